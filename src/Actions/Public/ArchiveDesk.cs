using Passerelle.Actions.Import;

namespace Passerelle.Actions.Public;

/// <summary>By which the command line and the demo bring an archive of Actions into the facility.</summary>
public sealed class ArchiveDesk
{
    private readonly ImportActions import;

    internal ArchiveDesk(ImportActions import) => this.import = import;

    /// <summary>Reads every row, or says what reading it would do. Twice the same file changes nothing. Refused but for the program and an administrator.</summary>
    /// <param name="file">JSON: a list of Actions.</param>
    /// <param name="source">The file's name, as the provenance of each record prints it.</param>
    public Task<Outcome<ImportReport>> Import(byte[] file, string source, bool dryRun, Occasion occasion, CancellationToken cancellation) => import.Run(file, source, dryRun, occasion, cancellation);
}
