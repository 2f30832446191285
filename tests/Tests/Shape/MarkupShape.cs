using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Razor.Language;
using Microsoft.AspNetCore.Razor.Language.Extensions;
using Microsoft.AspNetCore.Razor.Language.Intermediate;

namespace Passerelle.Tests.Shape;

public sealed partial class MarkupShape
{
    private static readonly string[] spokenAttributes = 
        ["alt", "aria-label", "aria-description", "aria-roledescription", "placeholder", "title", "label", "hint", "heading", "lead", "caption"];

    [Fact]
    public void No_page_has_words_of_its_own()
    {
        var pages = House.Projects.SelectMany(project => project.Sources("*.cshtml")).ToList();

        Assert.Empty(pages.SelectMany(page => LiteralWords(page.Text).Select(words => $"{page.Path}: {words}")));
        Assert.True(pages.Count >= 5, $"Only {pages.Count} pages found.");
    }

    [Theory]
    [InlineData("<p>Hello</p>", "Hello")]
    [InlineData("@page\n@{ var x = \"code\"; }\n<h1>@x</h1>\n@if (x is \"a\") { <p>Well done @x</p> }", "Well done")]
    [InlineData("<img src=\"a.png\" alt=\"A bridge\">", "A bridge")]
    [InlineData("<p>@T[\"platform.a.b\"] · @(1 + 2)</p>", null)]
    public void Words_are_found_among_code_and_markup(string markup, string? found) => Assert.Equal(found is null ? [] : [found], LiteralWords(markup));

    private static IEnumerable<string> LiteralWords(string markup)
    {
        var engine = RazorProjectEngine.Create(RazorConfiguration.Default, RazorProjectFileSystem.Create(House.Root), SectionDirective.Register);
        var document = engine.Process(RazorSourceDocument.Create(Directive().Replace(markup, ""), "page.cshtml"), FileKinds.Legacy, [], []).GetDocumentIntermediateNode();
        var html = new StringBuilder();
        new Literals(html).Visit(document);
        var body = new HtmlParser().ParseDocument(html.ToString()).DocumentElement;
        var texts = body.Descendants<IText>().Where(text => text.ParentElement?.LocalName is not ("script" or "style")).Select(text => text.Data);
        var spoken = body.QuerySelectorAll("*").SelectMany(element => spokenAttributes.Select(name => element.GetAttribute(name)).OfType<string>());
        return texts.Concat(spoken).Where(text => Letter().IsMatch(text)).Select(text => text.Trim());
    }

    /// <summary>Keeps what is markup; the value of an expression could be anything and counts as nothing.</summary>
    private sealed class Literals(StringBuilder html) : IntermediateNodeWalker
    {
        public override void VisitToken(IntermediateToken token)
        {
            if (token.IsHtml) html.Append(token.Content);
        }

        public override void VisitHtmlAttribute(HtmlAttributeIntermediateNode attribute)
        {
            html.Append(attribute.Prefix);
            base.VisitHtmlAttribute(attribute);
            html.Append(attribute.Suffix);
        }

        public override void VisitHtmlAttributeValue(HtmlAttributeValueIntermediateNode value)
        {
            html.Append(value.Prefix);
            base.VisitHtmlAttributeValue(value);
        }
    }

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letter();

    // Those that the parser learns only from the web framework.
    [GeneratedRegex(@"^@(page|model|inject|namespace|layout|inherits|implements|attribute)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
