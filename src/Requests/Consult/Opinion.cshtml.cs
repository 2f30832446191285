using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.Consult;

/// <summary>A service answers by its account.</summary>
[Authorize]
internal sealed class OpinionModel(ReadPaper read, GiveOpinion give, QuestionOptions options) : OpinionPage(read, options)
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public async Task<IActionResult> OnGet() => await Load(Reference, await Occasion()) ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load(Reference, await Occasion())) return NotFound();
        if (Closed is not null) return Page();
        var given = await give.Run(Reference, Form, await Occasion(), Cancellation);
        if (given.Problem is { } problem) return Show(problem);
        Said = T["requests.consult.said-given"];
        return To($"/requests/{Reference}");
    }
}
