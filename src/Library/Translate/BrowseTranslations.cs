using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Translation;

namespace Passerelle.Library.Translate;

/// <summary>How one language of a record stands.</summary>
internal sealed record TranslationLine(string Language, TranslationProgress Progress, Signature? Signature, bool SignatureHolds);

/// <summary>A record with every language it is translated into.</summary>
internal sealed record TranslationRow(string Kind, string KindName, string Reference, LocalizedText Title, string Source, IReadOnlyList<TranslationLine> Lines);

/// <summary>All that the viewer sees of what is translated, and who signs for which language.</summary>
/// <param name="Offices">By language; none for a language that any publisher signs.</param>
internal sealed record TranslationsSeen(IReadOnlyList<TranslationRow> Rows, IReadOnlyDictionary<string, OfficeCard> Offices)
{
    /// <summary>What lies nearest to hand in a language: what has fallen behind, then what was begun, then what a machine did, then what awaits its sign-off.</summary>
    public IEnumerable<(TranslationRow Row, TranslationLine Line)> Next(string language) => Rows.SelectMany(row => row.Lines.Where(line => line.Language == language), (row, line) => (row, line))
        .Where(each => each.line.Progress.Begun && !each.line.SignatureHolds)
        .OrderBy(each => each.line.Progress switch { { Stale: > 0 } => 0, { Missing: > 0 } => 1, { Machine: > 0 } => 2, _ => 3 }).ThenByDescending(each => each.line.Progress.Percent).ThenBy(each => each.row.Reference, StringComparer.Ordinal);
}

/// <summary>Progress of every record and language that the viewer may work on.</summary>
internal sealed class BrowseTranslations(Benches benches, OfficesDesk offices, LibraryDb db)
{
    public async Task<Outcome<TranslationsSeen>> Run(Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.Has(Role.Editor) && !viewer.Has(Role.Publisher)) return Problem.NotFound();
        var records = new List<(Translatable Record, string Name)>();
        foreach (var kind in benches.Kinds) records.AddRange((await kind.All(cancellation)).Select(record => (record, kind.Name)));
        var tokens = viewer.Tokens.ToArray();
        var seen = (await db.Db.Set<SeenBy>().AsNoTracking().Where(row => tokens.Contains(row.Token)).Select(row => row.Record).ToListAsync(cancellation)).ToHashSet();
        var rounds = (await db.Translations.AsNoTracking().ToListAsync(cancellation)).ToLookup(round => (round.Record, round.Language));
        var duties = await db.LanguageOffices.AsNoTracking().ToListAsync(cancellation);
        var cards = await offices.Cards([.. duties.Select(duty => duty.Office).OfType<OfficeId>()], cancellation);
        return new TranslationsSeen([.. records.Where(each => seen.Contains(each.Record.SeenAs)).Select(each => Row(each.Record, each.Name, rounds)).Where(row => row.Lines.Count > 0)],
            duties.Where(duty => duty.Office is { } office && cards.ContainsKey(office)).ToDictionary(duty => duty.Language, duty => cards[duty.Office!.Value]));
    }

    private static TranslationRow Row(Translatable record, string name, ILookup<(Guid, string), Translation> rounds) => new(record.Kind, name, record.Reference, record.Title,
        record.Texts.GroupBy(text => text.Text.Source).OrderByDescending(texts => texts.Count()).Select(texts => texts.Key).FirstOrDefault(Language.Source),
        [.. Language.All.Select(language => Line(record, language, rounds[(record.SeenAs, language)])).OfType<TranslationLine>()]);

    private static TranslationLine? Line(Translatable record, string language, IEnumerable<Translation> rounds)
    {
        var known = rounds.OrderByDescending(round => round.Round).ToList();
        var current = known.FirstOrDefault() ?? Translation.Begin(null, record.SeenAs, record.Kind, record.Reference, language, record.Readers, DateTimeOffset.UnixEpoch);
        var bench = new Bench(record, current, known.Find(round => round.Status == TranslationStatus.SignedOff), null);
        return bench.Progress.Segments == 0 ? null : new(language, bench.Progress, bench.Signature, bench.SignatureHolds);
    }
}

internal sealed class AssignLanguageForm
{
    public string Language { get; set => field = value ?? ""; } = "";

    /// <summary>Reference of the office; null leaves it to any publisher.</summary>
    public string? Office { get; set; }
}

/// <summary>Says which office signs off what is translated into a language.</summary>
internal sealed class AssignLanguage(OfficesDesk offices, LibraryDb db)
{
    public async Task<Outcome<string>> Run(AssignLanguageForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (occasion.By.OfficeWith(Role.Publisher) is not { } by) return Problem.Refused("library.translation.assign-refused");
        if (!Language.Knows(form.Language)) return Problem.Invalid(nameof(form.Language), "library.write.which-language");
        OfficeCard? office = null;
        if (!string.IsNullOrWhiteSpace(form.Office))
        {
            office = await offices.Find(form.Office.Trim(), cancellation);
            if (office is null || !office.Roles.Contains(Role.Editor) && !office.Roles.Contains(Role.Publisher)) return Problem.Invalid(nameof(form.Office), "library.translation.which-office");
        }
        var duty = await db.LanguageOffices.SingleOrDefaultAsync(each => each.Language == form.Language, cancellation);
        if (duty is null) db.LanguageOffices.Add(duty = new() { Id = ITypedId<Public.LanguageOfficeId>.New(occasion.At), Language = form.Language });
        duty.Office = office?.Id;
        var fact = new Fact("library.language-assigned", new(duty.Id.Value, $"LANG-{form.Language}"), form.Language, new { office = office?.Reference }, Fiche.Desk) { Office = by };
        return await db.Db.Save(occasion, [fact], cancellation) is { } lost ? lost : form.Language;
    }
}
