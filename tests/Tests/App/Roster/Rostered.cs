using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Directory.Public;
using Passerelle.Directory.Tokens;
using Passerelle.Platform;
using Passerelle.Platform.Data;
using Passerelle.Roster;
using Passerelle.Roster.Keep;
using Passerelle.Roster.Own;
using Passerelle.Roster.Public;

namespace Passerelle.Tests.App.Roster;

/// <summary>An officer, two focal points of two countries, and experts brought in by the operations that people use.</summary>
internal sealed partial class Rostered
{
    private static int count;

    private readonly TestHost host;

    private Rostered(TestHost host) => this.host = host;

    public required Official Officer { get; init; }

    public required Official Hungarian { get; init; }

    public required Official Dutch { get; init; }

    public static async Task<Rostered> In(TestHost host)
    {
        var n = Interlocked.Increment(ref count);
        return new(host)
        {
            Officer = await host.Appoint($"Odile Keeper {n}", Role.Officer), Hungarian = await host.AppointIn("agency", "HU", $"Huba Hidas {n}", Role.FocalPoint), Dutch = await host.AppointIn("agency", "NL", $"Nel Brug {n}", Role.FocalPoint),
        };
    }

    public static int Next() => Interlocked.Increment(ref count);

    public static ExpertForm Form(string name, string country = "HU") => new()
    {
        Name = name, Email = $"{name.ToLowerInvariant().Replace(' ', '.')}@experts.example", Phone = "+36 1 234 567", Language = "en", Sector = "public", Country = country, Institution = "Ministry of Crossings", Function = "Head of unit",
        Seniority = "senior", MostInAYear = "2", Experience = "PH; SN", Gender = "female",
        Competences = [new() { Concept = "return", Level = "4", Evidence = "mission", Note = "Round table", Date = "2013-05" }], Languages = [new() { Language = "en", Level = "C1" }, new() { Language = "hu", Level = "C2" }],
    };

    public async Task<Occasion> As(Official official)
    {
        var now = host.Clock.GetUtcNow();
        return new(await host.Ask<AccountsDesk, Viewer>(desk => desk.Viewer(official.Account, DateOnly.FromDateTime(now.UtcDateTime), default)), now, Channel.Page);
    }

    /// <summary>Somebody who calls the API with a personal token.</summary>
    public async Task<Visitor> Api(Official official)
    {
        var occasion = await As(official);
        var token = await host.Ask<CreateToken, Outcome<string>>(create => create.Run(new() { Name = $"Test {Next()}", Days = 30 }, occasion, default));
        var visitor = host.Anyone();
        visitor.Http.DefaultRequestHeaders.Authorization = new("Bearer", token.Value);
        return visitor;
    }

    /// <summary>As the expert acts who has followed a mailed link.</summary>
    public Occasion Self(string reference) => new(new(null, reference, [], System.Collections.Frozen.FrozenSet.Create(Passerelle.Platform.Seeing.To.Public, Passerelle.Platform.Seeing.To.Person(reference))), host.Clock.GetUtcNow(), Channel.MailedLink);

    public async Task<string> Register(ExpertForm form, Official? by = null)
    {
        var occasion = await As(by ?? Officer);
        return Accepted(await host.Ask<KeepExpert, Outcome<string>>(keep => keep.Register(form, occasion, default)));
    }

    public Task<Outcome<string>> Confirm(string reference, params Purpose[] purposes) =>
        host.Ask<ConfirmExpert, Outcome<string>>(confirm => confirm.Run(reference, purposes.Length == 0 ? Enum.GetValues<Purpose>() : purposes, Self(reference), default));

    public async Task<string> Confirmed(string name, string country = "HU")
    {
        var reference = await Register(Form(name, country));
        Accepted(await Confirm(reference));
        return reference;
    }

    public async Task<IReadOnlyList<string>> Proposable(DateOnly? from = null, DateOnly? until = null)
    {
        var occasion = await As(Officer);
        var first = from ?? occasion.Today.AddDays(20);
        return [.. (await host.Ask<RosterDesk, IReadOnlyList<ProposableExpert>>(desk => desk.Proposable(new(first, until ?? first.AddDays(4), [], []), occasion.By, occasion.Today, default))).Select(expert => expert.Reference)];
    }

    public Task<Expert> Find(string reference) => host.Read(db => db.Set<Expert>().AsNoTracking().Include(expert => expert.Competences).Include(expert => expert.Consents).Include(expert => expert.Missions).AsSplitQuery().SingleAsync(expert => expert.Reference == reference));

    /// <summary>The address in the newest letter to somebody.</summary>
    public async Task<string> LinkTo(string email)
    {
        var letter = (await host.Letters()).Last(letter => letter.To.Mailboxes.Single().Address == email);
        return new Uri(Address().Match(letter.HtmlBody ?? "").Groups[1].Value).PathAndQuery;
    }

    public static T Accepted<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.Problem is null, outcome.Problem is { } problem ? string.Join("; ", problem.Findings.Select(finding => $"{finding.Field} {finding.Key}")) : "");
        return outcome.Value;
    }

    [GeneratedRegex("href=\"([^\"]+/link/[^\"]+)\"")]
    private static partial Regex Address();
}
