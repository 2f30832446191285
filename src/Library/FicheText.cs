using System.Text.Json.Serialization;

namespace Passerelle.Library;

/// <summary>A titled passage. The key stays when passages move or go, so that a translation follows its own.</summary>
internal sealed record Section(string Key, LocalizedText Title, LocalizedText Text);

/// <summary>A note that the texts refer to as <c>[^1]</c>, <c>[^2]</c> … in this order.</summary>
internal sealed record Note(string Key, LocalizedText Text);

/// <summary>One text of a fiche, under a name that stays.</summary>
/// <param name="Name">Such as <c>impact</c> or <c>practice.p1.title</c>.</param>
internal sealed record Piece(string Name, LocalizedText Text);

/// <summary>
/// What an editor writes; what the Action's record already says is not in it. Every practice and lesson is a section of its own, because later it is
/// found, cited and taken up alone.
/// </summary>
/// <param name="Source">The language it is written in; the others are translations.</param>
internal sealed record FicheText(
    string Source, LocalizedText Summary, IReadOnlyList<Section> Practices, LocalizedText Impact, IReadOnlyList<Section> Lessons, IReadOnlyList<Note> Notes)
{
    public const int MaxSummary = 700;
    public const int MaxTitle = 200;
    public const int MaxText = 8000;
    public const int MaxNote = 600;
    public const int MaxSections = 12;
    public const int MaxNotes = 20;

    public static FicheText Blank(string source) => new(source, LocalizedText.Empty, [], LocalizedText.Empty, [], []);

    /// <summary>All its texts in reading order.</summary>
    [JsonIgnore]
    public IEnumerable<Piece> Pieces =>
    [
        new("summary", Summary),
        .. Practices.SelectMany(section => Of("practice", section)),
        new("impact", Impact),
        .. Lessons.SelectMany(section => Of("lesson", section)),
        .. Notes.Select(note => new Piece($"note.{note.Key}", note.Text)),
    ];

    [JsonIgnore]
    public IEnumerable<Piece> Written => Pieces.Where(piece => !piece.Text.IsEmpty);

    public FicheText With(Func<Piece, LocalizedText> change) => this with
    {
        Summary = change(new("summary", Summary)),
        Practices = [.. Practices.Select(section => With("practice", section, change))],
        Impact = change(new("impact", Impact)),
        Lessons = [.. Lessons.Select(section => With("lesson", section, change))],
        Notes = [.. Notes.Select(note => note with { Text = change(new($"note.{note.Key}", note.Text)) })],
    };

    /// <summary>Whether all that a fiche must say is said in its own language.</summary>
    [JsonIgnore]
    public bool IsComplete => !Summary.IsEmpty && !Impact.IsEmpty && Practices.Count > 0 && Lessons.Count > 0
        && Practices.Concat(Lessons).All(section => !section.Title.IsEmpty && !section.Text.IsEmpty);

    /// <summary>The languages in which at least the summary can be read, the source first.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Languages => [.. Language.All.Where(Summary.Renderings.ContainsKey).OrderBy(language => language != Source)];

    private static IEnumerable<Piece> Of(string kind, Section section) =>
        [new($"{kind}.{section.Key}.title", section.Title), new($"{kind}.{section.Key}.text", section.Text)];

    private static Section With(string kind, Section section, Func<Piece, LocalizedText> change) => section with
    {
        Title = change(new($"{kind}.{section.Key}.title", section.Title)), Text = change(new($"{kind}.{section.Key}.text", section.Text)),
    };
}
