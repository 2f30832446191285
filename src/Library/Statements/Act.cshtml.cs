using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Statements;

/// <summary>One page before a statement is confirmed, opened again or taken back.</summary>
[Authorize]
internal sealed class StatementActModel(PassStatement pass) : RoomPage
{
    [BindProperty]
    public StatementForm Form { get; set; } = new();

    public Statement Statement { get; private set; } = null!;

    public StatementAct Act { get; private set; }

    public string Back => $"/{Lang}/{Statement switch { Transfer => "transfers", Lesson => "lessons", _ => "syntheses" }}/{Statement.Reference}";

    public async Task<IActionResult> OnGet(string reference, string act)
    {
        if (!await Load(reference, act)) return NotFound();
        if (!StatementFlow.Table.Offers(Act, Statement, await Viewer())) return LocalRedirect(Back);
        Form.Version = Statement.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference, string act)
    {
        if (!await Load(reference, act)) return NotFound();
        Form.Language = Lang;
        var done = await pass.Run(reference, Act, Form, await Occasion(), Cancellation);
        if (done.Problem is { } problem) return Show(problem);
        Said = T[$"library.statement.said.{Act.Kebab()}"];
        return LocalRedirect(Back);
    }

    private async Task<bool> Load(string reference, string act)
    {
        if (EnumWords.FromKebab<StatementAct>(act) is not { } wanted || wanted == StatementAct.Write || await pass.Find(reference, await Viewer(), Cancellation) is not { } found) return false;
        (Act, Statement) = (wanted, found);
        return true;
    }
}
