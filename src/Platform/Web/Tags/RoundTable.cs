using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Passerelle.Platform.Web.Tags;

/// <summary>A chair at a table.</summary>
/// <param name="Label">Who sits there; what does not fit is cut, so the words must stand beside the picture too.</param>
/// <param name="Note">A few letters within the chair, such as a country's code.</param>
/// <param name="Kept">Whether the chair is not to be given to anybody else.</param>
public sealed record TableChair(string Label, string Note, bool Kept);

/// <summary>People around a table, drawn on the server. The page gives the same in words beside it.</summary>
[HtmlTargetElement("round-table", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RoundTableTag : TagHelper
{
    private const double width = 720, height = 440, tableX = 180, tableY = 100, chairX = 220, chairY = 142, nameX = 250, nameY = 184, seat = 22;
    private const int longestLabel = 22;

    public IReadOnlyList<TableChair> Chairs { get; set; } = [];

    /// <summary>What a person who hears the page is told it is, and where the words stand.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Chairs.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "round-table");
        var svg = new StringBuilder(500 + Chairs.Count * 260);
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {width} {height}\" width=\"100%\" role=\"img\" direction=\"ltr\" aria-label=\"{WebUtility.HtmlEncode(Label)}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<ellipse cx=\"{width / 2}\" cy=\"{height / 2}\" rx=\"{tableX}\" ry=\"{tableY}\"/>");
        foreach (var (at, chair) in Chairs.Index())
        {
            // The first sits at the top, the others follow as a clock goes.
            var turn = 2 * Math.PI * at / Chairs.Count - Math.PI / 2;
            var (across, down) = (Math.Cos(turn), Math.Sin(turn));
            var side = across > 0.2 ? "start" : across < -0.2 ? "end" : "middle";
            svg.Append(CultureInfo.InvariantCulture, $"<circle{(chair.Kept ? " class=\"kept\"" : "")} cx=\"{width / 2 + chairX * across:0.#}\" cy=\"{height / 2 + chairY * down:0.#}\" r=\"{seat}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"seat\" text-anchor=\"middle\" x=\"{width / 2 + chairX * across:0.#}\" y=\"{height / 2 + chairY * down + 5:0.#}\">{WebUtility.HtmlEncode(chair.Note)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<text text-anchor=\"{side}\" x=\"{width / 2 + nameX * across:0.#}\" y=\"{height / 2 + nameY * down + 5:0.#}\">{WebUtility.HtmlEncode(Cut(chair.Label))}</text>");
        }
        output.Content.SetHtmlContent(svg.Append("</svg>").ToString());
    }

    /// <summary>Never in the middle of a letter with its marks.</summary>
    private static string Cut(string label)
    {
        var letters = new StringInfo(label);
        return letters.LengthInTextElements <= longestLabel ? label : $"{letters.SubstringByTextElements(0, longestLabel - 1).TrimEnd()}…";
    }
}
