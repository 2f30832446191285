using Passerelle.Directory.Public;

namespace Passerelle.Library.Statements;

internal enum StatementAct { Write, Confirm, Reopen, Withdraw }

/// <summary>One person writes, another confirms; what is opened again is not public until it is confirmed again.</summary>
internal static class StatementFlow
{
    private static readonly Who<Statement> editor = new("editor", Role.Editor, []);

    private static readonly Who<Statement> publisher = new("publisher", Role.Publisher, []);

    private static readonly Who<Statement> second = new("second-person", (statement, viewer) =>
        viewer.Account is { } account && !statement.Writers.Contains(account) ? viewer.OfficeWith(Role.Publisher) : null);

    private static readonly When<Statement> complete = new("complete", statement => statement.IsComplete);

    public static readonly Flow<StatementStatus, StatementAct, Statement> Table = new("library.statement", statement => statement.Status, StatementStatus.Draft, [StatementStatus.Withdrawn],
    [
        new(StatementStatus.Draft, StatementAct.Write, StatementStatus.Draft, editor, null, "library.statement-written"),
        new(StatementStatus.Draft, StatementAct.Confirm, StatementStatus.Confirmed, second, complete, "library.statement-confirmed"),
        new(StatementStatus.Confirmed, StatementAct.Reopen, StatementStatus.Draft, editor, null, "library.statement-reopened"),
        new(StatementStatus.Draft, StatementAct.Withdraw, StatementStatus.Withdrawn, publisher, null, "library.statement-withdrawn"),
        new(StatementStatus.Confirmed, StatementAct.Withdraw, StatementStatus.Withdrawn, publisher, null, "library.statement-withdrawn"),
    ]);
}
