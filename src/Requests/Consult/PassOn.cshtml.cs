using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Requests.Decide;

namespace Passerelle.Requests.Consult;

[Authorize]
internal sealed class PassOnModel(ReadPaper read, PassOn pass) : PaperPageModel(read)
{
    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var passed = await pass.Run(Reference, await Occasion(), Cancellation);
        if (passed.Problem is { } problem) return Show(problem);
        Said = T["requests.pass-on.said"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !Paper.MayDo(RequestAct.PassOn)) return false;
        Letters = await pass.Letters(Paper.Request, (await Occasion()).Today, Cancellation);
        return true;
    }
}
