using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Requests.AskBack;
using Passerelle.Requests.Browse;
using Passerelle.Directory.Public;
using Passerelle.Requests.Eligibility;
using Passerelle.Requests.Enter;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.Submit;

/// <summary>Check your answers, see who is missing and who will be written to, then submit or send back.</summary>
[Authorize]
internal sealed class CheckModel(ViewRequest view, SubmitRequest submit, ResubmitRequest resubmit, ConfirmRequest confirm, QuestionOptions options) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public string? Reply { get; set; }

        public int Version { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public QuestionOptions Options => options;

    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    public bool Returning => View.Request.Status == RequestStatus.NeedsInformation;

    /// <summary>Text key of the act that the page ends in.</summary>
    public string Act => View.Request.Status switch { RequestStatus.NeedsInformation => "resubmit", RequestStatus.Unconfirmed => "confirm", _ => "submit" };

    /// <summary>The rules about who asks, as they read today: what can still be mended is seen before it is refused.</summary>
    public IReadOnlyList<RuleReading> Requesters { get; private set; } = [];

    public IReadOnlyList<Finding> Findings => RequestForm.Current.Findings(View.Request);

    public async Task<IActionResult> OnGet() => await Ready() ? View.Request.IsEditable ? Shown() : ToCase() : NotFound();

    private IActionResult Shown()
    {
        Form.Version = View.Request.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var outcome = View.Request.Status switch
        {
            RequestStatus.NeedsInformation => await resubmit.Run(Reference, Form.Reply, await Occasion(), Cancellation),
            RequestStatus.Unconfirmed => await confirm.Run(Reference, new(null, Form.Version), await Occasion(), Cancellation),
            _ => await submit.Run(Reference, await Occasion(), Cancellation),
        };
        if (outcome.Problem is { } problem) return Show(problem);
        Said = T[Returning ? "requests.submit.said-again" : "requests.submit.said"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || View.Mine is null) return false;
        if (View.Request.IsEditable) Letters = Returning ? await resubmit.Letters(View.Request, Cancellation) : await submit.Letters(View.Request, Cancellation);
        var today = View.Request.SubmittedOn ?? (await Occasion()).Today;
        if (Facility.PhaseOn(today) is { } phase) Requesters = EligibilityReader.ReadRequesters(View.Request, phase, View.Cards);
        return true;
    }
}
