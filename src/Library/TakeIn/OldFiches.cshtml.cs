using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Files;
using Passerelle.Platform.Web;

namespace Passerelle.Library.TakeIn;

/// <summary>Old fiches taken in, and the door by which another comes.</summary>
[Authorize]
internal sealed class OldFichesModel(LibraryDb db, TakeInFiche takeIn, FileStore store) : RoomPage
{
    internal sealed class Input
    {
        public IFormFile? File { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<Intake> Intakes { get; private set; } = [];

    public bool TakesIn { get; private set; }

    public async Task<IActionResult> OnGet() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var taken = await takeIn.Run(new(Form.File?.FileName, await Content()), await Occasion(), Cancellation);
        if (taken.Problem is { } problem) return Show(problem);
        return To($"/fiches/old/{taken.Value}");
    }

    private async Task<byte[]?> Content()
    {
        if (Form.File is not { } file) return null;
        // What is too large is refused by its size: its bytes need not be read.
        if (file.Length > store.Options.MaxSize) return new byte[store.Options.MaxSize + 1];
        using var buffer = new MemoryStream();
        await file.CopyToAsync(buffer, Cancellation);
        return buffer.ToArray();
    }

    private async Task<bool> Ready()
    {
        var viewer = await Viewer();
        if (!Intake.Readers.Any(viewer.Tokens.Contains)) return false;
        Intakes = await db.Intakes.AsNoTracking().SeenBy(db.Db, viewer, intake => intake.Id).OrderByDescending(intake => intake.Reference).ToListAsync(Cancellation);
        TakesIn = viewer.Has(Role.Editor);
        return true;
    }
}
