using Passerelle.Directory.Public;
using Passerelle.Library.Practices;
using Passerelle.Library.Public;
using Passerelle.Library.Statements;
using Passerelle.Platform.Texts;
using Passerelle.Platform.Web.Tags;

namespace Passerelle.Tests.Rules.Library;

public sealed class TransferPictureTests
{
    [Fact]
    public void Each_pair_of_countries_is_counted_once_for_each_transfer_and_a_rejection_is_not_carried()
    {
        var pairs = ReadTransfers.Pairs([Make(["HU", "IT"], "PH", result: TransferResult.Held), Make(["HU"], "PH", result: TransferResult.DidNotHold), Make(["HU"], "PH", TransferKind.Rejected), Make(["PH"], "PH")]);

        Assert.Equal([new CarryPair("HU", "PH", 2, 1, 0, 1, 0, 1), new CarryPair("IT", "PH", 1, 1, 0, 0, 0, 0)], pairs);
    }

    [Fact]
    public void The_same_graph_gives_the_same_picture_and_runs_the_other_way_for_readers_from_right_to_left()
    {
        var graph = new Graph([new("a", 0, "From here"), new("b", 1, "The practice", true), new("c", 2, "To there")], [new("a", "b", "open"), new("b", "c", "sure", "Adapted")], []);

        var (there, again, back) = (Drawn(graph, false), Drawn(graph, false), Drawn(graph, true));

        Assert.Equal(there, again);
        Assert.True(X(there, "From here") < X(there, "The practice") && X(there, "The practice") < X(there, "To there"));
        Assert.True(X(back, "From here") > X(back, "The practice") && X(back, "The practice") > X(back, "To there"));
        Assert.Contains("role=\"img\" aria-label=\"Said &quot;so&quot;\"", there);

        static string Drawn(Graph graph, bool rightToLeft) => LinkGraph.Draw(graph, "Said \"so\"", rightToLeft).ToString()!;

        static double X(string svg, string words) => double.Parse(System.Text.RegularExpressions.Regex.Match(svg, $@"x=""([\d.]+)""[^>]*>{words}<").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("Short", "Short")]
    [InlineData("Two words that do not fit on one line of a box", "Two words that do not|fit on one line of a|box")]
    [InlineData("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrt…")]
    public void A_label_is_broken_between_its_words(string label, string lines) => Assert.Equal(lines, string.Join('|', LinkGraph.Broken(label)));

    [Fact]
    public void A_label_that_is_too_long_is_cut_after_four_lines()
    {
        var lines = LinkGraph.Broken(string.Join(' ', Enumerable.Repeat("everything", 12)));

        Assert.Equal(4, lines.Count);
        Assert.EndsWith("…", lines[^1]);
    }

    [Fact]
    public void A_way_and_the_way_back_bend_to_different_sides_and_each_leads_somewhere()
    {
        var map = CountedMap.DrawArcs("0 0 100 100", "M0 0", "Map", [new(10, 50, 90, 50, 2, "There & so on", "/a?b=1&c=2"), new(90, 50, 10, 50, 1, "Back", "/b")]).ToString()!;

        Assert.Contains("href=\"/a?b=1&amp;c=2\" aria-label=\"There &amp; so on\"", map);
        var bends = System.Text.RegularExpressions.Regex.Matches(map, @"Q[\d.]+ ([\d.-]+) ").Select(match => double.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(2, bends.Count);
        Assert.True(bends[0] < 50 && bends[1] > 50);
    }

    [Theory]
    [InlineData("Se rendre visite : l’œuvre d’été", "se-rendre-visite-l-oeuvre-d-ete")]
    [InlineData("نقطة اتصال", "")]
    [InlineData("2012", "")]
    [InlineData("  — Ça ! ", "ca")]
    public void A_title_becomes_an_address_where_its_script_allows(string title, string slug) => Assert.Equal(slug, PracticeAddress.SlugOf(title));

    [Fact]
    public void Concepts_are_read_by_any_of_their_words_in_any_language_and_what_is_none_is_said()
    {
        Assert.Equal(["voluntary-return"], ConceptWords.Read("Retour volontaire\nvoluntary-return\n добровольное возвращение"));
        Assert.Equal(["no such word"], ConceptWords.Unknown("voluntary-return; no such word"));
        Assert.Equal([], ConceptWords.Read(null));
    }

    private static Transfer Make(List<string> from, string to, TransferKind kind = TransferKind.Adapted, TransferResult result = TransferResult.Unknown) => new()
    {
        Id = new(Guid.Empty), Reference = "TRF-2026-0001", CaseId = Guid.Empty, CaseReference = "PRA-2026-0001", Source = "en", Practice = new(Guid.Empty), PracticeReference = "PRA-2026-0001", From = from, To = to, Kind = kind, Result = result,
    };
}
