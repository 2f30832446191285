using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Passerelle.Library.Ingest;

namespace Passerelle.Tests.Rules.Library;

/// <summary>Invented fiches of many shapes, each with the record expected beside it.</summary>
public sealed partial class FicheReaderTests
{
    private static readonly JsonSerializerOptions printed = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string folder = Path.Combine(House.Root, "tests/Tests/Rules/Library/fiches");

    public static TheoryData<string> Fiches => [.. Folder.GetFiles(folder, "*.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fiches))]
    public void A_fiche_of_any_shape_is_read_whole(string fiche) =>
        Expected.Matches($"fiches/{Path.GetFileNameWithoutExtension(fiche)}.json", JsonSerializer.Serialize(FicheReader.Read(Text(fiche)), printed));

    [Theory]
    [MemberData(nameof(Fiches))]
    public void A_clean_fiche_loses_no_word_and_gains_none(string fiche)
    {
        var text = Text(fiche);

        var read = FicheReader.Read(text);

        var words = new HashSet<string>(Word().Matches(NoteMark().Replace(LineHyphen().Replace(text, ""), "")).Select(word => word.Value));
        string?[] said = [read.Summary, read.Context, read.Concept, read.Impact, .. read.Practices.SelectMany(part => new[] { part.Title, part.Text }), .. read.Lessons.SelectMany(part => new[] { part.Title, part.Text })];
        Assert.DoesNotContain(said.SelectMany(each => Word().Matches(each ?? "")), word => !words.Contains(word.Value));
        Assert.Empty(read.Doubts);
    }

    [Theory]
    [MemberData(nameof(Fiches))]
    public void What_was_read_once_is_read_the_same_again(string fiche)
    {
        var once = FicheReader.Read(Text(fiche));

        var again = FicheReader.Read(Printed(once));

        Assert.Equal((once.Context, once.Impact, once.Title), (again.Context, again.Impact, again.Title));
    }

    [Theory]
    [MemberData(nameof(Fiches))]
    public void A_scan_of_it_still_gives_its_facts(string fiche)
    {
        var clean = FicheReader.Read(Text(fiche));
        var (right, asked, like) = (0, 0, new List<double>());
        for (var seed = 1; seed <= 5; seed++)
        {
            var spoiled = new OcrNoise(seed, 0.02).Spoil(Text(fiche), clean.Language == "fr" ? "PASSERELLE - Vingt Actions" : "PASSERELLE - Twenty Actions");

            var read = FicheReader.Read(spoiled);

            Count(string.Join(' ', clean.Countries), string.Join(' ', read.Countries));
            Count(string.Join(' ', clean.ExpertCountries), string.Join(' ', read.ExpertCountries));
            Count(clean.Period, read.Period);
            Count(string.Join(' ', clean.Events.Select(each => $"{each.Country}{each.Date}")), string.Join(' ', read.Events.Select(each => $"{each.Country}{each.Date}")));
            Count((clean.Practices.Count, clean.Lessons.Count, clean.Sources.Count), (read.Practices.Count, read.Lessons.Count, read.Sources.Count));
            like.Add(Alike(clean.Context, read.Context));
            like.Add(Alike(clean.Impact, read.Impact));
        }

        Assert.True(right >= asked - 1, $"{right} of {asked} facts");
        Assert.True(like.Average() > 0.97, $"texts alike to {like.Average():0.000}");

        void Count(object? expected, object? found) => (right, asked) = (right + (Equals(expected, found) ? 1 : 0), asked + 1);
    }

    [Theory]
    [InlineData("une conférence à Manille (décembre 2072)", "2012-12")]
    [InlineData("un atelier à Dakar, aodt 2013", "2013-08")]
    [InlineData("un atelier à Dakar (12-14 mars 2013)", "2013-03-12")]
    [InlineData("un atelier à Dakar le 1er juin 2012", "2012-06-01")]
    [InlineData("un atelier à Dakar du 30 novembre au 2 décembre 2012", "2012-11-30")]
    [InlineData("un atelier à Dakar en févr. 2013", "2013-02")]
    [InlineData("un atelier à Dakar (05/06/2013)", "2013-06-05")]
    [InlineData("un atelier à Dakar (2O13)", "2013")]
    [InlineData("un atelier à Dakar (31 juin 2013)", "2013-06")]
    public void Dates_are_understood_as_printed_or_repaired(string said, string date)
    {
        var read = FicheReader.Read($"Un titre pour voir\n\nAfrique de l'Ouest (2012-2013)\n\nContexte\n\nLe Sénégal a demandé un appui.\n\nConcept\n\nL'Action a compris {said}.\n\nImpact\n\nOn le verra plus tard.\n");

        Assert.Equal(date, Assert.Single(read.Events).Date);
    }

    [Fact]
    public void A_date_outside_the_period_is_a_doubt_with_its_line_and_proposal()
    {
        var read = FicheReader.Read("Un titre pour voir\n\nAsie (2012-2013)\n\nConcept\n\n« Une première rencontre », à Manille (décembre 2072).\n");

        var doubt = Assert.Single(read.Doubts);
        Assert.Equal((7, "events[0].date", "décembre 2072", "2012-12", "outside-period"), (doubt.Line, doubt.Field, doubt.Read, doubt.Proposed, doubt.Why));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\f\f\n\n")]
    [InlineData("Rien d'une fiche.")]
    [InlineData(":::\n((((\n«««\n")]
    public void A_text_that_is_no_fiche_is_read_as_nothing_and_never_breaks(string text)
    {
        var read = FicheReader.Read(text);

        Assert.Equal((null, null, 0), (read.Context, read.Impact, read.Events.Count + read.Practices.Count + read.Lessons.Count));
    }

    [Fact]
    public void The_booklets_own_fiche_is_read_with_both_its_doubts()
    {
        var path = Environment.GetEnvironmentVariable("PASSERELLE_OLD_FICHE") ?? Path.Combine(House.Root, "../shared/data/fiche/southeast-asia-2012-2013.fr.ocr.txt");
        Assert.SkipUnless(File.Exists(path), "the booklet's fiche is not on this machine");

        var read = FicheReader.Read(File.ReadAllText(path));

        Assert.Equal(("Asie du Sud-Est", "2012", "2013"), (read.Region, read.Period.Start, read.Period.End));
        Assert.Equal(["ID", "PH", "VN"], read.Countries);
        Assert.Equal(["HU", "ID", "IT", "NL", "PH", "PL", "RO", "SG", "TH"], read.ExpertCountries);
        Assert.Equal(["Manila 2012-12", "Jakarta 2013-08", "Hanoi 2013-10"], read.Events.Select(each => $"{each.Place} {each.Date}"));
        Assert.Equal((3, 2, 2), (read.Practices.Count, read.Lessons.Count, read.Sources.Count));
        Assert.Equal([(80, "2012-12"), (83, "2013-08")], read.Doubts.Select(doubt => (doubt.Line, doubt.Proposed)));
        Assert.DoesNotContain("ceuvre", read.Context);
    }

    private static string Text(string fiche) => File.ReadAllText(Path.Combine(folder, fiche));

    /// <summary>The record as somebody would print it.</summary>
    private static string Printed(FicheReading read)
    {
        var (context, impact) = read.Language == "fr" ? ("Contexte", "Impact") : ("Context", "Impact");
        return $"{read.Title}\n\n{read.Region ?? "Europe"} ({read.Period.Start})\n\n{context}\n\n{read.Context}\n\n{impact}\n\n{read.Impact}\n";
    }

    private static double Alike(string? a, string? b)
    {
        var (x, y) = (Word().Matches(a ?? "").Select(word => word.Value).ToList(), Word().Matches(b ?? "").Select(word => word.Value).ToList());
        return x.Count + y.Count == 0 ? 1 : 2.0 * x.Intersect(y).Count() / (x.Distinct().Count() + y.Distinct().Count());
    }

    [GeneratedRegex(@"[\p{L}\d]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=\p{L}{3})\d(?=\.)")]
    private static partial Regex NoteMark();

    [GeneratedRegex(@"-\r?\n")]
    private static partial Regex LineHyphen();
}
