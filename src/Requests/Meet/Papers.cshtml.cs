using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Documents;

namespace Passerelle.Requests.Meet;

/// <summary>The papers of all cases on the agenda, in the words of their file.</summary>
[Authorize]
internal sealed class PapersModel(ReadMeeting read, PrintMeeting print) : MeetingPageModel(read)
{
    public Document Document { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (!await Load() || (await print.Papers(Reference, await Viewer(), Cancellation)) is not { Problem: null, Value: var document }) return NotFound();
        Document = document;
        return Page();
    }
}

/// <summary>The minutes as they stand, in the words of their file, and the chair's approval.</summary>
[Authorize]
internal sealed class MinutesModel(ReadMeeting read, PrintMeeting print, ApproveMinutes approve) : MeetingPageModel(read)
{
    /// <summary>The version the chair reads.</summary>
    [BindProperty]
    public int Version { get; set; }

    public Document Document { get; private set; } = null!;

    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        Version = Meeting.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var approved = await approve.Run(Reference, Version, await Occasion(), Cancellation);
        if (approved.Problem is { } problem)
        {
            // Having read what changed, the chair approves knowingly.
            ModelState.Remove(nameof(Version));
            Version = Meeting.Version;
            return Show(problem);
        }
        Said = T["requests.meet.said-approved"];
        return ToMeeting();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || (await print.Minutes(Reference, await Viewer(), Cancellation)) is not { Problem: null, Value: var document }) return false;
        Document = document;
        if (View.May(MeetingAct.ApproveMinutes)) Letters = await approve.Letters(Meeting, Cancellation);
        return true;
    }
}
