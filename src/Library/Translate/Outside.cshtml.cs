using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Translate;

/// <summary>The way out to a translator who works in a tool of their own, and back.</summary>
[Authorize]
internal sealed class OutsideModel(Benches benches, ImportXliff import, LibraryDb db) : RoomPage
{
    [BindProperty]
    public new IFormFile? File { get; set; }

    public Bench Bench { get; private set; } = null!;

    public string Address => $"/{Lang}/translations/{Bench.Record.Kind}/{Bench.Record.Reference}/{Bench.Translation.Language}";

    public async Task<IActionResult> OnGet(string kind, string reference, string to) => await Load(kind, reference, to) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string kind, string reference, string to)
    {
        if (!await Load(kind, reference, to)) return NotFound();
        if (File is null) return Show(Problem.Invalid("File", "library.xliff.no-file"), "");
        if (File.Length > Xliff.MaxFile) return Show(Problem.Invalid("File", "library.xliff.too-large", Xliff.MaxFile / 1024 / 1024), "");
        using var content = new MemoryStream();
        await File.CopyToAsync(content, Cancellation);
        var read = await import.Run(kind, reference, to, new() { Content = Convert.ToBase64String(content.ToArray()), Name = Path.GetFileName(File.FileName) }, await Occasion(), Cancellation);
        if (read.Problem is { } problem)
        {
            db.Db.ChangeTracker.Clear();
            await Load(kind, reference, to);
            return Show(problem, "");
        }
        var report = read.Value;
        Said = T["library.xliff.said", report.Segments, report.Changed, report.Stale, report.Gone];
        return To($"/translations/{kind}/{reference}/{to}");
    }

    private async Task<bool> Load(string kind, string reference, string to)
    {
        var occasion = await Occasion();
        if (!occasion.By.Has(Role.Editor) && !occasion.By.Has(Role.Publisher) || await benches.Open(kind, reference, to, occasion, Cancellation) is not var (bench, _)) return false;
        Bench = bench;
        return true;
    }
}
