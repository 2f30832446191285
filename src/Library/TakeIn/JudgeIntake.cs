namespace Passerelle.Library.TakeIn;

/// <summary>Keeps what a person has made of a reading so far: fields, and doubts accepted, corrected or refused.</summary>
internal sealed class JudgeIntake(LibraryDb db)
{
    private static readonly IntakeRules rules = new();

    /// <returns>The version for the next form.</returns>
    public async Task<Outcome<int>> Run(string reference, IntakeForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.TakenIn(reference, occasion.By, cancellation) is not { } intake) return Problem.NotFound();

        var passage = IntakeFlow.Table.Check(IntakeAct.Judge, intake, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (form.Version != intake.Version) return Problem.Conflict("library.write.changed-meanwhile", intake.ChangedBy);
        if (rules.Findings(form) is { Count: > 0 } findings) return Problem.Invalid(findings);

        form.Decide(intake.Found, intake.Judged.Doubts);
        form.Events.RemoveAll(each => each.IsBlank);
        form.Practices.RemoveAll(each => each.IsBlank);
        form.Lessons.RemoveAll(each => each.IsBlank);
        intake.Judge(form, occasion.By.Name);
        var fact = new Fact(passage.Value.Step.Fact, intake.Case, intake.Reference, new { undecided = intake.Undecided }, Intake.Readers) { Office = passage.Value.Office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : intake.Version;
    }
}
