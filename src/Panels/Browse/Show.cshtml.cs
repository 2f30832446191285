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
internal sealed class ShowModel(ViewPanel view, ComposePanel compose, ChooseSeat choose, ProposePanel propose, CancelPanel cancel, AskWhyNot ask, LoosenRules loosen) : RoomPage
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

    /// <summary>Loosens the rules one of the ways names, and composes at once: whoever takes a way out wants to see where it leads.</summary>
    public async Task<IActionResult> OnPostLoosen(int way, int? version)
    {
        if (!await Load()) return NotFound();
        var occasion = await Occasion();
        var loosened = await loosen.Run(Reference, new() { Way = way, Version = version }, occasion, Cancellation);
        if (loosened.Problem is { } problem) return Show(problem, "");
        var composed = await compose.Run(Reference, occasion, Cancellation);
        if (composed.Problem is { } no) return await Load() ? Show(no) : NotFound();
        Said = T["panels.said.loosen"];
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
    public string Ends(ProfileRule rule) => Panel.Answer?.Measures?.TryGetValue(rule.Rule, out var found) is true && (rule.Rule != ProfileRule.Euros || View.ShowsFees) ? T["panels.show.found", T.Number(found), How(rule)].Value : How(rule);

    private string How(ProfileRule rule) =>
        Panel.Answer is { Chairs.Count: > 0 } answer ? answer.Missed.TryGetValue(rule.Rule, out var by) ? T["panels.show.missed-by", by].Value : T["panels.show.met"].Value : Panel.Answer?.Conflict.Contains(rule.Rule) is true ? T["panels.show.in-conflict"].Value : "–";

    /// <summary>Chairs that somebody declined and nobody has taken yet.</summary>
    public IEnumerable<DeclinedSeat> Vacated => Panel.IsStale ? Panel.Declines.Where(seat => Panel.Excluded.Contains(seat.Expert) && Panel.Answer?.Chairs.Any(chair => chair.Expert == seat.Expert) is true) : [];

    /// <summary>Who left since the answer before, and who came.</summary>
    public (IReadOnlyList<string> Left, IReadOnlyList<string> Came) Changed => Panel.Answer is { Chairs.Count: > 0 } now && Panel.Earlier.LastOrDefault() is { } before
        ? ([.. before.Answer.Chairs.Select(chair => chair.Expert).Except(now.Chairs.Select(chair => chair.Expert))], [.. now.Chairs.Select(chair => chair.Expert).Except(before.Answer.Chairs.Select(chair => chair.Expert))]) : ([], []);

    /// <summary>Whether there is anything to set against it: an earlier answer, or another panel for the activity.</summary>
    public bool Comparable => Panel.IsPossible && (Panel.Earlier.Count > 0 || View.HasAlternatives);

    public string MemberStates => View.Activity?.Planned is { } day ? string.Join(", ", Facility.MemberStatesOn(day.First).Select(Countries.Name).Order(StringComparer.Create(Platform.Texts.Language.Culture(Lang), ignoreCase: true))) : "";

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
