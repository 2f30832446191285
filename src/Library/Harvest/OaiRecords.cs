using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Library.Practices;

namespace Passerelle.Library.Harvest;

/// <summary>A record as harvesters know it.</summary>
/// <param name="Identifier"><c>oai:{host}:{reference}</c>.</param>
/// <param name="Stamp">When it last changed for the public, in whole seconds.</param>
/// <param name="Set">Of <see cref="OaiRecords.Sets"/>.</param>
/// <param name="Dublin">Its description; null when it was withdrawn.</param>
internal sealed record OaiRecord(string Identifier, DateTimeOffset Stamp, string Set, IReadOnlyList<XElement>? Dublin);

/// <summary>Everything public that can be harvested: Actions, fiches and practices, with what was withdrawn.</summary>
internal sealed class OaiRecords(LibraryDb db, ActionsDesk actions, Wording wording, SiteAddress site)
{
    public static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    /// <summary>Each with its text key.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> Sets = [("actions", "library.oai.set.actions"), ("fiches", "library.browse.title"), ("practices", "library.practice.title")];

    public string Host => new Uri(site.Root).Host;

    /// <summary>Oldest change first; of the same second, by identifier.</summary>
    public async Task<IReadOnlyList<OaiRecord>> All(CancellationToken cancellation) =>
        [.. (await Actions(cancellation)).Concat(await Fiches(cancellation)).Concat(await Practices(cancellation)).OrderBy(record => record.Stamp).ThenBy(record => record.Identifier, StringComparer.Ordinal)];

    private async Task<IReadOnlyList<OaiRecord>> Actions(CancellationToken cancellation)
    {
        var seen = await actions.Seen(Viewer.Anyone, cancellation);
        // What happened inside a case says nothing outside it: only facts that anybody may read count as changes.
        var changed = (await db.Db.Journal.AsNoTracking().Where(fact => fact.Kind.StartsWith("actions.") && db.Db.Set<SeenBy>().Any(row => row.Record == fact.Id && row.Token == To.Public))
            .Select(fact => new { fact.Subject, fact.At }).ToListAsync(cancellation)).GroupBy(fact => fact.Subject).ToDictionary(facts => facts.Key, facts => facts.Max(fact => fact.At));
        return [.. seen.Select(action => new OaiRecord(Identifier(action.Reference), Whole(changed.TryGetValue(action.Reference, out var at) ? at : Began(action)), "actions",
        [
            .. Said("title", action.Title), .. Said("description", action.Summary), .. Said("creator", action.RequestedBy), Publisher(), .. Pillars(action.Pillars), .. Places(action.Countries),
            Plain("type", "Project"), .. action.Start is { } start ? [Plain("date", $"{start}")] : Array.Empty<XElement>(), .. Tongues(action.Title), Address("actions", action.Reference, action.Title), Plain("identifier", action.Reference),
        ]))];
    }

    private async Task<IReadOnlyList<OaiRecord>> Fiches(CancellationToken cancellation)
    {
        var gone = await db.Fiches.AsNoTracking().SeenBy(db.Db, Viewer.Anyone, fiche => fiche.Id).Where(fiche => fiche.Status == PublicationStatus.Withdrawn && fiche.WithdrawnAt != null).ToListAsync(cancellation);
        return
        [
            .. gone.Select(fiche => new OaiRecord(Identifier(fiche.Reference), Whole(fiche.WithdrawnAt!.Value), "fiches", null)),
            .. (await db.CurrentEditions(Viewer.Anyone).ToListAsync(cancellation)).Select(row => (row.Fiche.Reference, row.Edition.PublishedAt, row.Edition.Content)).Select(row => new OaiRecord(Identifier(row.Reference), Whole(row.PublishedAt), "fiches",
            [
                .. Said("title", row.Content.Record.Title), .. Said("description", row.Content.Text.Summary), .. Said("publisher", row.Content.Publisher), .. Pillars(row.Content.Record.Pillars), .. Places(row.Content.Record.Countries),
                Plain("type", "Report"), Plain("format", "text/html"), Plain("date", $"{row.PublishedAt.UtcDateTime:yyyy-MM-dd}"), .. Tongues(row.Content.Text.Summary), Address("fiches", row.Reference, row.Content.Text.Summary), Plain("identifier", row.Reference),
                Plain("relation", site.Of(row.Content.Text.Source, $"/actions/{row.Content.Record.Action}")),
            ])),
        ];
    }

    private async Task<IReadOnlyList<OaiRecord>> Practices(CancellationToken cancellation)
    {
        var gone = await db.Practices.AsNoTracking().SeenBy(db.Db, Viewer.Anyone, practice => practice.Id).Where(practice => practice.Status == PracticeStatus.Withdrawn && practice.WithdrawnAt != null).ToListAsync(cancellation);
        return
        [
            .. gone.Select(practice => new OaiRecord(Identifier(practice.Reference), Whole(practice.WithdrawnAt!.Value), "practices", null)),
            .. (await db.CurrentPractices(Viewer.Anyone).ToListAsync(cancellation)).Select(row => (row.Practice.Reference, row.Edition.PublishedAt, row.Edition.Content)).Select(row => new OaiRecord(Identifier(row.Reference), Whole(row.PublishedAt), "practices",
            [
                .. Said("title", row.Content.Text.Title), .. Said("description", row.Content.Text.Problem), .. Said("creator", row.Content.Owner), .. Said("publisher", row.Content.Publisher),
                .. row.Content.Text.Concepts.Select(Thesaurus.Find).OfType<Concept>().SelectMany(concept => Said("subject", concept.Preferred)), .. Places(row.Content.Text.Countries),
                Plain("type", "Text"), Plain("format", "text/html"), Plain("date", $"{row.PublishedAt.UtcDateTime:yyyy-MM-dd}"), .. Tongues(row.Content.Text.Title), Address("practices", row.Reference, row.Content.Text.Title), Plain("identifier", row.Reference),
                .. row.Content.Origin.Fiche is { } fiche ? [Plain("relation", site.Of(row.Content.Text.Source, $"/fiches/{fiche}"))] : Array.Empty<XElement>(),
            ])),
        ];
    }

    private string Identifier(string reference) => $"oai:{Host}:{reference}";

    /// <summary>The protocol knows no parts of a second.</summary>
    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private static DateTimeOffset Began(ActionSummary action) => new((action.Start?.First ?? new DateOnly(2000, 1, 1)).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static IEnumerable<XElement> Said(string name, LocalizedText text) => text.Languages.Select(language => new XElement(Dc + name, new XAttribute(XNamespace.Xml + "lang", language), text.In(language)));

    private static XElement Plain(string name, string value) => new(Dc + name, value);

    private XElement Publisher() => Plain("publisher", wording.In(Language.Source)["platform.ui.site"].Value);

    private static IEnumerable<XElement> Pillars(IEnumerable<string> codes) => codes.Select(Facility.Pillar).OfType<Pillar>().SelectMany(pillar => Said("subject", pillar.Names));

    private static IEnumerable<XElement> Places(IEnumerable<string> codes) => codes.Select(Countries.Find).OfType<Country>().Select(country => Plain("coverage", country.Names.Best(Language.Source)));

    private static IEnumerable<XElement> Tongues(LocalizedText text) => text.Languages.Select(language => Plain("language", language));

    private XElement Address(string list, string reference, LocalizedText text) => Plain("identifier", site.Of(text.BestLanguage(Language.Source), $"/{list}/{reference}"));
}
