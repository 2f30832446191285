using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Passerelle.Platform.Texts;
using static Passerelle.Platform.Web.Tags.Rendering;

namespace Passerelle.Platform.Web.Tags;

/// <summary>
/// A table around plain <c>thead</c> and <c>tbody</c>. On a phone each row becomes a block whose cells carry their column's name; roles keep it a
/// table for those who hear it.
/// </summary>
[HtmlTargetElement("data-table")]
public sealed class DataTableTag : TagHelper
{
    public string? Caption { get; set; }

    /// <summary>The body of a long table, written without the one pass that labels its cells; then the content holds the <c>thead</c> alone.</summary>
    public TableRows? Rows { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("table", "table");
        output.Attributes.SetAttribute("role", "table");
        output.PreElement.SetHtmlContent("<div class=\"wrap\">");
        output.PostElement.SetHtmlContent("</div>");
        if (Caption is not null) output.Content.AppendHtml(Element("caption", null, Caption));
        output.Content.AppendHtml(Labelled(content.GetContent()));
        if (Rows is not null) output.Content.AppendHtml(Rows);
    }

    /// <summary>One pass over the tags: reads the head's words, then writes them to the cells below.</summary>
    internal static string Labelled(string html)
    {
        var result = new StringBuilder(html.Length + html.Length / 2);
        var labels = new List<string>();
        var (inHead, column, copied, headCell) = (false, 0, 0, -1);
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var tag = html.AsSpan(at + 1);
            if (Is(tag, "thead")) (inHead, headCell) = (true, -1);
            else if (Is(tag, "/thead")) inHead = false;
            else if (Is(tag, "/th") && inHead && headCell >= 0) labels.Add(Words(html.AsSpan(headCell, at - headCell)));
            if (!(Is(tag, "tr") || Is(tag, "td") || Is(tag, "th") || Is(tag, "tbody") || Is(tag, "thead"))) continue;

            var nameEnd = at + 1 + tag.IndexOfAny(" >\n\r\t/".AsSpan());
            var tagEnd = html.IndexOf('>', at);
            result.Append(html, copied, nameEnd - copied);
            copied = nameEnd;
            if (Is(tag, "tr"))
            {
                column = 0;
                result.Append(" role=\"row\"");
            }
            else if (Is(tag, "td"))
            {
                result.Append(" role=\"cell\"");
                if (column < labels.Count && labels[column] != "") result.Append(" data-label=\"").Append(labels[column]).Append('"');
                column += Span(html.AsSpan(nameEnd, tagEnd - nameEnd));
            }
            else if (Is(tag, "th"))
            {
                result.Append(inHead ? " role=\"columnheader\" scope=\"col\"" : " role=\"rowheader\" scope=\"row\"");
                column++;
                if (!inHead) continue;
                headCell = tagEnd + 1;
                var end = html.IndexOf("</th>", headCell, StringComparison.Ordinal);
                var sorted = end < 0 ? -1 : html.IndexOf(SortLinkTag.Mark, headCell, end - headCell, StringComparison.Ordinal);
                if (sorted >= 0) result.Append(" aria-sort=\"").Append(html[sorted + SortLinkTag.Mark.Length] == 'a' ? "ascending" : "descending").Append('"');
            }
            else result.Append(" role=\"rowgroup\"");
        }
        return result.Append(html, copied, html.Length - copied).ToString();
    }

    private static bool Is(ReadOnlySpan<char> tag, string name) =>
        tag.StartsWith(name) && tag.Length > name.Length && tag[name.Length] is ' ' or '>' or '\n' or '\r' or '\t';

    /// <summary>The words of a header without its tags; still encoded, so fit for an attribute once quotes are.</summary>
    private static string Words(ReadOnlySpan<char> html)
    {
        var words = new StringBuilder(html.Length);
        var inTag = false;
        foreach (var c in html)
            if (c == '<') inTag = true;
            else if (c == '>') inTag = false;
            else if (!inTag) words.Append(c == '"' ? '\'' : c);
        return words.ToString().Trim();
    }

    private static int Span(ReadOnlySpan<char> attributes)
    {
        const string colspan = "colspan=\"";
        var at = attributes.IndexOf(colspan);
        if (at < 0) return 1;
        var value = attributes[(at + colspan.Length)..];
        return int.TryParse(value[..Math.Max(0, value.IndexOf('"'))], out var span) ? span : 1;
    }
}

/// <summary>A header that sorts its table by <c>?sort=name</c>, and backwards by <c>?sort=-name</c>.</summary>
[HtmlTargetElement("sort-link", Attributes = "by")]
public sealed class SortLinkTag : TagHelper
{
    internal const string Mark = "data-sorted=\"";

    public string By { get; set; } = "";

    /// <summary>The order the page has when the address names none: <c>name</c> or <c>-name</c>.</summary>
    public string? Default { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = View.HttpContext.Request;
        var now = request.Query["sort"].FirstOrDefault() ?? Default;
        var (up, down) = (now == By, now == $"-{By}");
        output.Become("a");
        output.Attributes.SetAttribute("href", request.WithQuery(("sort", up ? $"-{By}" : By), ("page", null)));
        if (up || down) output.Attributes.SetAttribute("data-sorted", up ? "ascending" : "descending");
    }
}

/// <summary>The pages of a list, with the query string kept. Nothing when one page holds all.</summary>
[HtmlTargetElement("pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaginationTag(Wording wording) : TagHelper
{
    /// <summary>From 1.</summary>
    public int Page { get; set; } = 1;

    public int Size { get; set; }

    public int Total { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var last = Size <= 0 ? 1 : (Total + Size - 1) / Size;
        if (last <= 1)
        {
            output.SuppressOutput();
            return;
        }
        output.Become("nav", "pages");
        output.Attributes.SetAttribute("aria-label", wording["platform.ui.pages.label"].Value);
        var list = Element("ul");
        if (Page > 1) Add(To(Page - 1, wording["platform.ui.pages.previous"].Value).With("rel", "prev"));
        var before = 0;
        foreach (var page in Enumerable.Range(1, last).Where(page => page == 1 || page == last || Math.Abs(page - Page) <= 1))
        {
            if (page > before + 1) Add(Element("span", null, "…"));
            Add(page == Page ? Element("span", null, $"{page}").With("aria-current", "page") : To(page, $"{page}").With("aria-label", wording["platform.ui.pages.page", page].Value));
            before = page;
        }
        if (Page < last) Add(To(Page + 1, wording["platform.ui.pages.next"].Value).With("rel", "next"));
        output.Content.SetHtmlContent(list);

        void Add(TagBuilder item) => list.InnerHtml.AppendHtml(Element("li", null, item));
    }

    private TagBuilder To(int page, string text) => Link(View.HttpContext.Request.WithQuery(("page", page == 1 ? null : $"{page}")), text);
}
