using Passerelle.Actions.Import;

namespace Passerelle.Actions.Public;

/// <summary>By which the command line, the demo and the library bring Actions of former times into the facility.</summary>
public sealed class ArchiveDesk
{
    private readonly ImportActions import;
    private readonly EnterOldAction enter;

    internal ArchiveDesk(ImportActions import, EnterOldAction enter) => (this.import, this.enter) = (import, enter);

    /// <summary>Adds one Action of former times, unsaved, and the fact to save it with. Refused but for an editor and an administrator.</summary>
    public Task<Outcome<(ActionSummary Action, Fact Fact)>> Enter(OldAction old, Occasion occasion, CancellationToken cancellation) => enter.Run(old, occasion, cancellation);

    /// <summary>Reads every row, or says what reading it would do. Twice the same file changes nothing. Refused but for the program and an administrator.</summary>
    /// <param name="file">JSON: a list of Actions.</param>
    /// <param name="source">The file's name, as the provenance of each record prints it.</param>
    public Task<Outcome<ImportReport>> Import(byte[] file, string source, bool dryRun, Occasion occasion, CancellationToken cancellation) => import.Run(file, source, dryRun, occasion, cancellation);
}
