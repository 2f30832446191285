namespace Passerelle.Library.Translate;

/// <summary>What a file brought.</summary>
/// <param name="Segments">In the file.</param>
/// <param name="Changed">Taken over; a second time, none.</param>
/// <param name="Stale">Of these, those whose source has changed since the file was written: kept, and marked as out of date.</param>
/// <param name="Gone">Segments whose text is no longer in the record: left out.</param>
internal sealed record XliffReport(int Segments, int Changed, int Stale, int Gone);

internal sealed class XliffForm
{
    /// <summary>The file in Base64.</summary>
    public string? Content { get; set; }

    public string? Name { get; set; }
}

/// <summary>
/// Takes over what a translator outside has written in a file. Segments that somebody has translated here since the file was written are not touched: all of them
/// are named, and nothing is taken over until the file agrees or leaves them out.
/// </summary>
internal sealed class ImportXliff(Benches benches, TranslateSegments translate)
{
    public async Task<Outcome<XliffReport>> Run(string kind, string reference, string language, XliffForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await benches.Open(kind, reference, language, occasion, cancellation) is not var (bench, work)) return Problem.NotFound();
        var passage = TranslationFlow.Table.Check(TranslationAct.Translate, bench, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (work.Closed is { } closed) return closed;
        var content = new byte[(form.Content?.Length ?? 0) * 3 / 4 + 3];
        if (string.IsNullOrEmpty(form.Content) || !Convert.TryFromBase64String(form.Content, content, out var length) || length == 0) return Problem.Invalid("File", "library.xliff.no-file");
        var read = Xliff.Read(content[..length]);
        if (read.Problem is { } unreadable) return unreadable;
        var file = read.Value;
        if (file.Reference != reference) return Problem.Invalid("File", "library.xliff.other-record", file.Reference, reference);
        if (file.To != language) return Problem.Invalid("File", "library.xliff.other-language", file.To, language);

        var changed = new Dictionary<(string, int), RenderedSegment?>();
        var (findings, stale, gone) = (new List<Finding>(), 0, 0);
        foreach (var segment in file.Segments)
        {
            if (segment.Target is not { } words) continue;
            if (words.Length > TranslateSegments.MaxSegment) findings.Add(new("File", "library.xliff.too-long", segment.Line, TranslateSegments.MaxSegment));
            if (At(bench, segment) is not { } here)
            {
                gone++;
                continue;
            }
            if (words == here.Target || Segmentation.Print(words) == segment.Seen) continue;
            if (here.Seen != segment.Seen) findings.Add(new("File", "library.xliff.changed-here", segment.Line, bench.Translation.ChangedBy, here.Target ?? ""));
            if (here.Of != segment.Of) stale++;
            changed[(here.Name, here.Place)] = new(segment.Of, words, here.Proposal?.Text == words ? Origin.MachineTranslated : Origin.Translated);
        }
        if (findings.Count > 0) return findings.TrueForAll(finding => finding.Key == "library.xliff.changed-here") ? new Problem(ProblemKind.Conflict, findings) : Problem.Invalid(findings);
        if (changed.Count == 0) return new XliffReport(file.Segments.Count, 0, 0, gone);
        var saved = await translate.Save(bench, work, changed, passage.Value, form.Name ?? "xliff", occasion, cancellation);
        return saved.Problem is { } lost ? lost : new XliffReport(file.Segments.Count, changed.Count, stale, gone);
    }

    /// <summary>Where a segment of the file stands now: its source wherever it is, else what has come into its place.</summary>
    private static BenchSegment? At(Bench bench, XliffSegment segment)
    {
        var text = bench.Texts.FirstOrDefault(text => text.Of.Name == segment.Name);
        var same = text?.Segments.Where(each => each.Of == segment.Of).ToList() ?? [];
        return same.Find(each => each.Place == segment.Place) ?? same.FirstOrDefault() ?? text?.Segments.FirstOrDefault(each => each.Place == segment.Place);
    }
}
