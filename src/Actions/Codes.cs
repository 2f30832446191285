namespace Passerelle.Actions;

/// <summary>A short list of codes in one plain column, each between spaces (<c>" PH ID VN "</c>): read without a join, and searched by <c>" ID "</c>.</summary>
internal static class Codes
{
    public static string Write(IEnumerable<string> codes) => string.Join(' ', codes) is { Length: > 0 } joined ? $" {joined} " : "";

    public static IReadOnlyList<string> Read(string column) => column.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static string Sought(string code) => $" {code} ";
}
