using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Web;
using Passerelle.Roster.Public;

namespace Passerelle.Roster.Import;

/// <summary>The door by which a list of experts comes in, and by which it can be taken back.</summary>
[Authorize]
internal sealed class ImportModel(RosterDb db, ImportExperts import, UndoImport undo) : RoomPage
{
    public const int MostShown = 500;

    private const int runsShown = 20;

    internal sealed class Input
    {
        public IFormFile? File { get; set; }

        public IFormFile? Map { get; set; }

        public bool DryRun { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public RosterReport? Report { get; private set; }

    public IReadOnlyList<ImportRun> Runs { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Ready() ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Ready() is { } elsewhere) return elsewhere;
        if (Form.File is not { Length: > 0 } file) return Show(Problem.Invalid("File", "roster.import.file-needed"));
        if (file.Length > TableFile.MaxSize) return Show(Problem.Invalid("File", "roster.import.too-large", TableFile.MaxSize / 1024 / 1024));
        var imported = await import.Run(await Bytes(file), Path.GetFileName(file.FileName), Form.Map is { Length: > 0 } map ? await Bytes(map) : null, Form.DryRun, await Occasion(), Cancellation);
        // Findings of a file stand at its line and column; here they belong to the file.
        if (imported.Problem is { Kind: ProblemKind.Invalid } invalid) return Show(Problem.Invalid([.. invalid.Findings.Select(finding => finding with { Field = finding.Key is "roster.import.map-form" or "roster.import.map-unknown" ? "Map" : "File" })]));
        if (imported.Problem is { } problem) return Show(problem);
        Report = imported.Value;
        await Ready();
        return Page();
    }

    public async Task<IActionResult> OnPostUndo(string run)
    {
        if (await Ready() is { } elsewhere) return elsewhere;
        var undone = await undo.Run(run, await Occasion(), Cancellation);
        if (undone.Problem is { } problem) return Show(problem);
        Said = T["roster.import.said-undone", undone.Value.Removed, undone.Value.PutBack, undone.Value.Left.Count];
        return To("/roster/import");
    }

    private async Task<IActionResult?> Ready()
    {
        if (ImportExperts.Refuse(await Viewer()) is not null) return NotFound();
        Runs = await db.Runs.AsNoTracking().OrderByDescending(run => run.At).ThenByDescending(run => run.Reference).Take(runsShown).ToListAsync(Cancellation);
        return null;
    }

    private async Task<byte[]> Bytes(IFormFile file)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, Cancellation);
        return content.ToArray();
    }
}
