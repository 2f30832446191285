using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Platform.Web;
using Passerelle.Requests.Browse;
using Passerelle.Requests.Form;
using Passerelle.Requests.Similar;

namespace Passerelle.Requests.Edit;

[Authorize]
internal sealed class EditModel(ViewRequest view, EditRequest edit, QuestionOptions options, FindSimilar similar) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public int Version { get; set; }

        public Dictionary<string, string?> Answers { get; set; } = [];

        public Dictionary<string, List<string>> Choices { get; set; } = [];
    }

    [BindProperty(SupportsGet = true)]
    public string Step { get; set; } = "";

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<Question> Questions { get; private set; } = [];

    public IReadOnlyList<Meanwhile> Meanwhile { get; private set; } = [];

    public int Number => RequestForm.Current.Steps.Index().Single(step => step.Item == Step).Index + 1;

    public int Total => RequestForm.Current.Steps.Count + 4;

    public string Next => Number < RequestForm.Current.Steps.Count ? $"edit/{RequestForm.Current.Steps[Number]}" : View.Mine is null ? "on-behalf" : "part";

    public string? Previous => Number > 1 ? $"edit/{RequestForm.Current.Steps[Number - 2]}" : null;

    public IEnumerable<SelectListItem> Options(Question question)
    {
        var groups = new Dictionary<string, SelectListGroup>();
        return [.. options.Of(question).Select(option => new SelectListItem(option.Name, option.Code) { Group = option.Group is { } name ? groups.TryGetValue(name, out var group) ? group : groups[name] = new() { Name = name } : null })];
    }

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        if (!View.Request.IsEditable) return ToCase();
        Form.Version = View.Request.Version;
        foreach (var question in Questions)
            if (question.IsChoice) Form.Choices[question.Key] = [.. View.Request.Chosen(question.Key)];
            else Form.Answers[question.Key] = View.Request.Answer(question.Key).In(View.Request.Language);
        return Page();
    }

    public async Task<IActionResult> OnPost(bool stay = false)
    {
        if (!await Ready()) return NotFound();
        var (form, request) = (Typed(), View.Request);
        var edited = await edit.Run(Reference, form, await Occasion(), Cancellation);
        if (edited.Problem is { Kind: ProblemKind.Conflict } lost)
        {
            // What they wrote is shown, what was typed stays in the fields, and saving again is a choice made knowingly.
            await Load();
            Meanwhile = EditRequest.Changed(View.Request, form, await Viewer());
            Form.Version = View.Request.Version;
            ModelState.Remove("Form.Version");
            return Show(lost);
        }
        if (edited.Problem is { } problem) return Show(problem);
        if (edited.Value.Findings.Count > 0 && !stay)
        {
            Form.Version = edited.Value.Version;
            ModelState.Remove("Form.Version");
            Saved = true;
            return Show(Problem.Invalid(edited.Value.Findings));
        }
        return stay ? ToCase() : To($"/requests/{Reference}/{Next}");
    }

    /// <summary>For the script that saves while somebody types: 204, or the problem's status; never a page.</summary>
    public async Task<IActionResult> OnPostAutosave()
    {
        if (!await Ready()) return NotFound();
        var edited = await edit.Run(Reference, Typed(), await Occasion(), Cancellation);
        return StatusCode(edited.Problem?.StatusCode() ?? 204);
    }

    /// <summary>What there is already about the same, as the draft was saved last.</summary>
    public (string Reference, bool MayTake, IReadOnlyList<SimilarCase> Found) Similar => (Reference, View.Sees(RequestAct.TakeAnswer), similar.Run(View.Request, View.Viewer));

    /// <summary>For the script that saves while somebody types: the part of the page alone.</summary>
    public async Task<IActionResult> OnGetSimilar() => await Load() && View.Request.IsEditable ? Partial("/Requests/Similar/_Similar.cshtml", Similar) : NotFound();

    /// <summary>All is saved though something is still to mend.</summary>
    public bool Saved { get; private set; }

    /// <summary>What this writer typed for a question, as one text.</summary>
    public string Mine(Question question) => question.IsChoice ? string.Join(", ", Form.Choices[question.Key]) : Form.Answers[question.Key] ?? "";

    private EditForm Typed() => new(Form.Version,
        Questions.Where(question => !question.IsChoice).ToDictionary(question => question.Key, question => Form.Answers.GetValueOrDefault(question.Key)),
        Questions.Where(question => question.IsChoice).ToDictionary(question => question.Key, question => (IReadOnlyList<string>)[.. (Form.Choices.GetValueOrDefault(question.Key) ?? []).Where(code => code != "")]));

    private async Task<bool> Ready()
    {
        Questions = [.. RequestForm.Current.Of(Step)];
        if (Questions.Count == 0 || !await Load()) return false;
        foreach (var question in Questions)
            if (question.IsChoice) Form.Choices.TryAdd(question.Key, []);
            else Form.Answers.TryAdd(question.Key, null);
        return true;
    }
}
