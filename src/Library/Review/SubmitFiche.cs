namespace Passerelle.Library.Review;

/// <summary>Hands a finished draft to the publishers.</summary>
internal sealed class SubmitFiche(LibraryDb db, PublicationLetters letters)
{
    public async Task<Outcome<string>> Run(ReviewForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Open(form.Reference, occasion.By, cancellation) is not { } fiche) return Problem.NotFound();

        var passage = PublicationFlow.Table.Check(PublicationAct.Submit, fiche, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (form.Check(PublicationAct.Submit, fiche) is { } invalid) return invalid;

        fiche.Pass(passage.Value.Step.To);
        fiche.Draft.Returned = LocalizedText.Empty;
        var fact = new Fact(passage.Value.Step.Fact, fiche.Case, fiche.Reference, new { languages = fiche.Draft.Text.Languages }, Fiche.Desk)
        {
            Office = passage.Value.Office, Letters = await letters.For(PublicationAct.Submit, fiche, "", occasion.By, cancellation),
        };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : fiche.Reference;
    }
}
