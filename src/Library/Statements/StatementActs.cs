namespace Passerelle.Library.Statements;

/// <summary>What a viewer may do with a statement now.</summary>
/// <param name="WriteAt">Address below the language.</param>
/// <param name="Incomplete">Whether it could be confirmed, were it complete.</param>
internal sealed record StatementActs(string Reference, StatementStatus Status, IReadOnlyList<StatementAct> Offers, string WriteAt, bool Incomplete)
{
    public static StatementActs Of(Statement statement, Viewer viewer, string writeAt)
    {
        var offers = viewer.SignedIn ? StatementFlow.Table.Offers(statement, viewer) : [];
        return new(statement.Reference, statement.Status, [.. offers.Where(offer => offer.Missing is null).Select(offer => offer.Act).OrderByDescending(act => act == StatementAct.Confirm)], writeAt, offers.Any(offer => offer.Missing is not null));
    }
}
