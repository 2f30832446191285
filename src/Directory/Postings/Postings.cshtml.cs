using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Postings;

/// <summary>Where the person worked before, as they state it themselves.</summary>
[Authorize]
internal sealed class PostingsModel(StatePosting state, RemovePosting remove) : RoomPage
{
    [BindProperty]
    public PostingForm Form { get; set; } = new();

    public IReadOnlyList<PostingRow> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Institutions { get; private set; } = [];

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        await Load();
        if ((await state.Run(Form, await Occasion(), Cancellation)).Problem is { } problem) return Show(problem);
        Said = T["directory.posting.saved"];
        return To("/account/postings");
    }

    public async Task<IActionResult> OnPostRemove(Guid id)
    {
        await Load();
        if ((await remove.Run(id, await Occasion(), Cancellation)).Problem is { } problem) return Show(problem);
        Said = T["directory.posting.removed"];
        return To("/account/postings");
    }

    private async Task Load()
    {
        Rows = await state.Own(await Occasion(), Cancellation);
        Institutions = [new(T["directory.posting.institution.elsewhere"], ""), .. (await state.Institutions(Cancellation)).Select(each => new SelectListItem(each.Name, each.Reference))];
    }
}
