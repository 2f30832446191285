namespace Passerelle.Platform.Documents;

/// <summary>A table for a spreadsheet: one row of heads, then rows of cells.</summary>
/// <param name="Name">Of the leaf; what a spreadsheet cannot have in it is taken out, and what is beyond 31 characters.</param>
/// <param name="Language">Decides the direction in which its columns run.</param>
/// <param name="Rows">Cells: text, whole numbers, amounts (shown to the cent), days, or null for an empty one.</param>
public sealed record Sheet(string Name, string Language, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>Whether the last row sums up the others: it is set apart.</summary>
    public bool HasTotal { get; init; }
}
