using Passerelle.Library.Documents;

namespace Passerelle.Library.Public;

/// <summary>Something in a file that keeps it from being loaded, where it stands.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Key">Text key of what would be accepted; <paramref name="Args"/> fill its placeholders.</param>
public sealed record DocumentDefect(int Line, int Column, string Key, IReadOnlyList<object> Args);

/// <param name="Read">Documents in the file; the sum of the three that follow.</param>
public sealed record DocumentReport(int Read, int Created, int Updated, int Unchanged);

/// <summary>By which the command line brings documents of others into the library.</summary>
public sealed class DocumentsDesk
{
    private readonly LoadDocuments load;

    internal DocumentsDesk(LoadDocuments load) => this.load = load;

    /// <summary>All of the file, or nothing of it and every defect. Twice the same file changes nothing. Refused but for the program.</summary>
    /// <param name="file">JSON: a list of objects with <c>id, title, year, countries, languages, donor</c>.</param>
    public Task<Outcome<(DocumentReport Report, IReadOnlyList<DocumentDefect> Defects)>> Load(byte[] file, Occasion occasion, CancellationToken cancellation) => load.Run(file, occasion, cancellation);
}
