namespace Passerelle.Host.Demo;

/// <summary>Something that happens at a moment of the facility's past.</summary>
/// <param name="By">Who does it, as the progress line names them.</param>
/// <param name="Act">One word, as the story's file writes it.</param>
internal sealed record Scene(DateTimeOffset At, string By, string Act, Func<CancellationToken, Task> Play);
