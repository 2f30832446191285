using Passerelle.Platform.Translation;

namespace Passerelle.Library.Translate;

internal sealed class SegmentsForm
{
    public List<SegmentForm> Segments { get; set; } = [];

    public static SegmentForm Of(BenchSegment segment) => new() { Name = segment.Name, Place = segment.Place, Of = segment.Of, Seen = segment.Seen, Text = segment.Target };
}

internal sealed class SegmentForm
{
    /// <summary>Of the text, as the record calls it.</summary>
    public string Name { get; set => field = value ?? ""; } = "";

    /// <summary>In the text, from 0.</summary>
    public int Place { get; set; }

    /// <summary>The print of the source segment that was read.</summary>
    public string Of { get; set => field = value ?? ""; } = "";

    /// <summary>The print of the translation that was read; null where the caller does not mind what stands there.</summary>
    public string? Seen { get; set; }

    public string? Text { get; set; }

    /// <summary>A person has read it against the source and says that it is right as it stands: a stale one is up to date again, a machine's becomes a reviewed one.</summary>
    public bool Right { get; set; }

    /// <summary>Line breaks are the source's: a segment has none.</summary>
    public string Words => string.Join(' ', (Text ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

/// <summary>What was saved, and how the translation stands then.</summary>
/// <param name="Changed">Segments.</param>
internal sealed record SavedSegments(int Changed, TranslationProgress Progress);

/// <summary>
/// Translates a record segment by segment. A text goes into the record once all of it is there; until then its segments wait. Segments that somebody else
/// changed since they were read are a conflict, each at its field; those left as they were read are nobody's.
/// </summary>
internal sealed class TranslateSegments(Benches benches, LibraryDb db)
{
    public const int MaxSegment = 4000;

    public async Task<Outcome<SavedSegments>> Run(string kind, string reference, string language, SegmentsForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await benches.Open(kind, reference, language, occasion, cancellation) is not var (bench, work)) return Problem.NotFound();

        var passage = TranslationFlow.Table.Check(TranslationAct.Translate, bench, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (work.Closed is { } closed) return closed;
        var read = Read(form, bench);
        if (read.Problem is { } problem) return problem;
        if (read.Value.Count == 0) return new SavedSegments(0, bench.Progress);
        return await Save(bench, work, read.Value, passage.Value, null, occasion, cancellation);
    }

    /// <summary>Puts segments into their texts and the texts into the record.</summary>
    /// <param name="changed">By text and place.</param>
    /// <param name="file">The name of the file they came in; null when they were typed.</param>
    public async Task<Outcome<SavedSegments>> Save(Bench bench, OpenTranslatable work, IReadOnlyDictionary<(string Name, int Place), RenderedSegment?> changed,
        Passage<TranslationStatus, TranslationAct, Bench> passage, string? file, Occasion occasion, CancellationToken cancellation)
    {
        var language = bench.Translation.Language;
        var whole = new Dictionary<string, LocalizedText>();
        var pending = new List<PendingSegment>();
        var findings = new List<Finding>();
        foreach (var text in bench.Texts)
        {
            RenderedSegment?[] parts = [.. text.Segments.Select(segment => changed.TryGetValue((segment.Name, segment.Place), out var other) ? other : segment.Rendered)];
            if (text.Published || Array.TrueForAll(parts, part => part is not null))
            {
                if (!text.Segments.Any(segment => changed.ContainsKey((segment.Name, segment.Place)))) continue;
                var next = text.Of.Text.Render(language, parts);
                if (next.In(language)?.Length > text.Of.Longest) findings.Add(new("", "library.translation.text-too-long", text.Of.Longest, text.Segments[0].Source.Text));
                whole[text.Of.Name] = next;
            }
            else pending.AddRange(parts.OfType<RenderedSegment>().Select(part => new PendingSegment(text.Of.Name, part)));
        }
        if (findings.Count > 0) return Problem.Invalid(findings);

        benches.Keep(bench);
        bench.Translation.Change(passage.Step.To, pending, occasion);
        work.Write((name, text) => whole.GetValueOrDefault(name, text), occasion);
        var progress = new Bench(bench.Record with { Texts = [.. bench.Record.Texts.Select(text => text with { Text = whole.GetValueOrDefault(text.Name, text.Text) })] }, bench.Translation, null, bench.Duty).Progress;
        var fact = new Fact(passage.Step.Fact, bench.Record.Case, bench.Record.Reference, new { language, segments = changed.Count, missing = progress.Missing, stale = progress.Stale, machine = progress.Machine, file }, bench.Record.Readers) { Office = passage.Office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } lost ? lost : new SavedSegments(changed.Count, progress);
    }

    private static Outcome<IReadOnlyDictionary<(string, int), RenderedSegment?>> Read(SegmentsForm form, Bench bench)
    {
        var changed = new Dictionary<(string, int), RenderedSegment?>();
        var (findings, races) = (new List<Finding>(), new List<Finding>());
        foreach (var (at, typed) in form.Segments.Index())
        {
            var field = $"Segments[{at}].{nameof(SegmentForm.Text)}";
            var segment = Find(bench, typed);
            var words = typed.Words;
            if (typed.Seen is { } seen && Segmentation.Print(words) == seen && !typed.Right) continue;
            if (segment is null)
            {
                races.Add(new(field, "library.translation.source-gone"));
                continue;
            }
            if (words.Length > MaxSegment) findings.Add(new(field, "library.write.too-long", MaxSegment));
            if (typed.Seen is { } before && before != segment.Seen && words != (segment.Target ?? "")) races.Add(new(field, "library.translation.changed-meanwhile", bench.Translation.ChangedBy, segment.Target ?? ""));
            if (typed.Right && words == "") findings.Add(new(field, "library.translation.nothing-right"));
            if (words == (segment.Target ?? "") && !typed.Right) continue;
            changed[(segment.Name, segment.Place)] = words == "" ? null : new(segment.Of, words, OriginOf(segment, words, typed.Right));
        }
        if (findings.Count > 0) return Problem.Invalid(findings);
        if (races.Count > 0) return new Problem(ProblemKind.Conflict, races);
        return changed;
    }

    /// <summary>The segment that was read: the same words at the same place, or the same words wherever they stand now.</summary>
    public static BenchSegment? Find(Bench bench, SegmentForm typed)
    {
        var same = bench.Segments.Where(segment => segment.Name == typed.Name && segment.Of == typed.Of).ToList();
        return same.Find(segment => segment.Place == typed.Place) ?? same.FirstOrDefault();
    }

    private static Origin OriginOf(BenchSegment segment, string words, bool right)
    {
        var machine = segment.Proposal?.Text == words || segment.Rendered is { Origin: Origin.MachineTranslated } standing && standing.Text == words;
        return !machine ? Origin.Translated : right ? Origin.Reviewed : Origin.MachineTranslated;
    }
}
