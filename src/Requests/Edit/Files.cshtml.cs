using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Files;
using Passerelle.Requests.Browse;

namespace Passerelle.Requests.Edit;

[Authorize]
internal sealed class FilesModel(ViewRequest view, AttachFile attach, FileStore store) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public IFormFile? File { get; set; }

        public bool Support { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string Accepted => string.Join(",", FileKind.All.SelectMany(kind => kind.Extensions));

    public long MaxMegabytes => store.Options.MaxSize / 1048576;

    public bool MayChange => View.Request.IsEditable && (View.Mine is not null || View.Request.WriterOffice(View.Viewer) is not null);

    /// <summary>Who enters for another goes back to the page of the entry.</summary>
    public string Next => View.Mine is null ? "on-behalf" : "check";

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        if (Form.File is not { } file) return Show(Problem.Invalid("File", "requests.files.choose"));
        await using var content = file.OpenReadStream();
        var kept = await attach.Run(Reference, file.FileName, content, file.Length, await Occasion(), Cancellation, Form.Support);
        if (kept.Problem is { } problem) return Show(problem);
        Said = T["requests.files.said", kept.Value.Name];
        return To($"/requests/{Reference}/files");
    }

    public async Task<IActionResult> OnPostRemove(Guid file)
    {
        if (!await Load()) return NotFound();
        var removed = await attach.Remove(Reference, new(file), await Occasion(), Cancellation);
        return removed.Problem is { } problem ? Show(problem) : To($"/requests/{Reference}/files");
    }

    /// <summary>The content, as a download: never shown inside the site, whatever it is.</summary>
    public async Task<IActionResult> OnGetContent(Guid file)
    {
        if (!await Load() || View.Files.SingleOrDefault(stored => stored.Id.Value == file) is not { } found) return NotFound();
        return File(store.Open(found), found.Type, found.Name);
    }
}
