namespace Passerelle.Platform.Letters;

/// <summary>Words of letters that a facility has put in place of the rooms' own.</summary>
public interface ILetterTemplates
{
    /// <summary>Null where the facility has written none.</summary>
    /// <param name="key"><c>{template}.subject</c> or <c>{template}.body</c>.</param>
    string? Find(string key, string language);

    /// <summary>Brings <see cref="Find"/> up to date; asked before letters are put into words where nobody else has looked.</summary>
    ValueTask Look(CancellationToken cancellation);
}

internal sealed class NoLetterTemplates : ILetterTemplates
{
    public string? Find(string key, string language) => null;

    public ValueTask Look(CancellationToken cancellation) => ValueTask.CompletedTask;
}
