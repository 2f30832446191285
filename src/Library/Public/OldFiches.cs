using Passerelle.Library.Ingest;

namespace Passerelle.Library.Public;

/// <summary>What an old fiche says, as <c>fiche read --json</c> prints it. What is not in it is null or empty.</summary>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="Countries">Alpha-2 codes of those who asked or benefit, sorted; <paramref name="ExpertCountries"/> likewise of those whose experts took part.</param>
/// <param name="Practices">In the order of the text, as <paramref name="Lessons"/>, <paramref name="Events"/> and <paramref name="Sources"/>.</param>
public sealed record OldFiche(
    string Language, string? Title, string? Region, IReadOnlyList<string> Countries, OldFichePeriod Period, string? Summary, string? Context, string? Concept, IReadOnlyList<OldFicheEvent> Events,
    IReadOnlyList<string> ExpertCountries, IReadOnlyList<OldFichePart> Practices, string? Impact, IReadOnlyList<OldFichePart> Lessons, IReadOnlyList<OldFicheSource> Sources, IReadOnlyList<OldFicheDoubt> Doubts);

/// <summary>Each a year, a year and month, or a date.</summary>
public sealed record OldFichePeriod(string? Start, string? End);

/// <param name="Place">The English name of a known city; otherwise as printed.</param>
/// <param name="Date">As printed, repaired where a doubt says so.</param>
public sealed record OldFicheEvent(string? Title, string? Place, string? Country, string? Date);

/// <param name="Title">Null when the text gives none.</param>
public sealed record OldFichePart(string? Title, string Text);

/// <param name="N">The number of the note.</param>
/// <param name="Url">Null for a note without an address.</param>
public sealed record OldFicheSource(int N, string? Url);

/// <param name="Line">From 1, in the text of the file.</param>
/// <param name="Proposed">Null when there is nothing to propose.</param>
/// <param name="Why">In words of the language asked for.</param>
public sealed record OldFicheDoubt(int Line, string Field, string Read, string? Proposed, string Why);

/// <summary>Reads old fiches (text, PDF, DOCX, scans) without a database.</summary>
public static class OldFiches
{
    /// <summary>Invalid, on the field <c>File</c>, when the file has no text that can be read.</summary>
    public static async Task<Outcome<OldFiche>> Read(byte[] content, Wording words, CancellationToken cancellation)
    {
        var text = await PaperText.Of(content, cancellation);
        if (text.Problem is { } problem) return problem;
        return Worded(FicheReader.Read(text.Value), words);
    }

    internal static OldFiche Worded(FicheReading read, Wording words) =>
        new(
            read.Language, read.Title, read.Region, read.Countries, new(read.Period.Start, read.Period.End), read.Summary, read.Context, read.Concept,
            [.. read.Events.Select(each => new OldFicheEvent(each.Title, each.Place, each.Country, each.Date))], read.ExpertCountries, [.. read.Practices.Select(each => new OldFichePart(each.Title, each.Text))], read.Impact,
            [.. read.Lessons.Select(each => new OldFichePart(each.Title, each.Text))], [.. read.Sources.Select(each => new OldFicheSource(each.N, each.Url))],
            [.. read.Doubts.Select(doubt => new OldFicheDoubt(doubt.Line, doubt.Field, doubt.Read, doubt.Proposed, words[$"library.reading.why.{doubt.Why}", [.. doubt.Args]].Value))]);
}
