using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Actions.Public;

namespace Passerelle.Actions;

/// <summary>How an Action's facts are put into words, on every page alike.</summary>
internal static class ActionWords
{
    /// <summary>Years only, for a narrow column: <c>2012–2013</c>.</summary>
    public static string Years(PartialDate? start, PartialDate? end) => (start, end) switch
    {
        (null, null) => "",
        (null, { } last) => $"–{last.Year}",
        ({ } first, null) => $"{first.Year}–",
        ({ } first, { } last) => first.Year == last.Year ? $"{first.Year}" : $"{first.Year}–{last.Year}",
    };

    public static string Period(this Wording words, PartialDate? start, PartialDate? end) => (start, end) switch
    {
        (null, null) => words["actions.period.unknown"],
        (null, { } last) => words["actions.period.until", Day(last)],
        ({ } first, null) => words["actions.period.since", Day(first)],
        ({ } first, { } last) => words["actions.period.between", Day(first), Day(last)],
    };

    public static string Day(PartialDate date) => date.Words(CultureInfo.CurrentCulture);

    public static string Day(DateOnly date) => ((PartialDate)date).Words(CultureInfo.CurrentCulture);

    public static string Status(this Wording words, ActionStatus status) => words[$"actions.action.stage.{status.Kebab()}"];

    /// <summary>Tone of the chip that shows a status.</summary>
    public static string Tone(ActionStatus status) => status switch
    {
        ActionStatus.InFormulation or ActionStatus.Agreed => "neutral",
        ActionStatus.UnderWay or ActionStatus.Closing => "active",
        ActionStatus.OnHold => "attention",
        ActionStatus.Closed or ActionStatus.ClosedEarly => "done",
    };

    public static string Places(IEnumerable<string> countries, IEnumerable<string> groups) => string.Join(", ", countries.Select(Vocabulary.Countries.Name).Concat(groups));

    public static string Names(this CodeList list, IEnumerable<string> codes) => string.Join(", ", codes.Select(list.Name));

    public static IEnumerable<SelectListItem> Options(this CodeList list, IEnumerable<string>? codes = null) => (codes ?? list.All).Select(code => new SelectListItem(list.Name(code), code));

    /// <summary>Options in the alphabetical order of the reader's language.</summary>
    public static IEnumerable<SelectListItem> Sorted(this CodeList list) => list.InOrder(list.All).Select(entry => new SelectListItem(entry.Name, entry.Code));

    /// <summary>Before the others, the option that chooses none.</summary>
    public static IEnumerable<SelectListItem> Or(this IEnumerable<SelectListItem> options, string none) => options.Prepend(new(none, ""));
}
