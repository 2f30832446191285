using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Panels.HostView;
using Passerelle.Panels.Nominate;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.Mobilise;

/// <summary>Every chair of a proposed panel from the call to the mission, and the one thing an officer does next.</summary>
[Authorize]
internal sealed class ShowModel(ViewMobilisation view, FillChairs fill, AskHost ask, SteerSeat steer, AnswerCall answer) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public FillForm Fill { get; set; } = new();

    [BindProperty]
    public SteerForm Steer { get; set; } = new();

    public MobilisationView View { get; private set; } = null!;

    private Occasion occasion = null!;

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        // Whoever was named to take somebody's place is asked next, unless an officer thinks otherwise.
        Fill.Offers = [.. View.Offers.Where(offer => offer.Instead is { } gone && View.Chairs.Any(chair => chair.Expert == gone && chair.State == ChairState.Lost)).Select(offer => offer.Expert)];
        return Page();
    }

    public async Task<IActionResult> OnPostFill() => await Load() ? await Done(await fill.Run(Reference, Fill, occasion, Cancellation), "panels.fill.said", nameof(Fill)) : NotFound();

    public async Task<IActionResult> OnPostAskHost() => await Load() ? await Done(await ask.Run(Reference, occasion, Cancellation), "panels.host.said-asked", "") : NotFound();

    public async Task<IActionResult> OnPostWithdrawCall(string call) => await Load() ? await Done(await answer.Withdraw(call, occasion, Cancellation), "panels.call.said-withdrawn", "") : NotFound();

    public async Task<IActionResult> OnPostSteer(string seat, string act) =>
        await Load() && EnumWords.FromKebab<SeatAct>(act) is { } known ? await Done(await steer.Run(seat, known, Steer, occasion, Cancellation), "panels.steer.said", nameof(Steer)) : NotFound();

    public IEnumerable<SelectListItem> Offers() => View.Offers.Select(offer => new SelectListItem(offer.Instead is { } gone ? T["panels.fill.instead", View.Name(offer.Expert), View.Name(gone)].Value : View.Name(offer.Expert), offer.Expert));

    public string Home(ChairNow chair) => View.Cards.GetValueOrDefault(chair.Expert)?.Country is { } country ? Countries.Name(country) : "";

    public string Stands(ChairNow chair) => chair.Seat is { } seat ? T.Status(seat.Status) : T[$"panels.chair.{chair.State.Kebab()}"].Value;

    public string Tone(ChairNow chair) => chair.Seat is { } seat ? PanelWords.Tone(seat.Status) : chair.State switch { ChairState.Lost => "attention", ChairState.Called => "active", _ => "neutral" };

    public string? Why(ChairNow chair) => chair.Seat?.Declined is { } declined ? T[$"panels.decline.{declined.Kebab()}"].Value : chair.Seat?.Reason;

    public DateOnly? DueOn(ChairNow chair) => chair.Seat is { } seat ? ViewMobilisation.DueOn(seat, View, occasion) : chair is { State: ChairState.Called, Call: { } call } ? call.DueOn : null;

    public IEnumerable<SeatAct> Acts(ChairNow chair) => chair.Seat is { } seat && View.MayAct ? SeatFlow.Table.Offers(seat, occasion.By).Where(offer => offer.Missing is null && SteerSeat.Acts.Contains(offer.Act)).Select(offer => offer.Act) : [];

    private Task<IActionResult> Done(Outcome<string> outcome, string said, string form)
    {
        if (outcome.Problem is { } problem) return Task.FromResult(Show(problem, form));
        Said = T[said];
        return Task.FromResult(To($"/panels/{Reference}/mobilisation"));
    }

    private async Task<bool> Load()
    {
        occasion = await Occasion();
        var seen = await view.Run(Reference, occasion, Cancellation);
        if (seen.Problem is not null) return false;
        View = seen.Value;
        return true;
    }
}
