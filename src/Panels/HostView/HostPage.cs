using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.HostView;

/// <summary>What the two doors to short profiles share: by account and by mailed link.</summary>
internal abstract class HostPage(AnswerHost answer) : DoorPage
{
    [BindProperty]
    public HostForm Form { get; set; } = new();

    public HostSheet Sheet { get; private set; } = null!;

    public IEnumerable<SelectListItem> Decisions => [new(T["panels.seat.act.accept"], HostLine.Accept), new(T["panels.seat.act.object"], HostLine.Object), new(T["panels.release.not-now"], "")];

    /// <summary>How a host reads of somebody who has not consented to be named, or is gone.</summary>
    public string Name(HostProfile profile) => profile.Name ?? T["panels.news.an-expert"].Value;

    protected override async Task<bool> Load(string reference, Occasion occasion)
    {
        var read = await answer.Read(reference, occasion, Cancellation);
        if (read.Problem is not null) return false;
        Sheet = read.Value;
        if (Sheet.Waiting.Count == 0) Closed = T["panels.host.nothing", Sheet.Accepted, Sheet.Objected];
        return true;
    }

    protected override void Start() => Form = new() { Seats = [.. Sheet.Waiting.Select(card => new HostLine { Seat = card.Seat, Decision = HostLine.Accept })] };

    protected override async Task<IActionResult> Answer(string reference, string act, Occasion occasion, OpenedLink? link)
    {
        var done = await answer.Run(reference, Form, occasion, Cancellation, link);
        if (done.Problem is { } problem)
        {
            Form.Seats = [.. Sheet.Waiting.Select(card => Form.Seats.Find(line => line.Seat == card.Seat) ?? new() { Seat = card.Seat })];
            return Show(problem);
        }
        (Given, Closed) = (true, T["panels.host.said"]);
        return Page();
    }
}
