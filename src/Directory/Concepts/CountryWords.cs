using System.Reflection;

namespace Passerelle.Directory.Concepts;

/// <summary>What countries, regions and bodies are called beside their names: shorter, older, by their initials; and what their people are called.</summary>
internal static class CountryWords
{
    /// <returns>By token, then by language.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("countries/words.tsv") ?? throw new InvalidOperationException("countries/words.tsv is not embedded.");
        using var reader = new StreamReader(stream);
        var languages = reader.ReadLine()!.Split('\t')[1..];
        var words = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>();
        while (reader.ReadLine()?.Split('\t') is { } cells)
            words.Add(cells[0], languages.Zip(cells[1..]).ToDictionary(cell => cell.First, IReadOnlyList<string> (cell) => cell.Second.Split('|', StringSplitOptions.RemoveEmptyEntries)));
        return words;
    }
}
