using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Requests.Similar;

/// <summary>What became of what was asked for, by one subject or one country.</summary>
/// <param name="Code">Of <see cref="Subjects"/>.</param>
/// <param name="Unmet">Found ineligible, declined, referred elsewhere, or never confirmed.</param>
/// <param name="Withdrawn">By those who asked, after submission: nobody knows whether the need is met.</param>
/// <param name="Open">Still with the facility or its requester.</param>
internal sealed record DemandRow(string Code, int Asked, int Met, int FromLibrary, int Unmet, int Withdrawn, int Open);

/// <param name="All">Every request once; a row of areas or countries counts a request in each it names.</param>
internal sealed record Demand(int? Year, IReadOnlyList<int> Years, DemandRow All, IReadOnlyList<DemandRow> Areas, IReadOnlyList<DemandRow> Countries);

/// <summary>Demand met, answered from the library, and unmet. Numbers only: a draft that found its answer was never the facility's to read.</summary>
internal sealed class CountDemand(RequestsDb db)
{
    private sealed record Counted(RequestStatus Status, bool Submitted, int Year, IReadOnlyList<string> Areas, IReadOnlyList<string> Countries);

    /// <summary>Refused but for the facility's team and its committee.</summary>
    public async Task<Outcome<Demand>> Run(int? year, Viewer viewer, CancellationToken cancellation)
    {
        if (!Request.ShowsInsideTo(viewer)) return Problem.Refused("requests.demand.team-only");
        var rows = await db.Requests.AsNoTracking().IgnoreAutoIncludes().Include(request => request.Parties)
            .Where(request => request.SubmittedOn != null || request.Status == RequestStatus.AnsweredFromLibrary || request.Status == RequestStatus.Unconfirmed || request.Status == RequestStatus.Withdrawn && request.OnBehalf != null)
            .ToListAsync(cancellation);
        var counted = rows.Select(request => new Counted(request.Status, request.SubmittedOn is not null, (request.SubmittedOn ?? request.AnsweredBy?.On ?? DateOnly.FromDateTime(request.OpenedAt.UtcDateTime)).Year, request.Chosen("areas"), request.Countries)).ToList();
        var within = counted.Where(each => year is null || each.Year == year).ToList();
        return new Demand(year, [.. counted.Select(each => each.Year).Distinct().OrderDescending()], Row("", within),
            Rows(within, each => each.Areas.Select(area => $"area:{area}")), Rows(within, each => Subjects.OfCountries(each.Countries)));
    }

    private static IReadOnlyList<DemandRow> Rows(IEnumerable<Counted> counted, Func<Counted, IEnumerable<string>> codes) =>
        [.. counted.SelectMany(each => codes(each).Select(code => (code, each))).GroupBy(pair => pair.code, pair => pair.each).Select(group => Row(group.Key, [.. group])).OrderByDescending(row => row.Unmet).ThenByDescending(row => row.Asked).ThenBy(row => row.Code, StringComparer.Ordinal)];

    private static DemandRow Row(string code, IReadOnlyCollection<Counted> counted)
    {
        // A decision is not one before its letter is signed: until then a request counts as open.
        var met = counted.Count(each => each.Status is RequestStatus.Approved or RequestStatus.ApprovedWithConditions);
        var library = counted.Count(each => each.Status == RequestStatus.AnsweredFromLibrary);
        var unmet = counted.Count(each => each.Status is RequestStatus.Ineligible or RequestStatus.Declined or RequestStatus.Referred || each is { Status: RequestStatus.Withdrawn, Submitted: false });
        var withdrawn = counted.Count(each => each is { Status: RequestStatus.Withdrawn, Submitted: true });
        return new(code, counted.Count, met, library, unmet, withdrawn, counted.Count - met - library - unmet - withdrawn);
    }
}
