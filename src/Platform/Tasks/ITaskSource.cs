namespace Passerelle.Platform.Tasks;

/// <summary>Something that waits for an office the viewer holds.</summary>
/// <param name="Href">Address below the language segment, such as <c>/requests/REQ-2026-0001</c>.</param>
/// <param name="Key">Text key of what is to be done.</param>
/// <param name="DueOn">Null when nothing presses.</param>
public sealed record TaskItem(string Href, string Key, string Reference, string Title, DateOnly? DueOn)
{
    /// <summary>How many one person is shown at once; a source need not look further.</summary>
    public const int AtMost = 100;
}

/// <summary>A room's contribution to the one to-do list.</summary>
public interface ITaskSource
{
    Task<IReadOnlyList<TaskItem>> For(Occasion occasion, CancellationToken cancellation);
}
