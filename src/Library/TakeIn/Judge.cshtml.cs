using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Library.Ingest;
using Passerelle.Library.Write;
using Passerelle.Platform.Web;

namespace Passerelle.Library.TakeIn;

/// <summary>The old text beside what was read in it: each field leads to its lines, each doubt to its own.</summary>
[Authorize]
internal sealed class JudgeModel(LibraryDb db, JudgeIntake judge, AcceptIntake accept, RefuseIntake refuse) : RoomPage
{
    [BindProperty]
    public IntakeForm Form { get; set; } = new();

    public Intake Intake { get; private set; } = null!;

    public bool CanJudge { get; private set; }

    public IReadOnlyList<string> SourceLines { get; private set; } = [];

    public IEnumerable<SelectListItem> Verdicts => VerdictForm.Known.Select(verdict => new SelectListItem(T[$"library.intake.verdict.{verdict}"].Value, verdict));

    public async Task<IActionResult> OnGet(string reference)
    {
        if (!await Load(reference)) return NotFound();
        Form = Intake.Judged;
        Form.Version = Intake.Version;
        AddRows();
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference, string? then)
    {
        if (!await Load(reference)) return NotFound();
        var occasion = await Occasion();
        if (then == "refuse")
        {
            var refused = await refuse.Run(reference, Form.Reason, occasion, Cancellation);
            if (refused.Problem is { } why) return Again(why);
            Said = T["library.intake.said.refused"];
            return To($"/fiches/old/{reference}");
        }
        var kept = await judge.Run(reference, Form, occasion, Cancellation);
        if (kept.Problem is { } problem) return Again(problem);
        if (then != "accept")
        {
            Said = T["library.intake.said.kept"];
            return To($"/fiches/old/{reference}");
        }
        Form.Version = kept.Value;
        var accepted = await accept.Run(reference, kept.Value, occasion, Cancellation);
        if (accepted.Problem is { } notYet) return Again(notYet);
        Said = T["library.intake.said.accepted"];
        return To($"/fiches/{accepted.Value.Reference}/desk");
    }

    /// <summary>The lines a field was read from, as runs.</summary>
    public IReadOnlyList<(int First, int Last)> Runs(string field)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var line in Intake.Lines.GetValueOrDefault(field) ?? [])
            if (runs.Count > 0 && line - runs[^1].Last <= 2) runs[^1] = (runs[^1].First, line);
            else runs.Add((line, line));
        return runs;
    }

    public string Why(Doubt doubt) => T[$"library.reading.why.{doubt.Why}", [.. doubt.Args]];

    private IActionResult Again(Problem problem)
    {
        AddRows();
        return Show(problem);
    }

    private async Task<bool> Load(string reference)
    {
        var viewer = await Viewer();
        if (await db.TakenIn(reference, viewer, Cancellation) is not { } intake) return false;
        Intake = intake;
        CanJudge = IntakeFlow.Table.Offers(IntakeAct.Judge, intake, viewer);
        SourceLines = intake.Text.ReplaceLineEndings("\n").Split('\n');
        return true;
    }

    /// <summary>Room for one more of each; the form needs no script to grow.</summary>
    private void AddRows()
    {
        if (Form.Events.Count == 0 || !Form.Events[^1].IsBlank) Form.Events.Add(new());
        if (Form.Practices.Count < FicheText.MaxSections && (Form.Practices.Count == 0 || !Form.Practices[^1].IsBlank)) Form.Practices.Add(new SectionForm());
        if (Form.Lessons.Count < FicheText.MaxSections && (Form.Lessons.Count == 0 || !Form.Lessons[^1].IsBlank)) Form.Lessons.Add(new SectionForm());
        while (Form.Doubts.Count < Intake.Found.Doubts.Count) Form.Doubts.Add(new());
    }
}
