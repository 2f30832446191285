using Passerelle.Directory.Public;
using Passerelle.Library.Read;
using Passerelle.Platform.Documents;

namespace Passerelle.Library.Bind;

/// <summary>Composes a booklet: cover, contents, what the facility works on and how it judges, the fiches one after another, notes, and where each is to be found.</summary>
internal sealed class BookletComposer(FicheComposer fiches, Citation citation, FacilityName facility, Wording wording)
{
    public Document Whole(Booklet booklet)
    {
        var (language, words) = (booklet.Language, wording.In(booklet.Language));
        var (name, day) = (facility.Now.Best(language), FicheComposer.Day(booklet.At, language));
        string title = words["library.booklet.cover"], below = words.Count("library.booklet.below", booklet.Fiches.Count).Value;
        return new Document(title, language,
        [
            new Contents(words["library.booklet.contents"]), .. Pillars(words, language), .. Criteria(booklet, words, language), .. booklet.Fiches.SelectMany(print => fiches.Chapter(print, language)),
        ])
        {
            Author = name, At = booklet.At, PageOf = words["library.fiche.page-of", "{0}", "{1}"], Header = $"{name} · {title}", Footer = day, Subject = below,
            Keywords = [.. booklet.Fiches.SelectMany(print => print.Content.Record.Pillars).Distinct().Select(code => Facility.Pillar(code)?.Names.Best(language) ?? code)],
            Cover = new(name, below, day),
            Back =
            [
                new Heading(1, words["library.booklet.back"], "about", NewPage: true), new Paragraph(words["library.booklet.licence"].Value), new Paragraph(words["library.booklet.disclaimer"].Value),
                new Heading(2, words["library.booklet.addresses"]), new Paragraph(words["library.booklet.addresses-lead"].Value, Voice.Remark),
                new Enumeration([.. booklet.Fiches.Select(print => Where(print, words, language))]),
            ],
        };
    }

    private static IEnumerable<Block> Pillars(Wording words, string language) =>
    [
        new Heading(1, words["library.booklet.pillars"], "pillars", NewPage: true), new Paragraph(words["library.booklet.pillars-lead"].Value, Voice.Lead),
        .. Facility.Pillars.SelectMany(pillar => new Block[]
        {
            new Heading(2, pillar.Names.Best(language)), new Paragraph(string.Join(" · ", Facility.Areas.Where(area => area.Pillar == pillar.Code).Select(area => area.Names.Best(language)))),
        }),
    ];

    /// <summary>The criteria in force on the day of the newest edition.</summary>
    private static IEnumerable<Block> Criteria(Booklet booklet, Wording words, string language) => Facility.CriteriaOn(DateOnly.FromDateTime(booklet.At.UtcDateTime)) is not { } set ? [] :
    [
        new Heading(1, set.Names.Best(language), "criteria", NewPage: true), new Paragraph(words["library.booklet.criteria-lead", set.Scale.Min, set.Scale.Max].Value, Voice.Lead),
        new Table(set.Names.Best(language), [words["library.booklet.criterion"], words["library.booklet.question"]],
            [.. set.Criteria.Select(criterion => (IReadOnlyList<Line>)[$"{criterion.Number}. {criterion.Names.Best(language)}", criterion.Guidance.Best(language)])]),
    ];

    private Line Where(FichePrint print, Wording words, string language) => new(
        new Run(print.Content.Record.Title.Best(language), Emphasis.Strong), new Run($" – {words["library.fiche.edition-line", print.Reference, print.Number, FicheComposer.Day(print.At, language)].Value} – "),
        new Link(citation.Address(print, language), citation.Address(print, language)));
}
