using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Search;
using Passerelle.Requests.Browse;

namespace Passerelle.Requests.Continue;

[Authorize]
internal sealed class ContinueModel(ViewRequest view, LinkEarlier link) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public string? Earlier { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    public IReadOnlyList<SearchDocument> Found { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        Form.Earlier = View.Request.ContinuationOf;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var linked = await link.Run(Reference, Form.Earlier, await Occasion(), Cancellation);
        if (linked.Problem is { } problem) return Show(problem);
        Said = T["requests.continue.said"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !View.Request.IsEditable || View.Request.WriterOffice(View.Viewer) is null) return false;
        Found = [.. (await link.LookUp(Words, View.Viewer, Cancellation)).Where(document => document.Record != View.Request.Id.Value)];
        return true;
    }
}
