using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;
using Passerelle.Requests.Browse;
using Passerelle.Requests.Edit;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.Enter;

/// <summary>The requester reads, corrects and confirms what was entered for it, by the link it was mailed; nothing else can be done with the link.</summary>
[AllowAnonymous]
internal sealed class ConfirmByLinkModel(LinksDesk links, ViewRequest view, EditRequest edit, ConfirmRequest confirm, QuestionOptions options) : RoomPage
{
    internal sealed class Input
    {
        public int Version { get; set; }

        public string? MandateHolder { get; set; }

        public Dictionary<string, string?> Answers { get; set; } = [];

        public Dictionary<string, List<string>> Choices { get; set; } = [];
    }

    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public Input Form { get; set; } = new();

    public CaseView View { get; private set; } = null!;

    /// <summary>Set when the link is forged, used or expired, or the request has been confirmed.</summary>
    public string? Closed { get; private set; }

    /// <summary>The corrections are kept; nothing is confirmed yet.</summary>
    public bool Saved { get; private set; }

    private OpenedLink link = null!;

    public IEnumerable<SelectListItem> Options(Question question) => options.Of(question).Select(option => new SelectListItem(option.Group is { } group ? $"{group} – {option.Name}" : option.Name, option.Code));

    public async Task<IActionResult> OnGet()
    {
        if (await Open() is { } closed) return closed;
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPost(string act)
    {
        if (await Open() is { } closed) return closed;
        var typed = new EditForm(Form.Version,
            Form.Answers.Where(answer => RequestForm.Current.Questions.Any(question => question.Key == answer.Key && !question.IsChoice)).ToDictionary(),
            Form.Choices.Where(choice => RequestForm.Current.Questions.Any(question => question.Key == choice.Key && question.IsChoice)).ToDictionary(choice => choice.Key, choice => (IReadOnlyList<string>)[.. choice.Value.Where(code => code != "")]));
        var edited = await edit.Run(link.Subject, typed, link.Occasion, Cancellation);
        if (edited.Problem is { } wrong) return Again(wrong);
        Form.Version = edited.Value.Version;
        ModelState.Remove("Form.Version");
        if (act != "confirm")
        {
            Saved = true;
            return Page();
        }
        var confirmed = await confirm.Run(link.Subject, new(Form.MandateHolder ?? "", Form.Version), link.Occasion, Cancellation, link);
        if (confirmed.Problem is { } problem) return Again(problem);
        Closed = T["requests.confirm.said"];
        return Page();
    }

    private IActionResult Again(Problem problem)
    {
        if (problem.Kind == ProblemKind.Conflict)
        {
            // What was typed stays; sending it again is for the text as it now reads.
            Form.Version = View.Request.Version;
            ModelState.Remove("Form.Version");
        }
        return Show(problem);
    }

    private async Task<IActionResult?> Open()
    {
        KeepNowhere();
        var opened = await links.Open(Secret, AskToConfirm.Purpose, Cancellation);
        if (opened.Problem is { } problem) return Refuse(problem);
        link = opened.Value;
        var seen = await view.Run(link.Subject, link.Occasion.By, Cancellation);
        if (seen.Problem is not null || seen.Value.Request.Status != RequestStatus.Unconfirmed || seen.Value.Request.Lead != link.Office) return Refuse(Problem.Conflict("requests.confirm.too-late"));
        View = seen.Value;
        foreach (var question in RequestForm.Current.Questions)
            if (question.IsChoice) Form.Choices.TryAdd(question.Key, []);
            else Form.Answers.TryAdd(question.Key, null);
        return null;
    }

    private void Fill()
    {
        (Form.Version, Form.MandateHolder) = (View.Request.Version, View.Request.LeadParty.MandateHolder is { Length: > 0 } holder ? holder : View.Request.OnBehalf?.Sender);
        foreach (var question in RequestForm.Current.Questions)
            if (question.IsChoice) Form.Choices[question.Key] = [.. View.Request.Chosen(question.Key)];
            else Form.Answers[question.Key] = View.Request.Answer(question.Key).In(View.Request.Language);
    }

    private IActionResult Refuse(Problem problem)
    {
        Closed = Refused(problem);
        return Page();
    }
}
