using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Links;
using Passerelle.Directory.Settings;

namespace Passerelle.Directory.Public;

/// <summary>A mailed link that was found good: what it is for, and who acts by it.</summary>
/// <param name="Subject">Reference of the record it opens.</param>
/// <param name="Office">In whose name; default for a link of a person, who acts for themselves alone.</param>
public sealed record OpenedLink(LinkId Id, string Purpose, string Subject, OfficeId Office, Occasion Occasion);

/// <summary>Mailed single-purpose links: made with the letter that carries them, opened any number of times, used once.</summary>
public sealed class LinksDesk
{
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(30);

    private readonly DirectoryDb db;
    private readonly OfficesDesk offices;
    private readonly TimeProvider clock;
    private readonly SiteAddress site;
    private readonly ChoicesKeeper choices;

    internal LinksDesk(DirectoryDb db, OfficesDesk offices, ChoicesKeeper choices, TimeProvider clock, SiteAddress site) =>
        (this.db, this.offices, this.choices, this.clock, this.site) = (db, offices, choices, clock, site);

    /// <summary>Adds a link, unsaved, and returns the address that its letter carries. Opening page: <c>/{language}/link/{secret}</c>.</summary>
    /// <param name="purpose">Room and word, such as <c>requests.sign-off</c>; the page that serves it is found by this.</param>
    public string Make(string purpose, string subject, OfficeId office, string language, DateTimeOffset now) => Keep(purpose, subject, office, language, now);

    /// <summary>The same for the person whom a record is about and who holds no office here: it opens that record and nothing else.</summary>
    /// <param name="subject">Reference of the record; whoever comes by the link is seen under it, never under a name.</param>
    public string MakeForPerson(string purpose, string subject, string language, DateTimeOffset now) => Keep(purpose, subject, null, language, now);

    private string Keep(string purpose, string subject, OfficeId? office, string language, DateTimeOffset now)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        db.Links.Add(new()
        {
            Id = ITypedId<LinkId>.New(now), SecretHash = MailedLink.HashOf(secret), Purpose = purpose, Subject = subject, Office = office, ExpiresAt = now + lifetime,
        });
        return site.Of(language, $"/link/{secret}");
    }

    /// <summary>NotFound when forged, Conflict when used or expired. Opening does not use it up.</summary>
    public async Task<Outcome<OpenedLink>> Open(string secret, CancellationToken cancellation)
    {
        var hash = MailedLink.HashOf(secret);
        var now = clock.GetUtcNow();
        if (await db.Links.AsNoTracking().SingleOrDefaultAsync(link => link.SecretHash == hash, cancellation) is not { } link) return Problem.NotFound("directory.link.unknown");
        if (link.UsedAt is { } used) return Problem.Conflict("directory.link.used", used);
        if (link.ExpiresAt < now) return Problem.Conflict("directory.link.expired", link.ExpiresAt);
        var workflow = (await choices.On(DateOnly.FromDateTime(now.UtcDateTime), cancellation)).Workflow;
        if (link.Office is not { } sought) return new OpenedLink(link.Id, link.Purpose, link.Subject, default, new(Person(link.Subject) with { Workflow = workflow }, now, Channel.MailedLink));
        if (await offices.Find(sought, cancellation) is not { } office) return Problem.NotFound("directory.link.unknown");
        var viewer = Viewer.Of(null, office.Title, [new(office.Id.Value, office.Title, "mailed-link", FrozenSet<string>.Empty)]) with { Workflow = workflow };
        return new OpenedLink(link.Id, link.Purpose, link.Subject, office.Id, new(viewer, now, Channel.MailedLink));
    }

    private static Viewer Person(string subject) => new(null, subject, [], FrozenSet.Create(To.Public, To.Person(subject)));

    /// <summary>The same at the page of one purpose: a link of another purpose is as good as forged there.</summary>
    public async Task<Outcome<OpenedLink>> Open(string secret, string purpose, CancellationToken cancellation) =>
        await Open(secret, cancellation) is var opened && opened.Problem is null && opened.Value.Purpose != purpose ? Problem.NotFound("directory.link.unknown") : opened;

    /// <summary>Marks it used, unsaved: it is used up in the transaction of the act it opens.</summary>
    public async Task Use(OpenedLink opened, CancellationToken cancellation)
    {
        var link = await db.Links.SingleAsync(link => link.Id == opened.Id, cancellation);
        link.UsedAt = opened.Occasion.At;
    }
}
