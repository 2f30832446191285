using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Roster.Browse;

/// <summary>One line of the roster: enough to choose whose file to open, nothing to reach anybody by.</summary>
internal sealed record RosterRow(string Reference, string Name, string? Country, Sector? Sector, string Function, string Home, ExpertStatus Status, int TimesSent, PartialDate? LastSent, DateOnly? LastAskedOn);

/// <param name="Never">How many of all that the viewer sees were never sent.</param>
/// <param name="Everybody">How many the viewer sees, whatever is looked for.</param>
internal sealed record RosterList(IReadOnlyList<RosterRow> Rows, int Total, int Never, int Everybody);

/// <summary>The roster as a viewer sees it: paged and filtered in the database.</summary>
internal sealed class BrowseRoster(RosterDb db)
{
    public const int PageSize = 50;

    public async Task<RosterList> Run(RosterFilter filter, Viewer viewer, CancellationToken cancellation)
    {
        var seen = Visible(viewer);
        var matching = Matching(seen, filter);
        var rows = await Sorted(matching, filter.Sort).Skip((filter.Page - 1) * PageSize).Take(PageSize)
            .Select(expert => new RosterRow(expert.Reference, expert.Name, expert.HomeCountry, expert.Sector, expert.Function, expert.HomeName, expert.Status, expert.TimesSent, expert.LastSent, expert.LastAskedOn))
            .ToListAsync(cancellation);
        var counted = await seen.GroupBy(expert => expert.TimesSent == 0).Select(group => new { Never = group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var everybody = counted.Sum(each => each.Count);
        return new(rows, filter.IsOpen ? everybody : await matching.CountAsync(cancellation), counted.Where(each => each.Never).Sum(each => each.Count), everybody);
    }

    /// <summary>Whether somebody may look at the roster at all: hosts and the public do not learn that it is there.</summary>
    public static bool Opens(Viewer viewer) => viewer.Has(Role.Officer) || viewer.Has(Role.Auditor) || viewer.Has(Role.FocalPoint);

    private IQueryable<Expert> Visible(Viewer viewer) => db.Experts.AsNoTracking().Where(expert => expert.Status != ExpertStatus.Erased).SeenBy(db.Db, viewer, expert => expert.Id);

    private static IQueryable<Expert> Matching(IQueryable<Expert> experts, RosterFilter filter)
    {
        if (filter.Text is { } text)
        {
            var reference = text.ToUpperInvariant();
            var concepts = Terms.Concept(text) is { } named ? Terms.WithNarrower(named) : [];
            var byName = experts;
            foreach (var word in filter.Words) byName = byName.Where(expert => expert.NameFolded.Contains(word));
            var ids = byName.Select(expert => expert.Id);
            experts = concepts.Count > 0 ? experts.Where(expert => expert.Reference == reference || ids.Contains(expert.Id) || expert.Competences.Any(each => concepts.Contains(each.Concept)))
                : experts.Where(expert => expert.Reference == reference || ids.Contains(expert.Id) || expert.HomeName.Contains(text));
        }
        if (filter.Competence is { } concept)
        {
            var (sought, level) = (Terms.WithNarrower(concept), filter.Level ?? 1);
            experts = experts.Where(expert => expert.Competences.Any(each => sought.Contains(each.Concept) && each.Level >= level));
        }
        if (filter.Spoken is { } spoken)
        {
            var rank = (int)(filter.Mastery ?? Cefr.A1);
            experts = experts.Where(expert => expert.Languages.Any(each => each.Language == spoken && each.Rank >= rank));
        }
        if (filter.Sector is { } sector) experts = experts.Where(expert => expert.Sector == sector);
        if (filter.Country is { } country) experts = experts.Where(expert => expert.HomeCountry == country);
        if (filter.Experience is { } worked) experts = experts.Where(expert => expert.Experiences.Any(each => each.Country == worked));
        if (filter is { From: { } from, Until: { } until })
            experts = experts.Where(expert => !expert.Periods.Any(period => !period.Free && period.From <= until && period.Until >= from)
                && (expert.Periods.All(period => !period.Free) || expert.Periods.Any(period => period.Free && period.From <= from && period.Until >= until))
                && (expert.NotReleasedBefore == null || expert.NotReleasedBefore <= from));
        if (filter.Status is { } status) experts = experts.Where(expert => expert.Status == status);
        if (filter.Sent == RosterFilter.Never) experts = experts.Where(expert => expert.TimesSent == 0);
        if (filter.Sent == RosterFilter.Ever) experts = experts.Where(expert => expert.TimesSent > 0);
        return experts;
    }

    private static IQueryable<Expert> Sorted(IQueryable<Expert> experts, string sort) => sort switch
    {
        "-name" => experts.OrderByDescending(expert => expert.NameFolded).ThenByDescending(expert => expert.Reference),
        // Who was never asked, or never sent, comes before everybody else.
        "asked" => experts.OrderBy(expert => expert.LastAskedOn != null).ThenBy(expert => expert.LastAskedOn).ThenBy(expert => expert.Reference),
        "-asked" => experts.OrderBy(expert => expert.LastAskedOn == null).ThenByDescending(expert => expert.LastAskedOn).ThenBy(expert => expert.Reference),
        "sent" => experts.OrderBy(expert => expert.TimesSent).ThenBy(expert => expert.Reference),
        "-sent" => experts.OrderByDescending(expert => expert.TimesSent).ThenBy(expert => expert.Reference),
        "country" => experts.OrderBy(expert => expert.HomeCountry == null).ThenBy(expert => expert.HomeCountry).ThenBy(expert => expert.Reference),
        "-country" => experts.OrderBy(expert => expert.HomeCountry == null).ThenByDescending(expert => expert.HomeCountry).ThenBy(expert => expert.Reference),
        _ => experts.OrderBy(expert => expert.NameFolded).ThenBy(expert => expert.Reference),
    };
}
