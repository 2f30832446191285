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

/// <summary>A way from one place to another with a number at its middle, leading somewhere.</summary>
/// <param name="Label">What a person who hears the page is told: from, to and how many.</param>
public sealed record MapArc(double FromX, double FromY, double ToX, double ToY, int Count, string Label, string Href);

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

    /// <summary>The same land with ways drawn as arcs, each with its direction and its number: <c>&lt;map-figure&gt;@CountedMap.DrawArcs(…)&lt;/map-figure&gt;</c>.</summary>
    /// <param name="viewBox">The land's own, or a part of it.</param>
    public static IHtmlContent DrawArcs(string viewBox, string land, string label, IReadOnlyList<MapArc> arcs)
    {
        var svg = new StringBuilder(land.Length + 300 + arcs.Count * 400);
        svg.Append($"<svg viewBox=\"{viewBox}\" role=\"group\" aria-label=\"{WebUtility.HtmlEncode(label)}\"><path class=\"land\" d=\"{land}\"/>");
        var places = Apart([.. arcs.Select(arc => At(arc, 0.5)).Zip(arcs, (middle, arc) => new MapCircle(middle.X, middle.Y, arc.Count, arc.Label, arc.Href))]);
        foreach (var arc in arcs)
        {
            var (bend, end, before) = (Bend(arc), (X: arc.ToX, Y: arc.ToY), At(arc, 0.93));
            var (dx, dy) = (end.X - before.X, end.Y - before.Y);
            var length = Math.Max(Math.Sqrt(dx * dx + dy * dy), 0.01);
            (dx, dy) = (dx / length, dy / length);
            svg.Append($"<path class=\"arc\" d=\"M{Number(arc.FromX)} {Number(arc.FromY)}Q{Number(bend.X)} {Number(bend.Y)} {Number(end.X)} {Number(end.Y)}\"/>");
            svg.Append($"<path class=\"arc tip\" d=\"M{Number(end.X)} {Number(end.Y)}L{Number(end.X - 9 * dx - 4 * dy)} {Number(end.Y - 9 * dy + 4 * dx)}L{Number(end.X - 9 * dx + 4 * dy)} {Number(end.Y - 9 * dy - 4 * dx)}z\"/>");
        }
        foreach (var (arc, (x, y, _)) in arcs.Zip(places))
            svg.Append($"<a href=\"{WebUtility.HtmlEncode(arc.Href)}\" aria-label=\"{WebUtility.HtmlEncode(arc.Label)}\"><circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"10\"/><text x=\"{Number(x)}\" y=\"{Number(y)}\">{arc.Count.ToString(CultureInfo.InvariantCulture)}</text></a>");
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    /// <summary>A way there and the way back bend to different sides.</summary>
    private static (double X, double Y) Bend(MapArc arc) => ((arc.FromX + arc.ToX) / 2 + (arc.ToY - arc.FromY) * 0.22, (arc.FromY + arc.ToY) / 2 - (arc.ToX - arc.FromX) * 0.22);

    private static (double X, double Y) At(MapArc arc, double t)
    {
        var bend = Bend(arc);
        return ((1 - t) * (1 - t) * arc.FromX + 2 * (1 - t) * t * bend.X + t * t * arc.ToX, (1 - t) * (1 - t) * arc.FromY + 2 * (1 - t) * t * bend.Y + t * t * arc.ToY);
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
