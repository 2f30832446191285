using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Requests.AskBack;
using Passerelle.Requests.Browse;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.Submit;

/// <summary>Check your answers, see who is missing and who will be written to, then submit or send back.</summary>
[Authorize]
internal sealed class CheckModel(ViewRequest view, SubmitRequest submit, ResubmitRequest resubmit, QuestionOptions options) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public string? Reply { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public QuestionOptions Options => options;

    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    public bool Returning => View.Request.Status == RequestStatus.NeedsInformation;

    public IReadOnlyList<Finding> Findings => RequestForm.Current.Findings(View.Request);

    public async Task<IActionResult> OnGet() => await Ready() ? View.Request.IsEditable ? Page() : ToCase() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var outcome = Returning ? await resubmit.Run(Reference, Form.Reply, await Occasion(), Cancellation) : await submit.Run(Reference, await Occasion(), Cancellation);
        if (outcome.Problem is { } problem) return Show(problem);
        Said = T[Returning ? "requests.submit.said-again" : "requests.submit.said"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || View.Mine is null) return false;
        if (View.Request.IsEditable) Letters = Returning ? await resubmit.Letters(View.Request, Cancellation) : await submit.Letters(View.Request, Cancellation);
        return true;
    }
}
