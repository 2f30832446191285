namespace Passerelle.Library.TakeIn;

/// <summary>Leaves an old fiche out, and says why.</summary>
internal sealed class RefuseIntake(LibraryDb db)
{
    public async Task<Outcome<string>> Run(string reference, string? reason, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.TakenIn(reference, occasion.By, cancellation) is not { } intake) return Problem.NotFound();

        var passage = IntakeFlow.Table.Check(IntakeAct.Refuse, intake, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > Intake.MaxReason) return Problem.Invalid("Reason", "library.review.reason-needed", Intake.MaxReason);

        intake.Refuse(passage.Value.Step.To, LocalizedText.Written(Language.Current, reason));
        var fact = new Fact(passage.Value.Step.Fact, intake.Case, intake.Reference, new { source = intake.Source }, Intake.Readers) { Office = passage.Value.Office };
        return await db.Db.Save(occasion with { Reason = reason.Trim() }, [fact], cancellation) is { } problem ? problem : intake.Reference;
    }
}
