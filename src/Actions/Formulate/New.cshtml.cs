using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Web;
using Passerelle.Requests.Public;

namespace Passerelle.Actions.Formulate;

[Authorize]
internal sealed class NewModel(FormulateAction formulate, RequestsDesk requests) : RoomPage, IActionFormPage
{
    [BindProperty]
    public ActionForm Form { get; set; } = new();

    /// <summary>Null while none is chosen.</summary>
    [BindProperty(Name = "request", SupportsGet = true)]
    public string? FromRequest { get; set; }

    public IReadOnlyList<RequestSummary> Approved { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (FromRequest is null)
        {
            Approved = await requests.Approved(await Viewer(), Cancellation);
            return Page();
        }
        var begun = await formulate.Begin(FromRequest, await Viewer(), Cancellation);
        if (begun.Problem is { } problem) return Show(problem);
        Form = begun.Value;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var made = await formulate.Run(FromRequest ?? "", Form, await Occasion(), Cancellation);
        if (made.Problem is { } problem) return Show(problem);
        Said = T["actions.formulate.said", made.Value.Reference];
        return To($"/actions/{made.Value.Reference}/plan");
    }
}
