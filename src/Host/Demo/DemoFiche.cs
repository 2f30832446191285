using System.Text.Json;

namespace Passerelle.Host.Demo;

/// <summary>The fiche of the Action, written in English, translated into French, published by a second person.</summary>
internal sealed class DemoFiche(DemoCast cast, CaseFile story, DemoAction action)
{
    private string address = "";

    public string Reference => address["/fiches/".Length..];

    public IReadOnlyDictionary<string, Func<Moment, CancellationToken, Task>> Acts => field ??= new Dictionary<string, Func<Moment, CancellationToken, Task>>
    {
        ["writeFiche"] = Write, ["translateFiche"] = Translate, ["submitFiche"] = (moment, cancellation) => Pass("submit", moment, cancellation), ["publishFiche"] = (moment, cancellation) => Pass("publish", moment, cancellation),
    };

    private async Task Write(Moment moment, CancellationToken cancellation)
    {
        var written = await cast.Post(moment.By, "/fiches", new
        {
            action = action.Reference, language = "en", summary = story.Fiche.Summary["en"], practices = Sections(story.Fiche.Practices), impact = story.Fiche.Impact["en"], lessons = Sections(story.Fiche.Lessons),
            notes = story.Fiche.Footnotes.Select(note => new { text = Note(note, "en") }),
        }, cancellation);
        address = $"/fiches/{written.GetProperty("reference").GetString()}";
    }

    private async Task Translate(Moment moment, CancellationToken cancellation) =>
        await cast.Put(moment.By, $"{address}/draft/fr", new { pieces = French(), version = await Version(moment, cancellation) }, cancellation);

    private async Task Pass(string act, Moment moment, CancellationToken cancellation) => await cast.Post(moment.By, $"{address}/{act}", new { version = await Version(moment, cancellation) }, cancellation);

    private async Task<int> Version(Moment moment, CancellationToken cancellation) => (await cast.Read(moment.By, $"{address}/draft", cancellation)).GetProperty("version").GetInt32();

    /// <summary>Pieces of the draft by the names it gives them: sections and notes are numbered in the order they were written.</summary>
    private IEnumerable<object> French() =>
    [
        Piece("summary", story.Fiche.Summary["fr"]), Piece("impact", story.Fiche.Impact["fr"]),
        .. story.Fiche.Practices.Index().SelectMany(section => Pieces("practice", $"p{section.Index + 1}", section.Item)),
        .. story.Fiche.Lessons.Index().SelectMany(section => Pieces("lesson", $"l{section.Index + 1}", section.Item)),
        .. story.Fiche.Footnotes.Index().Select(note => Piece($"note.n{note.Index + 1}", Note(note.Item, "fr"))),
    ];

    private static IEnumerable<object> Pieces(string kind, string key, StorySection section) => [Piece($"{kind}.{key}.title", section.Title["fr"]), Piece($"{kind}.{key}.text", section.Text["fr"])];

    private static object Piece(string name, string text) => new { name, text };

    private static IEnumerable<object> Sections(IEnumerable<StorySection> sections) => sections.Select(section => new { title = section.Title["en"], text = section.Text["en"] });

    private static string Note(StoryNote note, string language) => note.Url is null ? note.Text[language] : $"{note.Text[language]} {note.Url}";
}
