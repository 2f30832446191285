using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Passerelle.Platform.Web.Tags;

/// <summary>A status on the picture of a flow.</summary>
/// <param name="Final">Nothing leads out of it: it stands at the side.</param>
/// <param name="Off">Nothing leads to it any more.</param>
/// <param name="Count">Records in it now; nought is not written.</param>
public sealed record FlowPlace(string Code, string Label, bool Final, bool Off, int Count);

/// <summary>A way from one status to another.</summary>
public sealed record FlowWay(string From, string To);

/// <summary>
/// A flow drawn on the server: what is on its way in one line down, in the order of the table; where it can end at the side. Ways back are dashed. An end
/// that can be reached from almost anywhere is drawn without its ways: the table beside the picture names them. Colours are those of the text around it.
/// </summary>
public static class FlowPicture
{
    private const int Width = 640, Box = 250, Side = 200, Height = 44, Step = 76, Left = 60;
    private const int FewWays = 2;

    public static IHtmlContent Draw(string label, IReadOnlyList<FlowPlace> places, IReadOnlyList<FlowWay> ways)
    {
        var spine = places.Where(place => !place.Final).ToList();
        var rows = spine.Select((place, row) => (place.Code, Row: row)).ToDictionary(each => each.Code, each => each.Row);
        var distinct = ways.Where(way => way.From != way.To).Distinct().ToList();
        var ends = EndRows(places, distinct, rows);
        var height = Math.Max(spine.Count, ends.Count == 0 ? 0 : ends.Values.Max() + 1) * Step;

        var svg = new StringBuilder(4000);
        svg.Append($"<div class=\"flow\" role=\"group\" tabindex=\"0\" aria-label=\"{WebUtility.HtmlEncode(label)}\"><svg viewBox=\"0 0 {Width + 2} {height}\" width=\"{Width + 2}\" height=\"{height}\" direction=\"ltr\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\">");
        svg.Append("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\"><path d=\"M0 0 8 4 0 8z\" fill=\"currentColor\" stroke=\"none\"/></marker></defs>");
        foreach (var way in distinct)
        {
            if (!rows.TryGetValue(way.From, out var from)) continue;
            if (rows.TryGetValue(way.To, out var to)) svg.Append(Between(from, to));
            else if (distinct.Count(other => other.To == way.To) <= FewWays && ends.TryGetValue(way.To, out var end)) svg.Append(Path($"M{Left + Box} {Middle(from)} C{Left + Box + 50} {Middle(from)} {Width - Side - 50} {Middle(end)} {Width - Side} {Middle(end)}", false));
        }
        foreach (var place in spine) svg.Append(Place(place, Left, rows[place.Code], Box));
        foreach (var place in places.Where(place => place.Final)) svg.Append(Place(place, Width - Side, ends[place.Code], Side));
        return new HtmlString(svg.Append("</svg></div>").ToString());
    }

    /// <summary>Each end stands beside the last status that leads to it, or on the next free row.</summary>
    private static Dictionary<string, int> EndRows(IReadOnlyList<FlowPlace> places, IReadOnlyList<FlowWay> ways, IReadOnlyDictionary<string, int> rows)
    {
        var taken = new HashSet<int>();
        var ends = new Dictionary<string, int>();
        foreach (var (code, wanted) in places.Where(place => place.Final)
            .Select(place => (place.Code, Row: ways.Where(way => way.To == place.Code && rows.ContainsKey(way.From)).Select(way => rows[way.From]).DefaultIfEmpty(0).Max())).OrderBy(end => end.Row))
        {
            // Upwards first: what several endings share is often the last row.
            var row = Enumerable.Range(0, rows.Count).Select(distance => wanted - distance).Concat(Enumerable.Range(wanted + 1, places.Count)).First(free => free >= 0 && !taken.Contains(free));
            taken.Add(row);
            ends[code] = row;
        }
        return ends;
    }

    private static string Between(int from, int to)
    {
        if (to == from + 1) return Path($"M{Left + Box / 2} {Top(from) + Height} V{Top(to) - 1}", false);
        // Over several: down the outer side; back: up it, dashed.
        var bulge = Math.Min(52, 14 + Math.Abs(to - from) * 7);
        return Path($"M{Left} {Middle(from) + 6} C{Left - bulge} {Middle(from)} {Left - bulge} {Middle(to)} {Left - 1} {Middle(to) - 6}", to < from);
    }

    private static string Path(string d, bool dashed) => $"<path d=\"{d}\" marker-end=\"url(#tip)\"{(dashed ? " stroke-dasharray=\"5 4\"" : "")}/>";

    private static string Place(FlowPlace place, int x, int row, int width)
    {
        var words = place.Count > 0 ? $"{place.Label} · {place.Count}" : place.Label;
        return $"<g{(place.Off ? " opacity=\".45\"" : "")}><rect x=\"{x}\" y=\"{Top(row)}\" width=\"{width}\" height=\"{Height}\" rx=\"{(place.Final ? Height / 2 : 5)}\"{(place.Off ? " stroke-dasharray=\"3 4\"" : "")}/>"
            + $"<text x=\"{x + width / 2}\" y=\"{Middle(row) + 5}\" text-anchor=\"middle\" font-size=\"{(words.Length > 30 ? 12 : 14)}\" fill=\"currentColor\" stroke=\"none\"{(place.Off ? " text-decoration=\"line-through\"" : "")}>{WebUtility.HtmlEncode(words)}</text></g>";
    }

    private static int Top(int row) => row * Step + 8;

    private static int Middle(int row) => Top(row) + Height / 2;
}
