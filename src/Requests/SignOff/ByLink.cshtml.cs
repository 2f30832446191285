using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;
using Passerelle.Requests.Browse;
using Passerelle.Requests.Form;
using Passerelle.Requests.Invite;

namespace Passerelle.Requests.SignOff;

/// <summary>Sign-off by somebody without an account: the link says for which office and which request, and nothing else can be done with it.</summary>
[AllowAnonymous]
internal sealed class ByLinkModel(LinksDesk links, ViewRequest view, SignOffParty part, QuestionOptions options) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public PartInput Form { get; set; } = new();

    public CaseView View { get; private set; } = null!;

    public Party Mine => View.Mine!;

    /// <summary>Set when the link is forged, used or expired, or the signature has been given.</summary>
    public string? Closed { get; private set; }

    public QuestionOptions Options => options;

    private OpenedLink link = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Open() is { } closed) return closed;
        Form = PartInput.Of(View.Request, Mine);
        return Page();
    }

    public async Task<IActionResult> OnPost(string act)
    {
        if (await Open() is { } closed) return closed;
        var outcome = act == "refuse"
            ? await part.Refuse(link.Subject, link.Office, null, link.Occasion, Cancellation, link)
            : await part.Sign(link.Subject, link.Office, Form.Form, Form.Version, link.Occasion, Cancellation, link);
        if (outcome.Problem is { Kind: ProblemKind.Conflict } changed)
        {
            // The page shows the request as it now reads; what was typed stays, and signing again is for that text.
            Form.Version = View.Request.Version;
            ModelState.Remove("Form.Version");
            return Show(changed);
        }
        if (outcome.Problem is { } problem) return Show(problem);
        Closed = T[$"requests.sign-off.said-{outcome.Value.Status.Kebab()}"];
        return Page();
    }

    private async Task<IActionResult?> Open()
    {
        KeepNowhere();
        var opened = await links.Open(Secret, InviteParty.SignOffPurpose, Cancellation);
        if (opened.Problem is { } problem) return Refuse(problem);
        link = opened.Value;
        var seen = await view.Run(link.Subject, link.Occasion.By, Cancellation);
        if (seen.Problem is not null || seen.Value.Mine is not { } mine || !seen.Value.Request.TakesSignatureOf(mine)) return Refuse(Problem.Conflict("requests.sign-off.too-late"));
        View = seen.Value;
        return null;
    }

    private IActionResult Refuse(Problem problem)
    {
        Closed = Refused(problem);
        return Page();
    }
}
