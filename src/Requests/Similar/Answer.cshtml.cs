using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Search;
using Passerelle.Requests.Browse;

namespace Passerelle.Requests.Similar;

/// <summary>Taking something in the library as the answer: what that closes is said before.</summary>
[Authorize]
internal sealed class AnswerModel(ViewRequest view, TakeAnswer take) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public string? Item { get; set; }

        public string? Remark { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public SearchDocument? Item { get; private set; }

    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGet(string? item)
    {
        Form.Item = item;
        return await Ready() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var taken = await take.Run(Reference, new(Form.Item, Form.Remark), await Occasion(), Cancellation);
        if (taken.Problem is { } problem) return Show(problem);
        Said = T["requests.answer.said"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !View.Sees(RequestAct.TakeAnswer)) return false;
        Item = await take.Find(Form.Item, View.Viewer, Cancellation);
        if (Item is not null) Letters = await take.Letters(View.Request, $"{Item.Reference} – {Item.Title}", Cancellation);
        return true;
    }
}
