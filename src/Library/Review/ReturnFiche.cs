namespace Passerelle.Library.Review;

/// <summary>Gives a draft back to its editor, with what is missing.</summary>
internal sealed class ReturnFiche(LibraryDb db, PublicationLetters letters)
{
    public async Task<Outcome<string>> Run(ReviewForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Open(form.Reference, occasion.By, cancellation) is not { } fiche) return Problem.NotFound();

        var passage = PublicationFlow.Table.Check(PublicationAct.Return, fiche, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (form.Check(PublicationAct.Return, fiche) is { } invalid) return invalid;

        fiche.Pass(passage.Value.Step.To);
        fiche.Draft.Returned = form.Because;
        var fact = new Fact(passage.Value.Step.Fact, fiche.Case, fiche.Reference, null, Fiche.Desk)
        {
            Office = passage.Value.Office, Letters = await letters.For(PublicationAct.Return, fiche, form.Reason!.Trim(), occasion.By, cancellation),
        };
        return await db.Db.Save(occasion with { Reason = form.Reason.Trim() }, [fact], cancellation) is { } problem ? problem : fiche.Reference;
    }
}
