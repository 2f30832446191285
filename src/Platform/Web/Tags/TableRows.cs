using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Passerelle.Platform.Web.Tags;

/// <summary>
/// The rows of a long table, written straight through with the labels and roles that <see cref="DataTableTag"/> would give them. For lists whose
/// every page counts; others are plain markup.
/// </summary>
/// <param name="labels">The names of the columns, in order.</param>
public sealed class TableRows(IReadOnlyList<string> labels) : IHtmlContent
{
    private static readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new("<tbody role=\"rowgroup\">", 24_000);
    private readonly string[] cells = [.. labels.Select(label => $"<td role=\"cell\" data-label=\"{encoder.Encode(label)}\">")];
    private string close = "";
    private int column;

    public TableRows Begin()
    {
        html.Append("<tr role=\"row\">");
        (column, close) = (0, "");
        return this;
    }

    public TableRows Head()
    {
        html.Append(close).Append("<th role=\"rowheader\" scope=\"row\">");
        column++;
        close = "</th>";
        return this;
    }

    public TableRows Cell()
    {
        html.Append(close).Append(cells[column++]);
        close = "</td>";
        return this;
    }

    /// <summary>Markup, or words already encoded.</summary>
    public TableRows Html(string markup)
    {
        html.Append(markup);
        return this;
    }

    public TableRows Text(string words)
    {
        html.Append(encoder.Encode(words));
        return this;
    }

    public TableRows End()
    {
        html.Append(close).Append("</tr>");
        return this;
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var chunk in html.GetChunks()) writer.Write(chunk.ToString());
        writer.Write("</tbody>");
    }
}
