using Passerelle.Platform.Translation;

namespace Passerelle.Library.Translate;

/// <summary>Has a machine propose a translation for every segment that has none or is out of date. What it proposes is kept apart; a person takes it, changes it or leaves it.</summary>
internal sealed class AskMachine(Benches benches, IMachineTranslation machine, LibraryDb db)
{
    /// <returns>How many segments it proposed something for.</returns>
    public async Task<Outcome<int>> Run(string kind, string reference, string language, Occasion occasion, CancellationToken cancellation)
    {
        if (await benches.Open(kind, reference, language, occasion, cancellation) is not var (bench, work)) return Problem.NotFound();
        var passage = TranslationFlow.Table.Check(TranslationAct.AskMachine, bench, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (work.Closed is { } closed) return closed;
        if (machine.Name is not { } name) return Problem.Conflict("platform.machine-translation.none");

        var proposals = new List<MachineProposal>();
        foreach (var from in bench.Texts.GroupBy(text => text.Of.Text.Source))
        {
            var open = from.SelectMany(text => text.Segments).Where(segment => segment.State is SegmentState.Missing or SegmentState.Stale && segment.Proposal is null).Select(segment => segment.Source.Text).Distinct().ToList();
            if (open.Count == 0) continue;
            var answer = await machine.Translate(open, from.Key, language, cancellation);
            if (answer.Problem is { } failed) return failed;
            proposals.AddRange(open.Zip(answer.Value, (source, words) => new MachineProposal(Segmentation.Print(source), words, name)));
        }
        if (proposals.Count == 0) return 0;

        benches.Keep(bench);
        bench.Translation.Propose(passage.Value.Step.To, proposals);
        var fact = new Fact(passage.Value.Step.Fact, bench.Record.Case, reference, new { language, machine = name, segments = proposals.Count }, bench.Record.Readers) { Office = passage.Value.Office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } lost ? lost : proposals.Count;
    }
}
