using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Panels.Nominate;

namespace Passerelle.Panels.Release;

/// <summary>What the doors to a release share: by account, by the link of the office, by a person's own link.</summary>
internal abstract class ReleasePage(ReadCalls read, ReleaseSeats release, SeatStatus status) : DoorPage
{
    [BindProperty]
    public ReleaseForm Form { get; set; } = new();

    public CallSheet Sheet { get; private set; } = null!;

    /// <summary>Those who are to be decided on.</summary>
    public IReadOnlyList<Seat> Waiting { get; private set; } = [];

    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    /// <summary>Whether whoever is here has to say who they are: they come by the link of an office.</summary>
    public bool AsksWho { get; private set; }

    public bool Second => status == SeatStatus.Signed;

    public IEnumerable<SelectListItem> Signers => Sheet.Holders.DistinctBy(holder => holder.Account).Select(holder => new SelectListItem($"{holder.Name} ({T[$"panels.capacity.{holder.Capacity}"].Value})", holder.Account.ToString())).Prepend(new("–", ""));

    public IEnumerable<SelectListItem> Decisions => new[] { ReleaseLine.Yes, ReleaseLine.No }.Select(word => new SelectListItem(T[Second ? $"panels.release.second-{word}" : $"panels.release.first-{word}"], word)).Append(new(T["panels.release.not-now"], ""));

    protected override async Task<bool> Load(string reference, Occasion occasion)
    {
        var seen = await read.One(reference, occasion, Cancellation);
        if (seen.Problem is not null) return false;
        Sheet = seen.Value;
        AsksWho = occasion.By.Account is null;
        Waiting = [.. Sheet.Seats.Where(seat => seat.Status == status)];
        if (!Second) Letters = await release.ToSeconds(Sheet.Call, Sheet.Mobilisation, occasion, Cancellation);
        if (Waiting.Count == 0) Closed = T["panels.release.nothing"];
        return true;
    }

    protected override void Start() => Form = new() { Seats = [.. Waiting.Select(seat => new ReleaseLine { Seat = seat.Reference, Decision = ReleaseLine.Yes })] };

    protected override async Task<IActionResult> Answer(string reference, string act, Occasion occasion, OpenedLink? link)
    {
        var done = Second ? await release.Countersign(reference, Form, occasion, Cancellation, link) : await release.Sign(reference, Form, occasion, Cancellation, link);
        if (done.Problem is { } problem)
        {
            // The lines shown are those that still wait, with what was typed for each.
            Form.Seats = [.. Waiting.Select(seat => Form.Seats.Find(line => line.Seat == seat.Reference) ?? new() { Seat = seat.Reference })];
            return Show(problem);
        }
        (Given, Closed) = (true, T[Second ? "panels.release.said-second" : "panels.release.said-first"]);
        return Page();
    }
}
