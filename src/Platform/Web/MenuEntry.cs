namespace Passerelle.Platform.Web;

/// <summary>A line of the primary navigation; a room registers its own as a singleton.</summary>
/// <param name="Path">Address below the language, such as <c>/actions</c>.</param>
/// <param name="Text">Key of its text.</param>
/// <param name="Order">Place in the line; the rooms' order by tens.</param>
/// <param name="Role">Only for those who hold it; null for all that <paramref name="For"/> names.</param>
public sealed record MenuEntry(string Path, string Text, int Order, MenuReader For = MenuReader.Everyone, string? Role = null);

public enum MenuReader { Everyone, Visitor, SignedIn }
