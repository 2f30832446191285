using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Requests.Browse;

namespace Passerelle.Requests.Meet;

/// <summary>A meeting on one page: its agenda, what it waits for, what came of each case.</summary>
[Authorize]
internal sealed class MeetingModel(ReadMeeting read, SendAgenda send, CancelMeeting cancel) : MeetingPageModel(read)
{
    internal sealed class Input
    {
        public string? Reason { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    public IReadOnlyList<Told> Told => [.. View.History.Reverse().Select(fact => new Told(fact, T[fact.Kind.Replace(".", ".fact."), fact.By].Value))];

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGet() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPostSend()
    {
        if (!await Ready()) return NotFound();
        var sent = await send.Run(Reference, await Occasion(), Cancellation);
        if (sent.Problem is { } problem) return Show(problem);
        Said = T["requests.meet.said-sent"];
        return ToMeeting();
    }

    public async Task<IActionResult> OnPostCancel()
    {
        if (!await Ready()) return NotFound();
        var cancelled = await cancel.Run(Reference, Form.Reason, await Occasion(), Cancellation);
        if (cancelled.Problem is { } problem) return Show(problem);
        Said = T["requests.meet.said-cancelled"];
        return ToMeeting();
    }

    private async Task<bool> Ready()
    {
        if (!await Load()) return false;
        Today = (await Occasion()).Today;
        if (View.May(MeetingAct.SendAgenda)) Letters = await send.Letters(Meeting, Cancellation);
        else if (View.May(MeetingAct.Cancel)) Letters = await cancel.Letters(Meeting, Form.Reason ?? T["requests.meet.your-reason"], Cancellation);
        return true;
    }
}
