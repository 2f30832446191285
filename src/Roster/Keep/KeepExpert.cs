using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Passerelle.Directory.Public;
using Passerelle.Roster.Cycle;

namespace Passerelle.Roster.Keep;

/// <summary>Enters an expert, or changes what stands about one. An officer for anybody, a focal point for its own, the expert for themselves.</summary>
internal sealed class KeepExpert(RosterDb db, Homes homes, OfficesDesk offices, RosterLetters letters, IOptions<RosterOptions> options)
{
    /// <summary>Null when the viewer may enter experts.</summary>
    public static Problem? Refuse(Viewer viewer) =>
        viewer.Has(Role.Officer) || viewer.Has(Role.FocalPoint) || viewer.Tokens.Contains(To.Program) ? null : Problem.Refused("roster.keepers.only");

    /// <summary>Its reference. The expert is written to and asked to confirm; until then they are found and never proposed.</summary>
    public async Task<Outcome<string>> Register(ExpertForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (Refuse(occasion.By) is { } refused) return refused;
        var read = await Read(form, null, occasion.By, cancellation);
        if (read.Problem is { } problem) return problem;

        var text = read.Value;
        var own = occasion.By.Has(Role.Officer) ? null : occasion.By.OfficeWith(Role.FocalPoint);
        var expert = new Expert { Id = ITypedId<Public.ExpertId>.New(occasion.At), Reference = await db.Db.NextReference("EXP", occasion.At.Year, cancellation), Since = occasion.Today };
        expert.Write(text);
        var (institution, focalPoint) = await homes.Of(text.Country, text.Institution, cancellation);
        expert.Belongs(institution, own is { } office ? new(office) : focalPoint);
        expert.LetterOn = occasion.Today;
        expert.LettersSent = 1;
        db.Experts.Add(expert);
        var fact = expert.Fact("roster.registered", own ?? occasion.By.OfficeWith(Role.Officer), new { country = expert.HomeCountry, sector = expert.Sector }, letters.Invitation(expert, occasion.At));
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : expert.Reference;
    }

    /// <summary>NotFound when the viewer may not know of the expert; Conflict when somebody has changed the record since it was read.</summary>
    public async Task<Outcome<string>> Change(string reference, ExpertForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { IsGone: false } expert) return Problem.NotFound();
        if (!MayChange(expert, occasion.By)) return Problem.Refused("roster.keepers.only");
        if (form.Version != expert.Version) return Problem.Conflict(Db.ChangedMeanwhile);
        var read = await Read(form, expert, occasion.By, cancellation);
        if (read.Problem is { } problem) return problem;

        var before = ExpertText.Of(expert);
        var changed = before.Differences(read.Value);
        if (changed.Count == 0) return reference;
        expert.Write(read.Value);
        if (changed.Contains("country") || changed.Contains("institution"))
        {
            var (institution, focalPoint) = await homes.Of(expert.HomeCountry, expert.HomeName, cancellation);
            // A focal point does not lose an expert by a correction of its own.
            expert.Belongs(institution, focalPoint ?? (expert.IsKeptBy(occasion.By) ? expert.FocalPoint : null));
        }
        db.Touch(expert);
        var office = occasion.By.OfficeWith(Role.Officer) ?? (expert.IsKeptBy(occasion.By) ? expert.FocalPoint?.Value : null);
        return await db.Db.Save(occasion, [expert.Fact("roster.changed", office, new { changed })], cancellation) is { } race ? race : reference;
    }

    public static bool MayChange(Expert expert, Viewer viewer) => !expert.IsGone && (viewer.Has(Role.Officer) || expert.IsKeptBy(viewer) || viewer.Tokens.Contains(To.Person(expert.Reference)));

    /// <summary>The text of a form. What the viewer is not shown stays as it is.</summary>
    private async Task<Outcome<ExpertText>> Read(ExpertForm form, Expert? expert, Viewer viewer, CancellationToken cancellation)
    {
        var read = ExpertText.Read(form, options.Value.KeepsGender);
        List<Finding> findings = [.. read.Problem?.Findings ?? []];
        var email = form.Email?.Trim().ToLowerInvariant();
        if (!string.IsNullOrEmpty(email) && await db.Experts.AnyAsync(other => other.Email == email && (expert == null || other.Id != expert.Id), cancellation)) findings.Add(new("Email", "roster.form.email.taken"));
        var mine = viewer.Has(Role.Officer) ? null : viewer.OfficeWith(Role.FocalPoint);
        if (mine is { } office && read.Problem is null && await offices.Find(new OfficeId(office), cancellation) is { Country: { } country } && read.Value.Country != country) findings.Add(new("Country", "roster.form.country.yours", Countries.Name(country)));
        if (findings.Count > 0) return Problem.Invalid(findings);
        var text = read.Value;
        if (!viewer.Has(Role.Officer) && (expert is null || !expert.ShowsFeeTo(viewer))) text = text with { Fee = expert?.Fee, Gender = expert?.Gender };
        if (viewer.Tokens.Any(token => token.StartsWith("person:", StringComparison.Ordinal))) text = text with { NotReleasedBefore = expert?.NotReleasedBefore };
        return text;
    }
}
