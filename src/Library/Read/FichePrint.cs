using Passerelle.Directory.Public;
using Passerelle.Platform.Documents;

namespace Passerelle.Library.Read;

/// <summary>A fiche about to be shown or printed: an edition, or the draft as the next one would be.</summary>
internal sealed record FichePrint(string Reference, int Number, DateTimeOffset At, FicheContent Content, LocalizedText Correction)
{
    public static FichePrint Of(Fiche fiche, Edition edition) => new(fiche.Reference, edition.Number, edition.PublishedAt, edition.Content, edition.Correction);
}

/// <summary>A line of the box beside a fiche.</summary>
internal sealed record FicheFact(string Label, string Value);

/// <summary>
/// Composes a fiche: what its editor wrote and what the Action's record says, in the order of a printed fiche. The page and the DOCX file are both this.
/// A text that does not exist in the reader's language is shown in its own, marked as such.
/// </summary>
internal sealed class FicheComposer(Wording wording)
{
    /// <summary>The whole fiche, as a file that stands alone.</summary>
    public Document Whole(FichePrint print, string language, string citation)
    {
        var body = Body(print, language);
        return body with { Blocks = [.. Opening(print, language), .. Provenance(print, language), .. body.Blocks, new Heading(1, wording.In(language)["library.part.citation"]), new Paragraph(Prose.Line(citation), Voice.Remark)] };
    }

    /// <summary>The fiche as a chapter among others: its title begins a page, and everything in it stands one level deeper.</summary>
    public IReadOnlyList<Block> Chapter(FichePrint print, string language)
    {
        var anchor = print.Reference.ToLowerInvariant();
        return
        [
            new Heading(1, print.Content.Record.Title.Best(language), anchor, NewPage: true) { Language = Elsewhere(print.Content.Record.Title, language) },
            new Paragraph(Place(print.Content.Record, language), Voice.Remark),
            .. Opening(print, language),
            .. Provenance(print, language),
            .. Body(print, language).Blocks.Select(block => block is Heading heading ? heading with { Level = heading.Level + 1, Anchor = heading.Anchor is { } part ? $"{anchor}-{part}" : null } : block),
        ];
    }

    /// <summary>A file that stands alone says as a page does when its words are not the original ones.</summary>
    private IReadOnlyList<Block> Provenance(FichePrint print, string language) => print.Content.Standing(language) is { Original: false } standing && print.Content.Text.Summary.In(language) is not null
        ? [new Paragraph(wording.In(language)["library.standing.of-fiche", Language.OwnName(print.Content.Text.Source), standing.Words(wording.In(language), language)].Value, Voice.Remark)] : [];

    private IReadOnlyList<Block> Opening(FichePrint print, string language) =>
    [
        .. Texts(print.Content.Text.Summary, language, Notes(print.Content, language), Voice.Lead),
        new Table(wording.In(language)["library.fiche.facts"], [], [.. Facts(print.Content.Record, language).Select(fact => (IReadOnlyList<Line>)[fact.Label, fact.Value])]),
    ];

    /// <summary>The text alone: a page shows title, summary and facts in its own way.</summary>
    public Document Body(FichePrint print, string language)
    {
        var words = wording.In(language);
        var (record, text) = (print.Content.Record, print.Content.Text);
        var notes = Notes(print.Content, language);
        var publisher = print.Content.Publisher.Best(language);
        return new Document(record.Title.Best(language), language,
        [
            .. Part("context", record.Context, []),
            .. Part("concept", record.Concept, Meetings(record, words, language)),
            .. Sections("practices", text.Practices),
            .. Part("impact", text.Impact, []),
            .. Sections("lessons", text.Lessons),
        ])
        {
            Author = publisher, At = print.At, PageOf = words["library.fiche.page-of", "{0}", "{1}"], Subject = Place(record, language), Header = $"{publisher} · {Place(record, language)}",
            Footer = words["library.fiche.edition-line", print.Reference, print.Number, Day(print.At, language)], Keywords = [.. record.Pillars.Select(code => PillarName(code, language))],
        };

        IEnumerable<Block> Part(string name, LocalizedText content, IReadOnlyList<Block> after) =>
            content.IsEmpty && after.Count == 0 ? [] : [new Heading(1, words[$"library.part.{name}"], name), .. Texts(content, language, notes), .. after];

        IEnumerable<Block> Sections(string name, IReadOnlyList<Section> sections) => sections.Count == 0 ? [] :
        [
            new Heading(1, words[$"library.part.{name}"], name),
            .. sections.SelectMany(section => Texts(section.Text, language, notes).Prepend(
                new Heading(2, section.Title.Best(language), section.Key) { Language = Elsewhere(section.Title, language) })),
        ];
    }

