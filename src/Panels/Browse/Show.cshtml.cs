using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Panels.Choose;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Describe;
using Passerelle.Platform.Web;
using Passerelle.Platform.Web.Tags;

namespace Passerelle.Panels.Browse;

/// <summary>The table around which they sit, why each of them, and what can be done about it.</summary>
[Authorize]
internal sealed class ShowModel(ViewPanel view, ComposePanel compose, ChooseSeat choose, ProposePanel propose, CancelPanel cancel, AskWhyNot ask) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public SeatForm Form { get; set; } = new();

    public PanelView View { get; private set; } = null!;

    public Panel Panel => View.Panel;

    /// <summary>Null until it was asked.</summary>
    public WhyNot? Asked { get; private set; }

    public IReadOnlyList<TableChair> Chairs => [.. (Panel.Answer?.Chairs ?? []).Select(chair => new TableChair(View.Name(chair.Expert), View.Cards.GetValueOrDefault(chair.Expert)?.Country ?? "", Panel.Locked.Contains(chair.Expert)))];

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAct(string act)
    {
        if (!await Load()) return NotFound();
        var (occasion, known) = (await Occasion(), EnumWords.FromKebab<PanelAct>(act));
        var done = known switch
        {
            PanelAct.Compose => await compose.Run(Reference, occasion, Cancellation),
            PanelAct.Propose => await propose.Run(Reference, occasion, Cancellation),
            PanelAct.Cancel => await cancel.Run(Reference, occasion, Cancellation),
            { } seat => await choose.Run(Reference, seat, Form, occasion, Cancellation),
            null => Problem.NotFound(),
        };
        if (done.Problem is { } problem) return Show(problem);
        Said = T[$"panels.said.{act}"];
        return To($"/panels/{Reference}");
    }

    /// <summary>Asking changes nothing; a form sends it, so that a reference of a person stands in no address.</summary>
    public async Task<IActionResult> OnPostAsk()
    {
        if (!await Load()) return NotFound();
        var answer = await ask.Run(Reference, Form.Expert, await Occasion(), Cancellation);
        if (answer.Problem is { } problem) return Show(problem);
        Asked = answer.Value;
        return Page();
    }

    public bool May(PanelAct act) => View.Offers.Any(offer => offer.Act == act && offer.Missing is null);

    /// <summary>A rule as the table shows it: how it ends, and by how much it is missed.</summary>
    public string Ends(ProfileRule rule) =>
        Panel.Answer is { Chairs.Count: > 0 } answer ? answer.Missed.TryGetValue(rule.Rule, out var by) ? T["panels.show.missed-by", by].Value : T["panels.show.met"].Value : Panel.Answer?.Conflict.Contains(rule.Rule) is true ? T["panels.show.in-conflict"].Value : "–";

    public string Spares(Chair chair) => chair.Spares.Count == 0 ? "–" : string.Join("; ", chair.Spares.Select(spare => T["panels.show.spare", View.Name(spare.Expert), spare.Expert, (Panel.Answer?.Worth ?? 0) - spare.Worth].Value));

    public string Home(string expert) => View.Cards.GetValueOrDefault(expert) is { } card ? string.Join(", ", new[] { card.Country is { } country ? Countries.Name(country) : "", card.Sector is { } sector ? T[$"roster.sector.{sector.Kebab()}"].Value : "" }.Where(part => part != "")) : "";

    public string Named(IEnumerable<string> experts) => string.Join(", ", experts.Select(expert => T["panels.show.named", View.Name(expert), expert].Value));

    private async Task<bool> Load()
    {
        var seen = await view.Run(Reference, await Viewer(), Cancellation);
        if (seen.Problem is not null) return false;
        View = seen.Value;
        return true;
    }
}
