using System.Diagnostics;
using System.Globalization;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Search;
using Passerelle.Platform.Seeing;
using Passerelle.Platform.Texts;

namespace Passerelle.Bench;

/// <summary>
/// The index with as many records as asked for, each a title and a few sentences in one of six languages made from the labels of the thesaurus, so that they are
/// as often about a thing as real ones; then questions of each kind, one after the other.
/// </summary>
internal static class Search
{
    private const int questions = 200, warmUp = 20, rare = 50;

    // The texts are the same at every run.
    private const int seed = 20261124;

    public static void Run(string folder, int records)
    {
        var random = new Random(seed);
        var since = Stopwatch.StartNew();
        using var index = StandingIndex.Make(folder, FieldWords.Vocabulary, Enumerable.Range(0, records).Select(number => (Record(number, random), (IEnumerable<string>)[number % 10 == 0 ? To.Role(Role.Officer) : To.Public])));
        var size = Folder.GetFiles(folder).Sum(file => new FileInfo(file).Length) / 1048576.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records:N0} records: {since.Elapsed.TotalSeconds:0} s to index, {size:0} MB"));
        Console.WriteLine();
        Console.WriteLine("| question | p50 ms | p99 ms | found |");
        Console.WriteLine("|---|---:|---:|---:|");
        Measure(index, random, "one word", language => Label(random, language).Split(' ')[0], []);
        Measure(index, random, "one concept", language => Label(random, language), []);
        Measure(index, random, "concept and country", language => $"{Label(random, language)} {Countries.All[random.Next(Countries.All.Count)].Names.In(language)}", []);
        Measure(index, random, "concept within a country", language => Label(random, language), ["country:SN"]);
        Measure(index, random, "concept, with facets", language => Label(random, language), [], facets: true);
        Measure(index, random, "a typing fault", language => Label(random, language).Split(' ')[0] + "q", []);
    }

    private static void Measure(StandingIndex index, Random random, string name, Func<string, string> ask, IReadOnlyList<string> chosen, bool facets = false)
    {
        var (times, found) = (new List<double>(), new List<int>());
        for (var number = 0; number < warmUp + questions; number++)
        {
            var language = Language.All[random.Next(Language.All.Count)];
            var question = new SearchQuestion(ask(language), language, 20) { Chosen = chosen, WithFacets = facets };
            var since = Stopwatch.GetTimestamp();
            var result = index.Find(question, Viewer.Anyone);
            if (number < warmUp) continue;
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            found.Add(result.Total);
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[questions / 2]:0.0} | {times[questions * 99 / 100]:0.0} | {found.Average():N0} |"));
    }

    private static SearchDocument Record(int number, Random random)
    {
        var language = Language.All[random.Next(Language.All.Count)];
        var country = Countries.All[random.Next(Countries.All.Count)];
        var text = string.Join(". ", Enumerable.Range(0, 4).Select(_ => $"{Label(random, language)} {Label(random, language)} {Label(random, language)}"));
        return new(Guid.CreateVersion7(), string.Create(CultureInfo.InvariantCulture, $"BEN-{number}"), "/", "bench.kind",
            LocalizedText.Written(language, $"{Label(random, language)}, {country.Names.In(language)}"), [LocalizedText.Written(language, text)])
        { Codes = [$"country:{country.Alpha2}"], Years = [1990 + random.Next(35)] };
    }

    // A few things are spoken of much more often than most, as in life.
    private static string Label(Random random, string language)
    {
        var concept = Thesaurus.All[random.Next(3) == 0 ? random.Next(rare) : random.Next(Thesaurus.All.Count)];
        var labels = concept.Labels(language).ToList();
        return labels[random.Next(labels.Count)];
    }
}
