using System.Text;
using Passerelle.Panels.Public;

namespace Passerelle.Tests.Rules.Panels;

public sealed class ProblemReaderTests
{
    private const string Sound = """
        {"format":"passerelle-panel/1",
        "experts":[{"id":"A","tags":{"c":["FR"]},"numbers":{"n":1},"maxPanels":1},{"id":"B"}],
        "panels":[{"id":"P","size":{"min":1,"max":2},"scores":{"A":1,"B":2},
        "rules":[{"id":"r","kind":"count","tag":"c","of":["FR"],"min":1}],"locked":["A"],"excluded":[],"skip":null}],
        "previous":{"P":["A"]},"changePenalty":0}
        """;

    [Fact]
    public void A_sound_file_is_read_with_or_without_a_mark_of_its_encoding()
    {
        Assert.NotNull(PanelProblem.Read(Encoding.UTF8.GetBytes(Sound)).Problem);
        Assert.NotNull(PanelProblem.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Sound)]).Problem);
    }

    [Theory]
    [InlineData("\"passerelle-panel/1\"", "\"passerelle-panel/2\"", "1:11 format")]
    [InlineData("\"format\":\"passerelle-panel/1\",", "", "1:1 missing")]
    [InlineData("\"changePenalty\":0", "\"changePenalty\":-1", "5:40 negative")]
    [InlineData("\"changePenalty\":0", "\"changePenality\":0", "5:24 unknown-member")]
    [InlineData("{\"id\":\"B\"}", "{\"tags\":{}}", "2:75 missing|3:62 unknown-expert")]
    [InlineData("{\"id\":\"B\"}", "{\"id\":\"A\"}", "2:81 twice-expert|3:62 unknown-expert")]
    [InlineData("{\"id\":\"B\"}", "{\"id\":\"\"}", "2:81 empty|3:62 unknown-expert")]
    [InlineData("{\"id\":\"B\"}", "7", "2:75 object|3:62 unknown-expert")]
    [InlineData("\"c\":[\"FR\"]", "\"c\":\"FR\"", "2:34 array")]
    [InlineData("\"c\":[\"FR\"]", "\"c\":[3]", "2:35 text")]
    [InlineData("\"n\":1", "\"n\":1.5", "2:57 whole")]
    [InlineData("\"n\":1", "\"n\":2000000000000", "2:57 whole")]
    [InlineData("\"maxPanels\":1", "\"maxPanels\":-1", "2:72 negative")]
    [InlineData("\"min\":1,\"max\":2", "\"min\":3,\"max\":2", "3:28 min-over-max")]
    [InlineData("\"min\":1,\"max\":2", "\"min\":1", "3:28 missing")]
    [InlineData("\"size\":{\"min\":1,\"max\":2},", "", "3:11 missing")]
    [InlineData("\"A\":1,\"B\":2", "\"A\":1,\"A\":2", "3:62 twice")]
    [InlineData("\"A\":1,\"B\":2", "\"A\":1.25,\"B\":2", "3:60 whole")]
    [InlineData("\"A\":1,\"B\":2", "\"A\":1,\"Z\":2", "3:62 unknown-expert")]
    [InlineData("\"A\":1,\"B\":2", "\"B\":2", "4:77 locked-not-eligible")]
    [InlineData("\"excluded\":[]", "\"excluded\":[\"A\"]", "4:77 locked-excluded")]
    [InlineData("\"excluded\":[]", "\"excluded\":[\"Q\"]", "4:94 unknown-expert")]
    [InlineData("\"locked\":[\"A\"]", "\"locked\":[\"A\",\"A\"]", "4:81 twice")]
    [InlineData("\"skip\":null", "\"skip\":-5", "4:103 negative")]
    [InlineData("\"kind\":\"count\"", "\"kind\":\"exactly\"", "4:27 unknown-kind")]
    [InlineData("\"kind\":\"count\",", "", "4:10 missing")]
    [InlineData("\"tag\":\"c\",", "", "4:10 missing")]
    [InlineData(",\"min\":1}],", "}],", "4:10 no-limit")]
    [InlineData("\"of\":[\"FR\"],\"min\":1", "\"min\":1", "4:10 missing")]
    [InlineData("\"kind\":\"count\"", "\"kind\":\"sum\"", "4:10 missing|4:33 unknown-member|4:43 unknown-member")]
    [InlineData("\"min\":1}],", "\"min\":2,\"max\":1}],", "4:10 min-over-max")]
    [InlineData("\"min\":1}],", "\"min\":1,\"soft\":-1}],", "4:72 negative")]
    [InlineData("\"min\":1}],", "\"min\":1,\"hard\":true}],", "4:65 unknown-member")]
    [InlineData("{\"P\":[\"A\"]}", "{\"X\":[\"A\"]}", "5:13 unknown-panel")]
    [InlineData("{\"P\":[\"A\"]}", "{\"P\":[\"X\"]}", "5:18 unknown-expert")]
    [InlineData("\"changePenalty\":0}", "\"changePenalty\":0", "5:41 not-json")]
    [InlineData("\"changePenalty\":0}", "\"changePenalty\":0} x", "5:43 not-json")]
    public void A_defect_is_found_where_it_stands(string sound, string broken, string expected)
    {
        Assert.Contains(sound, Sound);
        var reading = PanelProblem.Read(Encoding.UTF8.GetBytes(Sound.Replace(sound, broken)));

        Assert.Null(reading.Problem);
        Assert.Equal(expected, string.Join('|', reading.Defects.Select(defect => $"{defect.Line}:{defect.Column} {defect.Key.Split('.')[^1]}")));
    }

    [Fact]
    public void All_defects_are_found_at_once()
    {
        var text = Sound.Replace("passerelle-panel/1", "other").Replace("\"kind\":\"count\"", "\"kind\":\"most\"").Replace("\"B\":2", "\"B\":2.5").Replace("\"changePenalty\":0", "\"changePenalty\":\"much\"");

        Assert.Equal(["panels.input.format", "panels.input.whole", "panels.input.unknown-kind", "panels.input.whole"], PanelProblem.Read(Encoding.UTF8.GetBytes(text)).Defects.Select(defect => defect.Key));
    }

    [Fact]
    public void A_column_counts_characters_and_not_bytes()
    {
        var reading = PanelProblem.Read(Encoding.UTF8.GetBytes(Sound.Replace("\"id\":\"A\",\"tags\"", "\"id\":\"Ä\",\"tags\"")));

        Assert.Equal([(3, 56), (4, 77), (5, 18)], reading.Defects.Select(defect => (defect.Line, defect.Column)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"format\":\"passerelle-panel/1\",\"experts\":[{\"id\":\"\\uD800\"}],\"panels\":[]}")]
    public void Nothing_that_is_no_problem_is_taken_for_one(string text) => Assert.NotEmpty(PanelProblem.Read(Encoding.UTF8.GetBytes(text)).Defects);

    [Theory]
    [InlineData("\"A\":1", "\"A\":1.0")]
    [InlineData("\"A\":1", "\"A\":1e3")]
    [InlineData("\"skip\":null", "\"skip\":12")]
    [InlineData("\"min\":1}],", "\"min\":1,\"soft\":null}],")]
    [InlineData("\"kind\":\"count\",\"tag\":\"c\",\"of\":[\"FR\"]", "\"kind\":\"distinct\",\"tag\":\"c\"")]
    [InlineData("\"kind\":\"count\",\"tag\":\"c\",\"of\":[\"FR\"]", "\"kind\":\"sum\",\"number\":\"n\"")]
    [InlineData(",\n\"previous\":{\"P\":[\"A\"]},\"changePenalty\":0", "")]
    public void What_the_contract_allows_is_read(string sound, string other)
    {
        Assert.Contains(sound, Sound);

        Assert.Empty(PanelProblem.Read(Encoding.UTF8.GetBytes(Sound.Replace(sound, other))).Defects);
    }
}
