namespace Passerelle.Library.Statements;

internal static class TransferWords
{
    public static string Tone(TransferResult result) => result switch { TransferResult.Held => "good", TransferResult.Partly => "active", TransferResult.DidNotHold => "attention", TransferResult.Unknown => "neutral" };

    public static string Tone(StatementStatus status) => status switch { StatementStatus.Confirmed => "good", StatementStatus.Draft => "neutral", StatementStatus.Withdrawn => "attention" };

    public static string Tone(Stance stance) => stance switch { Stance.Agrees => "good", Stance.Limits => "active", Stance.Contradicts => "attention" };
}
