using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Panels;

/// <summary>A page with two doors, for those who sign in and for those who come by a mailed link: whoever has come in reads and answers alike.</summary>
internal abstract class DoorPage : RoomPage
{
    /// <summary>Why nothing can be answered here, in words; or what was answered just now.</summary>
    public string? Closed { get; protected set; }

    public bool Given { get; protected set; }

    /// <summary>Why whoever came by a link is turned away although the record is theirs.</summary>
    protected virtual Problem? Obstacle => null;

    /// <summary>False where the record is not for them, as where there is none.</summary>
    protected abstract Task<bool> Load(string reference, Occasion occasion);

    /// <summary>Fills the form in before it is shown for the first time.</summary>
    protected virtual void Start() { }

    /// <param name="act">Which of several answers, where the page takes several.</param>
    protected abstract Task<IActionResult> Answer(string reference, string act, Occasion occasion, OpenedLink? link);

    protected async Task<IActionResult> Enter(string reference)
    {
        if (!await Load(reference, await Occasion())) return NotFound();
        Start();
        return Page();
    }

    protected async Task<IActionResult> Respond(string reference, string act = "") => await Load(reference, await Occasion()) ? await Answer(reference, act, await Occasion(), null) : NotFound();

    protected async Task<IActionResult> Enter(Task<Outcome<OpenedLink>> opening)
    {
        if (await Open(opening) is not null) Start();
        return Page();
    }

    protected async Task<IActionResult> Respond(Task<Outcome<OpenedLink>> opening, string act = "") => await Open(opening) is { } link ? await Answer(link.Subject, act, link.Occasion, link) : Page();

    private async Task<OpenedLink?> Open(Task<Outcome<OpenedLink>> opening)
    {
        KeepNowhere();
        var opened = await opening;
        if (opened.Problem is { } problem) Closed = Refused(problem);
        else if (!await Load(opened.Value.Subject, opened.Value.Occasion)) Closed = Refused(Problem.NotFound("directory.link.unknown"));
        else if (Obstacle is { } obstacle) Closed = Refused(obstacle);
        return Closed is null ? opened.Value : null;
    }
}
