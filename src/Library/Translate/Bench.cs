using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Translation;

namespace Passerelle.Library.Translate;

/// <summary>How a segment stands.</summary>
internal enum SegmentState { Missing, Stale, Machine, Done }

/// <summary>A source segment beside its translation.</summary>
/// <param name="Name">Of the text it belongs to.</param>
/// <param name="Place">In the text, from 0.</param>
/// <param name="Rendered">What stands for it; null while nothing does.</param>
/// <param name="Stale">It was translated, and the source has said something else since.</param>
/// <param name="Proposal">What a machine proposes for the source as it stands.</param>
internal sealed record BenchSegment(string Name, int Place, Segment Source, RenderedSegment? Rendered, bool Stale, MachineProposal? Proposal)
{
    public SegmentState State => Rendered is null ? SegmentState.Missing : Stale ? SegmentState.Stale : Rendered.Origin == Origin.MachineTranslated ? SegmentState.Machine : SegmentState.Done;

    public string? Target => Rendered?.Text;

    /// <summary>What the source said when it was translated, where it has changed since and that is known.</summary>
    public string? Was => Stale ? Rendered?.Was : null;

    /// <summary>The print of the source.</summary>
    public string Of => Source.Print;

    /// <summary>Another one whenever somebody has changed the translation.</summary>
    public string Seen => Segmentation.Print(Target ?? "");
}

/// <summary>A text of the record with its segments.</summary>
/// <param name="Published">Whether the record itself has it in the language, be it behind.</param>
internal sealed record BenchText(TranslatableText Of, IReadOnlyList<BenchSegment> Segments, bool Published);

/// <summary>How far a translation has come, counted in segments and in words of the source.</summary>
internal sealed record TranslationProgress(int Segments, int Words, int Missing, int Stale, int Machine, int WordsDone)
{
    public bool IsWhole => Missing + Stale + Machine == 0;

    public bool Begun => Missing < Segments;

    public int Open => Missing + Stale + Machine;

    public int Percent => Words == 0 ? 100 : WordsDone * 100 / Words;

    public static TranslationProgress Of(IEnumerable<BenchSegment> segments)
    {
        var all = segments.ToList();
        return new(all.Count, all.Sum(Count), all.Count(segment => segment.State == SegmentState.Missing), all.Count(segment => segment.State == SegmentState.Stale),
            all.Count(segment => segment.State == SegmentState.Machine), all.Where(segment => segment.State == SegmentState.Done).Sum(Count));

        static int Count(BenchSegment segment) => segment.Source.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
    }
}

/// <summary>A record and one language, laid out to be worked on.</summary>
/// <param name="translation">The round in work; a new one, not yet kept, where the last was signed off or there is none.</param>
/// <param name="signed">The last round that was signed off.</param>
/// <param name="duty">The office that signs off this language; null for any publisher's.</param>
internal sealed class Bench(Translatable record, Translation translation, Translation? signed, OfficeId? duty)
{
    public Translatable Record => record;

    public Translation Translation => translation;

    public OfficeId? Duty => duty;

    public IReadOnlyList<BenchText> Texts { get; } = Lay(record, translation, translation.Language);

    public IEnumerable<BenchSegment> Segments => Texts.SelectMany(text => text.Segments);

    public TranslationProgress Progress => field ??= TranslationProgress.Of(Segments);

    public bool IsWhole => Progress is { Segments: > 0, IsWhole: true };

    /// <summary>The last sign-off, and whether it still holds for all that is shown: nobody has changed a word since, and nothing has fallen behind.</summary>
    public Signature? Signature => signed?.Signed;

    public bool SignatureHolds => signed?.SignedPrint is { } print && IsWhole && print == Print;

    /// <summary>One value for every word of the translation.</summary>
    public string Print => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Segments.Select(segment => segment.Target ?? "")))));

    /// <summary>The texts that are not originals in the language.</summary>
    public static IReadOnlyList<BenchText> Lay(Translatable record, Translation? translation, string language) =>
        [.. record.Texts.Where(text => text.Text.Source != language && text.Text.In(text.Text.Source) is not null).Select(text => Lay(text, translation, language))];

    private static BenchText Lay(TranslatableText text, Translation? translation, string language)
    {
        var published = text.Text.Renderings.ContainsKey(language);
        var pairs = text.Text.Pairs(language);
        if (!published && translation?.Pending.Where(pending => pending.Name == text.Name).Select(pending => pending.Rendered).ToList() is { Count: > 0 } pending)
        {
            var places = SegmentAlignment.Pair([.. pairs.Select(pair => pair.Source.Print)], [.. pending.Select(part => part.Of)]);
            pairs = [.. pairs.Zip(places, (pair, at) => at < 0 ? pair : new SegmentPair(pair.Source, pending[at], pending[at].Of != pair.Source.Print))];
        }
        return new(text, [.. pairs.Select((pair, place) => new BenchSegment(text.Name, place, pair.Source, pair.Rendered, pair.Stale,
            translation?.Proposals.Find(proposal => proposal.Of == pair.Source.Print)))], published);
    }
}

/// <summary>Finds records of every kind that can be translated, and lays them out.</summary>
internal sealed class Benches(IEnumerable<ITranslatableKind> kinds, LibraryDb db)
{
    public IReadOnlyList<ITranslatableKind> Kinds { get; } = [.. kinds];

    /// <summary>Null for whom the record is not, for a kind or a language there is none of, and where nothing of it is to be translated into that language.</summary>
    public async Task<(Bench Bench, OpenTranslatable Work)?> Open(string kind, string reference, string language, Occasion occasion, CancellationToken cancellation)
    {
        if (!Language.Knows(language) || Kinds.FirstOrDefault(each => each.Kind == kind) is not { } found) return null;
        if (await found.Open(reference, occasion.By, cancellation) is not { } work) return null;
        var record = work.Record;
        var rounds = await db.Translations.Where(round => round.Record == record.SeenAs && round.Language == language).OrderByDescending(round => round.Round).Take(2).ToListAsync(cancellation);
        var last = rounds.FirstOrDefault();
        var current = last is { Status: TranslationStatus.InWork } ? last : Translation.Begin(last, record.SeenAs, kind, reference, language, record.Readers, occasion.At);
        var bench = new Bench(record, current, rounds.Find(round => round.Status == TranslationStatus.SignedOff), await DutyOf(language, cancellation));
        return bench.Texts.Count == 0 ? null : (bench, work);
    }

    public async Task<OfficeId?> DutyOf(string language, CancellationToken cancellation) =>
        await db.LanguageOffices.AsNoTracking().Where(duty => duty.Language == language).Select(duty => duty.Office).SingleOrDefaultAsync(cancellation);

    /// <summary>Keeps a round that was begun by what is done now.</summary>
    public void Keep(Bench bench)
    {
        if (db.Db.Entry(bench.Translation).State == EntityState.Detached) db.Translations.Add(bench.Translation);
        bench.Translation.Readers = bench.Record.Readers;
    }
}
