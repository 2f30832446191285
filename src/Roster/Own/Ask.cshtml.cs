using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Web;

namespace Passerelle.Roster.Own;

/// <summary>Where an expert without a letter at hand asks for a new link.</summary>
[AllowAnonymous]
internal sealed class AskModel(AskForLink ask) : RoomPage
{
    [BindProperty]
    public string? Email { get; set; }

    public bool Sent { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        // Asked in nobody's name, also by somebody signed in: the log shall not tell who looked for whom.
        var asked = await ask.Run(Email, (await Occasion()) with { By = Passerelle.Platform.Viewer.Anyone }, Cancellation);
        if (asked is { } problem) return Show(problem, "");
        Sent = true;
        return Page();
    }
}
