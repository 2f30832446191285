using Passerelle.Roster.Import;

namespace Passerelle.Roster.Public;

/// <summary>Something in an imported file that a person should look at; nothing was guessed in its place.</summary>
/// <param name="Row">From 1, the line of names not counted; 0 for the file as a whole.</param>
/// <param name="Line">Where the row begins in the file, from 1.</param>
/// <param name="Column">As the file names it.</param>
/// <param name="Why">Text key.</param>
/// <param name="Proposed">Text key.</param>
/// <param name="Refuses">Whether the row was left out because of it.</param>
/// <param name="Args">Placeholders of both texts.</param>
public sealed record RosterDefect(int Row, int Line, string Column, string Found, string Why, string Proposed, bool Refuses, IReadOnlyList<object> Args);

/// <summary>What an import of experts did, or would do.</summary>
/// <param name="Read">Rows read; the sum of the four that follow.</param>
/// <param name="Run">Reference by which it can be undone; null when nothing was written.</param>
public sealed record RosterReport(int Read, int Created, int Updated, int Unchanged, int Refused, bool DryRun, string? Run, IReadOnlyList<RosterDefect> Defects);

/// <summary>Imports experts for commands.</summary>
public sealed class RosterImportDesk
{
    private readonly ImportExperts import;

    internal RosterImportDesk(ImportExperts import) => this.import = import;

    /// <summary>The second import of a file changes nothing. Invalid, with line and column, when it is none of the forms.</summary>
    /// <param name="file">CSV, XLSX, a JSON list, or a Europass document as XML, JSON or PDF.</param>
    /// <param name="source">The file's name, as the provenance prints it.</param>
    /// <param name="map">JSON: our column by theirs, with <c>values</c> and <c>defaults</c>; null for a file that has our names, or whose mapping was kept.</param>
    public Task<Outcome<RosterReport>> Import(byte[] file, string source, byte[]? map, bool dryRun, Occasion occasion, CancellationToken cancellation) =>
        import.Run(file, source, map, dryRun, occasion, cancellation);
}
