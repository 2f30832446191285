using Passerelle.Platform.Journal;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Translation;

/// <summary>One text of a record that is translated.</summary>
/// <param name="Name">Stays while the record lives, such as <c>impact</c> or <c>practice.p1.title</c>.</param>
/// <param name="Label">Text key of what it is called; <paramref name="LabelArgs"/> fill its placeholders.</param>
/// <param name="Longest">Characters it may have in any language.</param>
public sealed record TranslatableText(string Name, LocalizedText Text, int Longest, string Label, params IReadOnlyList<object> LabelArgs);

/// <summary>A record as a translator meets it.</summary>
/// <param name="SeenAs">The id its words in work are seen under: who may not see it, may not know of its translations.</param>
/// <param name="Kind">Of <see cref="ITranslatableKind"/>.</param>
/// <param name="Texts">In reading order; only those that say something in some language.</param>
/// <param name="Readers">Who may ever read what is recorded about its translations.</param>
/// <param name="Href">Where it is read or worked on, below the language.</param>
public sealed record Translatable(Guid SeenAs, string Kind, string Reference, LocalizedText Title, IReadOnlyList<TranslatableText> Texts, CaseKey Case, IReadOnlyList<string> Readers, string Href);

/// <summary>A record opened to be translated.</summary>
/// <param name="Closed">Why its words cannot be changed just now; null when they can.</param>
/// <param name="Write">Puts the changed texts into the record, unsaved. Each it is given by name, and answers what it is to be.</param>
public sealed record OpenTranslatable(Translatable Record, Problem? Closed, Action<Func<string, LocalizedText, LocalizedText>, Occasion> Write);

/// <summary>
/// A kind of record whose texts are translated: a room registers its own, and everything else (segments, memory, glossary, machine, sign-off, files for
/// translators outside, progress) comes with it.
/// </summary>
public interface ITranslatableKind
{
    /// <summary>As it stands in addresses, such as <c>fiche</c>.</summary>
    string Kind { get; }

    /// <summary>Text key of what one such record is called.</summary>
    string Name { get; }

    /// <summary>Every record of the kind that is translated, whoever may see it, by reference.</summary>
    Task<IReadOnlyList<Translatable>> All(CancellationToken cancellation);

    /// <summary>Null for whom it is not, as for one that does not exist.</summary>
    Task<OpenTranslatable?> Open(string reference, Viewer viewer, CancellationToken cancellation);
}