    /// <summary>What the record says in short, each fact it knows.</summary>
    public IReadOnlyList<FicheFact> Facts(FicheRecord record, string language)
    {
        var words = wording.In(language);
        return [.. new FicheFact[]
        {
            new(words["library.fiche.requested-by"], record.RequestedBy.Best(language)),
            new(words["library.fiche.countries"], Where(record, language)),
            new(words["library.fiche.period"], Period(record, language)),
            new(words["library.fiche.pillars"], Joined([.. record.Pillars.Select(code => PillarName(code, language))], words)),
            new(words["library.fiche.areas"], Joined([.. record.Areas.Select(code => Facility.Area(code)?.Names.Best(language) ?? code)], words)),
            new(words["library.fiche.experts"], Experts(record, language)),
            new(words["library.fiche.action"], record.Action),
        }.Where(fact => fact.Value != "")];
    }

    /// <summary>Where and when, as the line under a fiche's title: <c>Indonesia, Philippines and Viet Nam (2012–2013)</c>.</summary>
    public string Place(FicheRecord record, string language)
    {
        var where = Where(record, language);
        var (from, to) = (record.Start?.Year ?? record.End?.Year, record.End?.Year ?? record.Start?.Year);
        var years = from is null ? "" : from == to ? $"{from}" : $"{from}–{to}";
        return where == "" ? years : years == "" ? where : wording.In(language)["library.fiche.place", where, years];
    }

    /// <summary>The day in UTC, the same for every reader.</summary>
    public static string Day(DateTimeOffset at, string language) => ((PartialDate)DateOnly.FromDateTime(at.UtcDateTime)).Words(Language.Culture(language));

    private IReadOnlyList<Block> Meetings(FicheRecord record, Wording words, string language)
    {
        var blocks = new List<Block>();
        if (record.Meetings.Count > 0)
        {
            blocks.Add(new Paragraph(words.Count("library.fiche.meetings", record.Meetings.Count).Value));
            blocks.Add(new Enumeration([.. record.Meetings.Select(meeting => (Line)Told(meeting, words, language))]));
        }
        if (Experts(record, language) is { Length: > 0 } origins) blocks.Add(new Paragraph(words["library.fiche.experts-came", origins].Value));
        return blocks;
    }

    private static string Told(Meeting meeting, Wording words, string language)
    {
        var place = meeting.Place.Best(language) is { Length: > 0 } city ? city : meeting.Country is { } code ? CountryName(code, language) : "";
        var on = meeting.On?.Words(Language.Culture(language)) ?? "";
        var title = words["library.fiche.quoted", meeting.Title.Best(language)].Value;
        return (place, on) switch
        {
            ("", "") => title,
            ("", _) => words["library.fiche.meeting-on", title, on],
            (_, "") => words["library.fiche.meeting-in", title, place],
            _ => words["library.fiche.meeting-in-on", title, place, on],
        };
    }

    private static IReadOnlyList<Block> Texts(LocalizedText text, string language, IReadOnlyList<Footnote> notes, Voice voice = Voice.Body) =>
        Prose.Blocks(text.Best(language), notes, Elsewhere(text, language), voice);

    private static IReadOnlyList<Footnote> Notes(FicheContent content, string language) =>
        [.. content.Text.Notes.Select(note => new Footnote(Prose.Line(note.Text.Best(language)), Elsewhere(note.Text, language)))];

    /// <summary>The language a text is shown in when it is not the reader's.</summary>
    private static string? Elsewhere(LocalizedText text, string language) => text.BestLanguage(language) is var shown && shown != language ? shown : null;

    private static string Period(FicheRecord record, string language)
    {
        var culture = Language.Culture(language);
        return (record.Start, record.End) switch
        {
            ({ } from, { } to) when from == to => from.Words(culture),
            ({ } from, { } to) => $"{from.Words(culture)} – {to.Words(culture)}",
            ({ } from, null) => from.Words(culture),
            (null, { } to) => to.Words(culture),
            _ => "",
        };
    }

    private string Where(FicheRecord record, string language) => Joined([.. record.Groups, .. record.Countries.Select(code => CountryName(code, language))], wording.In(language));

    private string Experts(FicheRecord record, string language) => Joined([.. record.ExpertGroups, .. record.ExpertCountries.Select(code => CountryName(code, language))], wording.In(language));

    private static string PillarName(string code, string language) => Facility.Pillar(code)?.Names.Best(language) ?? code;

    private static string CountryName(string code, string language) => Countries.Find(code)?.Names.Best(language) ?? code;

    private static string Joined(IReadOnlyList<string> names, Wording words) => names switch
    {
        [] => "",
        [var one] => one,
        _ => words["library.list.last", names.Take(names.Count - 1).Aggregate((list, next) => words["library.list.more", list, next]), names[^1]],
    };
}
