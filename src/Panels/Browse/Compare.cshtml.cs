using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Panels.Describe;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.Browse;

/// <summary>Two panels for one activity side by side: versions of one, or alternatives.</summary>
[Authorize]
internal sealed class CompareModel(ComparePanels compare) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string? One { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Other { get; set; }

    public Comparison Seen { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        var found = await compare.Run(One, string.IsNullOrEmpty(Other) ? null : Other, await Viewer(), Cancellation);
        if (found.Problem is not null) return NotFound();
        Seen = found.Value;
        (One, Other) = (Seen.One?.Code, Seen.Other?.Code);
        return Page();
    }

    public IEnumerable<SelectListItem> Choices => Seen.Choices.Select(each => new SelectListItem(Label(each), each.Code));

    public string Label(Composition composition) => T[composition.IsNow ? "panels.compare.now" : "panels.compare.earlier", composition.Panel, composition.Number, Platform.Texts.Dates.Day(DateOnly.FromDateTime(composition.Answer.At.UtcDateTime))].Value;

    public string Seat(Composition composition, string expert) =>
        composition.Answer.Chairs.Find(chair => chair.Expert == expert) is { } chair ? T["panels.compare.sits", chair.Score.Total].Value : "–";

    /// <summary>What a rule asks for in one of the two, what it finds, and how that ends.</summary>
    public string Rule(Composition composition, string name)
    {
        var found = composition.Measure(name) is { } measured ? T.Number(measured) : "–";
        if (composition.Profile.Rule(name) is not { } rule) return T["panels.compare.not-asked", found].Value;
        var ends = composition.Answer.Missed.TryGetValue(name, out var by) ? T["panels.show.missed-by", by].Value : T["panels.show.met"].Value;
        return T["panels.compare.found", found, rule.Number is { } asked ? T.Number(asked) : T["panels.rule-number.everybody"].Value, ends].Value;
    }

    public string Name(string rule) => (Seen.One?.Profile.Rule(rule) ?? Seen.Other?.Profile.Rule(rule)) is { Of: { } of } ? T["panels.rule-words.stated", T.RuleName(rule), Spoken.Name(of)].Value : T.RuleName(rule);
}
