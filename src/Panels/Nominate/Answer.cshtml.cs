using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Passerelle.Panels.Nominate;

/// <summary>A call, answered by somebody who signs in for the office it went to.</summary>
[Authorize]
internal sealed class AnswerModel(ReadCalls read, AnswerCall answer) : CallPage(read, answer)
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public Task<IActionResult> OnGet() => Enter(Reference);

    public Task<IActionResult> OnPost(string act) => Respond(Reference, act);
}
