namespace Passerelle.Library.Review;

/// <summary>Opens a published fiche for a correction. What is published stays readable until the next edition, and stays afterwards under its number.</summary>
internal sealed class CorrectFiche(LibraryDb db)
{
    public async Task<Outcome<string>> Run(ReviewForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Open(form.Reference, occasion.By, cancellation) is not { } fiche) return Problem.NotFound();

        var passage = PublicationFlow.Table.Check(PublicationAct.Correct, fiche, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (form.Check(PublicationAct.Correct, fiche) is { } invalid) return invalid;

        fiche.Pass(passage.Value.Step.To);
        fiche.Draft.Correction = form.Because;
        var fact = new Fact(passage.Value.Step.Fact, fiche.Case, fiche.Reference, new { edition = fiche.Edition }, Fiche.Desk) { Office = passage.Value.Office };
        return await db.Db.Save(occasion with { Reason = form.Reason!.Trim() }, [fact], cancellation) is { } problem ? problem : fiche.Reference;
    }
}
