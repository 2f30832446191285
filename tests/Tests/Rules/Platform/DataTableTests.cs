using Passerelle.Platform.Web.Tags;

namespace Passerelle.Tests.Rules.Platform;

public sealed class DataTableTests
{
    [Fact]
    public void A_cell_carries_the_words_of_its_column()
    {
        var html = DataTableTag.Labelled("<thead><tr><th><a href=\"?sort=x\">Title</a></th><th> Year &amp; month</th></tr></thead><tbody><tr><td>A</td><td class=\"num\">2012</td></tr></tbody>");

        Assert.Contains("<td role=\"cell\" data-label=\"Title\">A</td>", html);
        Assert.Contains("<td role=\"cell\" data-label=\"Year &amp; month\" class=\"num\">2012</td>", html);
    }

    [Fact]
    public void A_row_header_takes_a_column_and_a_wide_cell_takes_several()
    {
        var html = DataTableTag.Labelled("<thead><tr><th>A</th><th>B</th><th>C</th><th>D</th></tr></thead><tbody><tr><th>1</th><td colspan=\"2\">2</td><td>4</td></tr></tbody>");

        Assert.Contains("<th role=\"rowheader\" scope=\"row\">1</th>", html);
        Assert.Contains("data-label=\"B\" colspan=\"2\">2</td>", html);
        Assert.Contains("data-label=\"D\">4</td>", html);
    }

    [Theory]
    [InlineData("ascending")]
    [InlineData("descending")]
    public void The_sorted_column_says_so(string order)
    {
        var html = DataTableTag.Labelled($"<thead><tr><th>A</th><th>\n<a href=\"?\" data-sorted=\"{order}\">B</a></th></tr></thead>");

        Assert.Contains($"<th role=\"columnheader\" scope=\"col\">A</th><th role=\"columnheader\" scope=\"col\" aria-sort=\"{order}\">", html);
    }

    [Fact]
    public void A_quotation_mark_in_a_header_does_not_end_the_label() =>
        Assert.Contains("data-label=\"the 'whole' team\"", DataTableTag.Labelled("<thead><tr><th>the \"whole\" team</th></tr></thead><tbody><tr><td></td></tr></tbody>"));

    [Fact]
    public void Text_that_is_no_table_stays_as_it_is() => Assert.Equal("<p>1 < 2</p>", DataTableTag.Labelled("<p>1 < 2</p>"));
}
