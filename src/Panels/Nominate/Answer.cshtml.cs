using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Passerelle.Panels.Nominate;

/// <summary>A call, answered by somebody who signs in for the office it went to.</summary>
[Authorize]
internal sealed class AnswerModel(ReadCalls read, AnswerCall answer) : CallPage(read, answer)
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public async Task<IActionResult> OnGet()
    {
        if (!await Load(Reference, await Occasion())) return NotFound();
        Start();
        return Page();
    }

    public async Task<IActionResult> OnPost(string act)
    {
        if (!await Load(Reference, await Occasion())) return NotFound();
        return await Answer(Reference, act, await Occasion(), null);
    }
}
