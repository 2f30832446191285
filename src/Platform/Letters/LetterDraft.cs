namespace Passerelle.Platform.Letters;

/// <summary>Who a letter goes to.</summary>
/// <param name="Language">The language it is written in: the addressee's.</param>
public sealed record Addressee(string Name, string Email, string Language, Guid? Office = null);

/// <summary>
/// A letter before it is written: the same drafts are shown to a person before the act and queued by the act. The template names two texts,
/// <c>{template}.subject</c> and <c>{template}.body</c> (Markdown), with placeholders for <paramref name="Args"/>.
/// </summary>
/// <param name="Link">An address the letter carries as placeholder {link}; a personal one is known only to the letter itself.</param>
public sealed record LetterDraft(string Template, Addressee To, IReadOnlyList<string> Args, string? Link = null)
{
    // No person can type it.
    internal const char TextMark = '\u001f';

    /// <summary>An argument that is itself a text: put into the letter's language when the letter is.</summary>
    public static string Words(string key) => $"{TextMark}{key}";
}
