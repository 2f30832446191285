using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Translate;

/// <summary>One language over all records.</summary>
internal sealed record LanguageTotal(string Language, int Words, int WordsDone, int Stale, int Begun, int Signed)
{
    public int Percent => Words == 0 ? 100 : (int)((long)WordsDone * 100 / Words);
}

/// <summary>The desk of translation: what comes next in a language, and how far everything has come.</summary>
[Authorize]
internal sealed class TranslationsModel(BrowseTranslations browse, AssignLanguage assign, OfficesDesk offices) : RoomPage
{
    private const int mostNext = 12;

    [BindProperty(SupportsGet = true, Name = "language")]
    public string? Chosen { get; set; }

    [BindProperty]
    public AssignLanguageForm Form { get; set; } = new();

    public TranslationsSeen Seen { get; private set; } = null!;

    public IReadOnlyList<LanguageTotal> Totals { get; private set; } = [];

    public IReadOnlyList<(TranslationRow Row, TranslationLine Line)> Next { get; private set; } = [];

    public bool CanAssign { get; private set; }

    public IReadOnlyList<SelectListItem> Offices { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        (Form.Language, Form.Office) = (Chosen!, Seen.Offices.GetValueOrDefault(Chosen!)?.Reference);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        var assigned = await assign.Run(Form, await Occasion(), Cancellation);
        if (assigned.Problem is { } problem) return Show(problem);
        Said = T["library.translation.said-assigned"];
        return To($"/translations?language={assigned.Value}");
    }

    public string Href(TranslationRow row, TranslationLine line) => $"/{Lang}/translations/{row.Kind}/{row.Reference}/{line.Language}";

    public string State(TranslationLine line) => line switch
    {
        { SignatureHolds: true } => T["library.translation.state.signed"],
        { Progress.Begun: false } => T["library.translate.not-begun"],
        { Progress.Stale: > 0 and var stale } => T.Count("library.translation.state.stale", stale),
        { Progress.Missing: > 0 and var missing } => T.Count("library.translation.state.missing", missing),
        { Progress.Machine: > 0 and var machine } => T.Count("library.translation.state.machine", machine),
        _ => T["library.translation.state.awaits"],
    };

    public static string Tone(TranslationLine line) => line.SignatureHolds ? "good" : line.Progress.Stale > 0 ? "attention" : line.Progress.Begun ? "active" : "neutral";

    private async Task<bool> Load()
    {
        var viewer = await Viewer();
        var found = await browse.Run(viewer, Cancellation);
        if (found.Problem is not null) return false;
        Seen = found.Value;
        Totals = [.. Language.All.Select(language => Seen.Rows.SelectMany(row => row.Lines.Where(line => line.Language == language)).ToList() is var lines
            ? new LanguageTotal(language, lines.Sum(line => line.Progress.Words), lines.Sum(line => line.Progress.WordsDone), lines.Sum(line => line.Progress.Stale), lines.Count(line => line.Progress.Begun), lines.Count(line => line.SignatureHolds)) : null!)];
        if (!Language.Knows(Chosen)) Chosen = Totals.Where(total => total.Begun > total.Signed).OrderByDescending(total => total.Stale).ThenByDescending(total => total.Begun).FirstOrDefault()?.Language ?? Lang;
        Next = [.. Seen.Next(Chosen!).Take(mostNext)];
        CanAssign = viewer.Has(Role.Publisher);
        if (CanAssign)
            Offices = [new(T["library.translation.any-publisher"], ""), .. (await offices.With(Role.Publisher, Cancellation)).Concat(await offices.With(Role.Editor, Cancellation)).DistinctBy(office => office.Id).Select(office => new SelectListItem(office.Title, office.Reference))];
        return true;
    }
}
