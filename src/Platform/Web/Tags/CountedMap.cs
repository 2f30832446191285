using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Passerelle.Platform.Web.Tags;

/// <summary>A circle with a number in it, leading somewhere.</summary>
/// <param name="X">Where it belongs, in the drawing's units; it is moved aside when others stand there too.</param>
/// <param name="Label">What a person who hears the page is told; the number alone says nothing.</param>
/// <param name="Chosen">Whether the page shows what it leads to.</param>
public sealed record MapCircle(double X, double Y, int Count, string Label, string Href, bool Chosen = false);

/// <summary>A silhouette of the land with counted circles, drawn on the server: <c>&lt;map-figure&gt;@CountedMap.Draw(…)&lt;/map-figure&gt;</c>.</summary>
public static class CountedMap
{
    private const int Rounds = 80;

    public static IHtmlContent Draw(string viewBox, string land, string label, IReadOnlyList<MapCircle> circles)
    {
        var svg = new StringBuilder(land.Length + 300 + circles.Count * 200);
        svg.Append($"<svg viewBox=\"{viewBox}\" role=\"group\" aria-label=\"{WebUtility.HtmlEncode(label)}\"><path class=\"land\" d=\"{land}\"/>");
        foreach (var (circle, (x, y, radius)) in circles.Zip(Apart(circles)))
        {
            var (cx, cy) = (Number(x), Number(y));
            svg.Append($"<a href=\"{WebUtility.HtmlEncode(circle.Href)}\" aria-label=\"{WebUtility.HtmlEncode(circle.Label)}\"{(circle.Chosen ? " aria-current=\"true\"" : "")}>");
            svg.Append($"<circle cx=\"{cx}\" cy=\"{cy}\" r=\"{Number(radius)}\"/><text x=\"{cx}\" y=\"{cy}\">{circle.Count.ToString(CultureInfo.InvariantCulture)}</text></a>");
        }
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    /// <summary>Circles that would cover each other are pushed apart, each as little as need be: every one can be read and hit.</summary>
    internal static IReadOnlyList<(double X, double Y, double Radius)> Apart(IReadOnlyList<MapCircle> circles)
    {
        var placed = circles.Select(circle => (circle.X, circle.Y, Radius: 9.5 + 2.5 * Math.Sqrt(circle.Count))).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var moved = false;
            for (var a = 0; a < placed.Length; a++)
                for (var b = a + 1; b < placed.Length; b++)
                {
                    var (dx, dy) = (placed[b].X - placed[a].X, placed[b].Y - placed[a].Y);
                    var (distance, needed) = (Math.Sqrt(dx * dx + dy * dy), placed[a].Radius + placed[b].Radius + 1);
                    if (distance >= needed) continue;
                    if (distance < 0.01) (dx, dy, distance) = (1, 0, 1);
                    var push = (needed - Math.Min(distance, needed)) / 2 / distance;
                    placed[a] = placed[a] with { X = placed[a].X - dx * push, Y = placed[a].Y - dy * push };
                    placed[b] = placed[b] with { X = placed[b].X + dx * push, Y = placed[b].Y + dy * push };
                    moved = true;
                }
            if (!moved) break;
        }
        return placed;
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
