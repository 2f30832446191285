using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Initiatives;

/// <summary>The table of what others do, and the door by which another table comes in.</summary>
[Authorize]
internal sealed class InitiativesModel(BrowseInitiatives browse, ImportInitiatives import) : RoomPage
{
    internal sealed class Input
    {
        public IFormFile? File { get; set; }

        public string? Content { get; set; }

        public string? Source { get; set; }

        public bool DryRun { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<InitiativeSummary> Rows { get; private set; } = [];

    public bool Keeps { get; private set; }

    /// <summary>What an import has just done, or would do.</summary>
    public InitiativeReport? Report { get; private set; }

    public async Task<IActionResult> OnGet() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var imported = await import.Run(new(await Content(), string.IsNullOrWhiteSpace(Form.Source) ? Form.File?.FileName : Form.Source, Form.DryRun), await Occasion(), Cancellation);
        if (imported.Problem is { } problem) return Show(problem);
        Report = imported.Value;
        Rows = await browse.For(await Viewer(), Cancellation);
        return Page();
    }

    private async Task<string?> Content()
    {
        if (Form.File is not { } file) return Form.Content;
        if (file.Length > ImportInitiatives.MaxLength) return new('x', ImportInitiatives.MaxLength + 1);
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(Cancellation);
    }

    private async Task<bool> Ready()
    {
        var viewer = await Viewer();
        Keeps = KeepInitiative.Refuse(viewer) is null;
        Rows = await browse.For(viewer, Cancellation);
        return Initiative.Readers.Any(viewer.Tokens.Contains);
    }
}
