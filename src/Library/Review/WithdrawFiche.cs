using Microsoft.EntityFrameworkCore;

namespace Passerelle.Library.Review;

/// <summary>Takes a fiche back. Its address stays and says why; its editions are kept, for the facility's own staff.</summary>
internal sealed class WithdrawFiche(LibraryDb db, PublicationLetters letters)
{
    public async Task<Outcome<string>> Run(ReviewForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Open(form.Reference, occasion.By, cancellation) is not { } fiche) return Problem.NotFound();

        var passage = PublicationFlow.Table.Check(PublicationAct.Withdraw, fiche, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (form.Check(PublicationAct.Withdraw, fiche) is { } invalid) return invalid;

        var drafts = await letters.For(PublicationAct.Withdraw, fiche, form.Reason!.Trim(), occasion.By, cancellation);
        fiche.Withdraw(form.Because, occasion.At);
        foreach (var edition in await db.Editions.Where(edition => edition.Fiche == fiche.Id).ToListAsync(cancellation)) edition.Withdraw();
        var fact = new Fact(passage.Value.Step.Fact, fiche.Case, fiche.Reference, new { editions = fiche.Edition }, fiche.Readers) { Office = passage.Value.Office, Letters = drafts };
        return await db.Db.Save(occasion with { Reason = form.Reason.Trim() }, [fact], cancellation) is { } problem ? problem : fiche.Reference;
    }
}
