using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Roster.Browse;
using Passerelle.Roster.Public;

namespace Passerelle.Roster.Rotation;

/// <summary>What one state's administrations have on the roster, and what became of it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; empty for international bodies.</param>
/// <param name="Lately">Experts sent in the last two years.</param>
/// <param name="Asked">Times that these were asked; <paramref name="Declined"/> of them they declined.</param>
internal sealed record StateTurn(string Country, int Experts, int Never, int Lately, int Asked, int Declined, PartialDate? LastSent);

/// <summary>Somebody who was never sent.</summary>
internal sealed record NeverSent(string Reference, string Name, string? Country, string Home, ExpertStatus Status, DateOnly Since, int TimesAsked, DateOnly? LastAskedOn, IReadOnlyList<Decline> Declines);

/// <param name="Everybody">Whom the viewer sees on the roster, in the country asked for where one is.</param>
/// <param name="Rows">One page of those never sent: longest on the roster first.</param>
internal sealed record RotationSeen(int Everybody, int Never, int Lately, IReadOnlyList<StateTurn> States, IReadOnlyList<NeverSent> Rows, int Page)
{
    public int NeverPercent => Everybody == 0 ? 0 : (int)Math.Round(100.0 * Never / Everybody);
}

/// <summary>The half of the roster that is never sent: who they are, how long they have waited, and which administrations they are of.</summary>
internal sealed class SeeRotation(RosterDb db)
{
    public const int PageSize = 50, LatelyYears = 2;

    /// <param name="country">ISO 3166-1 alpha-2; null or empty for all.</param>
    /// <param name="page">From 1.</param>
    public async Task<Outcome<RotationSeen>> Run(string? country, int page, Occasion occasion, CancellationToken cancellation)
    {
        if (!BrowseRoster.Opens(occasion.By)) return Problem.NotFound();
        var home = string.IsNullOrWhiteSpace(country) ? null : country.Trim().ToUpperInvariant();
        var lately = occasion.Today.AddYears(-LatelyYears);
        var seen = db.Experts.AsNoTracking().Where(expert => expert.Status != ExpertStatus.Erased).SeenBy(db.Db, occasion.By, expert => expert.Id);
        var all = await seen.Select(expert => new { expert.HomeCountry, expert.TimesSent, expert.LastSent, expert.TimesAsked, expert.Declines }).ToListAsync(cancellation);
        var states = all.GroupBy(expert => expert.HomeCountry ?? "").Select(group => new StateTurn(group.Key, group.Count(), group.Count(expert => expert.TimesSent == 0), group.Count(expert => expert.LastSent?.Last >= lately),
            group.Sum(expert => expert.TimesAsked), group.Sum(expert => expert.Declines.Count), group.Max(expert => expert.LastSent))).OrderByDescending(state => (double)state.Never / state.Experts).ThenByDescending(state => state.Never).ThenBy(state => state.Country, StringComparer.Ordinal).ToList();
        var own = home is null ? states : [.. states.Where(state => state.Country == home)];
        var number = Math.Clamp(page, 1, 1 + own.Sum(state => state.Never) / PageSize);
        var rows = await seen.Where(expert => expert.TimesSent == 0 && (home == null || expert.HomeCountry == home)).OrderBy(expert => expert.Since).ThenBy(expert => expert.Reference).Skip((number - 1) * PageSize).Take(PageSize)
            .Select(expert => new NeverSent(expert.Reference, expert.Name, expert.HomeCountry, expert.HomeName, expert.Status, expert.Since, expert.TimesAsked, expert.LastAskedOn, expert.Declines)).ToListAsync(cancellation);
        return new RotationSeen(own.Sum(state => state.Experts), own.Sum(state => state.Never), own.Sum(state => state.Lately), states, rows, number);
    }
}
