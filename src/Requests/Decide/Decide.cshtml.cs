using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.Decide;

/// <summary>The steering committee's paper, and the decision on it.</summary>
[Authorize]
internal sealed class DecideModel(ReadPaper read, DecideRequest decide, TakeUpAgain again, DeclareInterest declare, QuestionOptions options) : PaperPageModel(read)
{
    internal sealed class AgainInput
    {
        public string? Reason { get; set; }
    }

    [BindProperty]
    public DecisionForm Form { get; set; } = new();

    [BindProperty]
    public AgainInput Again { get; set; } = new();

    public QuestionOptions Options => options;

    /// <summary>Set once the decision has been looked over; the button then records it.</summary>
    public Proposal? Prepared { get; private set; }

    /// <summary>Whether the office that would decide has said if it has an interest: it is asked first.</summary>
    public bool Declared => Paper.Viewer.OfficeWith(Role.Committee) is not { } office || Paper.HasDeclared(new(office));

    public IReadOnlyList<LetterDraft> AgainLetters { get; private set; } = [];

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<DecisionKind>().Select(kind => new SelectListItem(T[$"requests.decide.kind.{kind.Kebab()}"], kind.ToString()));

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        Form.TakenOn = (await Occasion()).Today;
        return Page();
    }

    public async Task<IActionResult> OnPostPreview()
    {
        if (!await Ready()) return NotFound();
        var prepared = await decide.Prepare(Reference, Form, await Occasion(), Cancellation);
        if (prepared.Problem is { } problem) return Show(problem);
        Prepared = prepared.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostDeclare([Bind(Prefix = "Form")] DeclarationForm declaration)
    {
        if (!await Ready()) return NotFound();
        declaration.Office = Paper.Viewer.OfficeWith(Role.Committee);
        var declared = await declare.Run(Reference, declaration, await Occasion(), Cancellation);
        if (declared.Problem is { } problem) return Show(problem);
        Said = T["requests.declare.said"];
        return To($"/requests/{Reference}/decision");
    }

    public async Task<IActionResult> OnPostChange() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var decided = await decide.Run(Reference, Form, await Occasion(), Cancellation);
        if (decided.Problem is { } problem) return await Ready() ? Show(problem) : NotFound();
        Said = T["requests.decide.said-decided"];
        return ToCase();
    }

    public async Task<IActionResult> OnPostAgain()
    {
        if (!await Ready()) return NotFound();
        var taken = await again.Run(Reference, Again.Reason, await Occasion(), Cancellation);
        if (taken.Problem is { } problem) return Show(problem, nameof(Again));
        Said = T["requests.decide.said-again"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !Paper.Inside) return false;
        if (Paper.MayDo(RequestAct.TakeUpAgain)) AgainLetters = await again.Letters(Paper.Request, (await Occasion()).Today, Cancellation);
        return true;
    }
}
