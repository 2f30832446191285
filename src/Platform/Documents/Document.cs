using System.Text.Json.Serialization;

namespace Passerelle.Platform.Documents;

/// <summary>
/// A document before it has a form: the page, the DOCX file and the plain text are all made from this one value, so they cannot say different things.
/// The same value always gives the same bytes. It can be kept as JSON and printed years later as it was; a note mentioned twice is then two notes.
/// </summary>
/// <param name="Language">Language of everything that does not name its own.</param>
public sealed record Document(string Title, string Language, IReadOnlyList<Block> Blocks)
{
    /// <summary>The institution that answers for it.</summary>
    public required string Author { get; init; }

    /// <summary>The only date the file knows: when what it says was fixed, not when it was downloaded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>With placeholders {0} for the page and {1} for the number of pages, in the document's language.</summary>
    public required string PageOf { get; init; }

    /// <summary>Printed above every page.</summary>
    public string Header { get; init; } = "";

    /// <summary>Printed below every page, before the page number.</summary>
    public string Footer { get; init; } = "";

    public string Subject { get; init; } = "";

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Null for a document whose title stands above its text; else a first page of its own.</summary>
    public Cover? Cover { get; init; }

    /// <summary>What comes after the notes, from a new page on.</summary>
    public IReadOnlyList<Block> Back { get; init; } = [];

    /// <summary>What its contents list: every heading down to a level that something can point at, with the number its bookmark gets, from 0.</summary>
    internal IReadOnlyList<Heading> Listed => [.. Blocks.OfType<Contents>().Select(contents => contents.Depth).Take(1).SelectMany(depth => Blocks.Concat(Back).OfType<Heading>().Where(heading => heading.Level <= depth && heading.Anchor is not null))];
}

/// <summary>What the first page says around the title.</summary>
/// <param name="Above">The institution, over the title.</param>
/// <param name="Below">The subtitle.</param>
/// <param name="Foot">At the foot of the page: the date.</param>
public sealed record Cover(string Above, string Below, string Foot);

/// <summary>What follows below one another.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Heading), "heading"), JsonDerivedType(typeof(Contents), "contents"), JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Enumeration), "enumeration"), JsonDerivedType(typeof(Table), "table")]
public abstract record Block
{
    /// <summary>Null when it is the document's; else the words are marked as of that language and run in its direction.</summary>
    public string? Language { get; init; }
}

/// <param name="Level">From 1, below the document's title, to <see cref="Deepest"/>.</param>
/// <param name="Anchor">What an address points at, after <c>#</c>; unique in the document. Null when nothing points here.</param>
/// <param name="NewPage">Whether it begins a page, where there are pages.</param>
public sealed record Heading(int Level, string Text, string? Anchor = null, bool NewPage = false) : Block
{
    public const int Deepest = 3;
}

/// <summary>The document's contents on a page of their own, each a link: headings down to <paramref name="Depth"/> that have an anchor. One in a document.</summary>
/// <param name="Title">Stands above; not listed itself.</param>
public sealed record Contents(string Title, int Depth = 1) : Block;

/// <summary>How a paragraph is spoken: as the opening, as the text, or as a remark about the text.</summary>
public enum Voice { Body, Lead, Remark }

public sealed record Paragraph(Line Line, Voice Voice = Voice.Body) : Block;

public sealed record Enumeration(IReadOnlyList<Line> Items, bool Numbered = false) : Block;

/// <param name="Caption">Says what the table holds; read out before it.</param>
/// <param name="Columns">Heads of the columns, repeated on every page; empty for a table of facts, whose rows each begin with their head.</param>
/// <param name="Rows">The first cell of each row is its head.</param>
public sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Line>> Rows) : Block;

/// <summary>Words on one line of thought.</summary>
public sealed record Line(params IReadOnlyList<Inline> Inlines)
{
    public static implicit operator Line(string text) => new(new Run(text));

    /// <summary>The words alone, without notes.</summary>
    [JsonIgnore]
    public string Text => string.Concat(Inlines.Select(inline => inline switch { Run run => run.Text, Link link => link.Text, _ => "" }));
}

/// <summary>A stretch of words, or what hangs on them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Run), "run"), JsonDerivedType(typeof(Link), "link"), JsonDerivedType(typeof(Footnote), "footnote")]
public abstract record Inline;

public enum Emphasis { None, Strong, Stressed }

public sealed record Run(string Text, Emphasis Emphasis = Emphasis.None) : Inline;

/// <param name="Address">Absolute.</param>
public sealed record Link(string Text, string Address) : Inline;

/// <summary>Numbered by the writer in the order of first mention; the same object mentioned again keeps its number.</summary>
public sealed record Footnote(Line Line, string? Language = null) : Inline;

/// <summary>Numbers footnotes, for every writer in the same way.</summary>
internal sealed class FootnoteCount
{
    private readonly Dictionary<Footnote, int> numbers = new(ReferenceEqualityComparer.Instance);

    public IEnumerable<Footnote> InOrder => numbers.OrderBy(entry => entry.Value).Select(entry => entry.Key);

    /// <summary>The number, and whether this is the first mention.</summary>
    public (int Number, bool First) Mention(Footnote footnote)
    {
        var first = numbers.TryAdd(footnote, numbers.Count + 1);
        return (numbers[footnote], first);
    }
}
