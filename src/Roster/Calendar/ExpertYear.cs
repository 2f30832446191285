using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Platform.Web.Tags;

namespace Passerelle.Roster.Calendar;

/// <summary>The year ahead of an expert, as a page shows it: when they are free or away, what they bear, what they declined.</summary>
/// <param name="MayChange">Whether the reader may enter and take out periods.</param>
internal sealed record ExpertYear(Expert Expert, DateOnly Today, bool MayChange, PeriodForm Period)
{
    public IReadOnlyList<YearSpan> Spans =>
    [
        .. Expert.Periods.Select(period => new YearSpan(period.From, period.Until, period.Free ? YearSpan.Free : YearSpan.Away)),
        .. Expert.NotReleasedBefore is { } day && day > Today ? [new YearSpan(Today, day.AddDays(-1), YearSpan.Away)] : Array.Empty<YearSpan>(),
        .. Expert.Missions.Select(mission => new YearSpan(mission.From.First, mission.Days is { } days ? mission.From.First.AddDays(days - 1) : mission.From.Last, YearSpan.Busy)),
    ];

    public static IReadOnlyDictionary<string, string> Keys(Wording t) => new Dictionary<string, string>
    {
        [YearSpan.Free] = t["roster.period.free"].Value, [YearSpan.Away] = t["roster.period.away"].Value, [YearSpan.Busy] = t["roster.calendar.mission"].Value,
    };

    public static IEnumerable<SelectListItem> Kinds(Wording t) => [new(t["roster.period.away"].Value, "away"), new(t["roster.period.free"].Value, "free")];
}
