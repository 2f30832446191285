using Passerelle.Actions.Browse;
using Passerelle.Platform.Web.Tags;

namespace Passerelle.Actions.Plan;

/// <summary>The plan as a page shows it: the picture, and the table that says the same in words.</summary>
/// <param name="Inside">Whether the reader sees which rules were set aside and why.</param>
internal sealed record PlanShown(Action Action, bool Inside, DateOnly Today)
{
    public static PlanShown Of(ActionView view, DateOnly today) => new(view.Action, view.Inside, today);

    // A title of another direction than the page's stands by itself behind its number.
    public IReadOnlyList<TimeRow> Rows =>
        [.. Action.Activities.Select(activity => new TimeRow($"{activity.Position}. \u2068{activity.Title}", Stretch(activity.AsPlanned()), Held(activity),
            [.. activity.Slips.Select(slip => Stretch(activity, slip.From))], activity.After is { } before ? Action.Activities.FindIndex(other => other.Id == before) : null))];

    private static Stretch? Stretch(PlannedActivity planned) => planned.Start is { } start && planned.Ends is { } end ? new(start.First, end.Last) : null;

    /// <summary>Where it stood before: as long as it is now.</summary>
    private static Stretch Stretch(Activity activity, PartialDate from) => new(from.First, from.Day > 0 ? from.First.AddDays((activity.AsPlanned().Length ?? 1) - 1) : from.Last);

    private static Stretch? Held(Activity activity) => activity.Actual is { } held ? Stretch(activity, held) : null;
}
