using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Compare;

/// <summary>Two editions of a fiche or of a practice side by side.</summary>
internal abstract class ComparePage : RoomPage
{
    public Comparison Comparison { get; private set; } = null!;

    public int From => Comparison.Before.Number;

    public new int To => Comparison.After.Number;

    /// <summary>Below the language, such as <c>/fiches</c>.</summary>
    public abstract string List { get; }

    public abstract string ListTitle { get; }

    public IEnumerable<SelectListItem> Numbers => Comparison.Editions.Select(edition => new SelectListItem(T["library.compare.edition-of", edition.Number, Dates.Day(edition.PublishedAt)], $"{edition.Number}"));

    protected IActionResult Shown(Outcome<Comparison> found)
    {
        if (found.Problem is { } problem) return Show(problem);
        Comparison = found.Value;
        return Page();
    }
}
