using Passerelle.Directory.Public;

namespace Passerelle.Library.Translate;

internal sealed class SignTranslationForm
{
    /// <summary>Of what was read, see <see cref="Bench.Print"/>: nobody vouches for words they have not seen.</summary>
    public string? Seen { get; set; }
}

/// <summary>An office vouches for a translation as a whole. Nothing may be missing, out of date or a machine's; words that differ from the glossary are said, and stand in nobody's way.</summary>
internal sealed class SignTranslation(Benches benches, OfficesDesk offices, LibraryDb db)
{
    public async Task<Outcome<string>> Run(string kind, string reference, string language, SignTranslationForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await benches.Open(kind, reference, language, occasion, cancellation) is not var (bench, _)) return Problem.NotFound();
        var passage = TranslationFlow.Table.Check(TranslationAct.SignOff, bench, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (bench.SignatureHolds) return Problem.Conflict("library.translation.signed-already");
        if (form.Seen != bench.Print) return Problem.Conflict("library.translation.changed-since-read", bench.Translation.ChangedBy);

        benches.Keep(bench);
        var office = await offices.Find(new OfficeId(passage.Value.Office), cancellation);
        bench.Translation.SignOff(passage.Value.Step.To, new(passage.Value.Office, office?.Name ?? LocalizedText.Empty, occasion.By.Name, occasion.At), bench.Print);
        var fact = new Fact(passage.Value.Step.Fact, bench.Record.Case, reference, new { language, print = bench.Print, segments = bench.Progress.Segments }, bench.Record.Readers) { Office = passage.Value.Office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } lost ? lost : reference;
    }
}
