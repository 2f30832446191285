using System.Collections.Frozen;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.OutputCaching;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;
using Passerelle.Platform.Web.Tags;

namespace Passerelle.Actions.Browse;

[AllowAnonymous, OutputCache(PolicyName = PublicCache.Name)]
internal sealed class ListModel(BrowseActions browse) : RoomPage
{
    public ActionFilter Filter { get; private set; } = ActionFilter.None;

    public ActionList Actions { get; private set; } = null!;

    public bool MayFormulate { get; private set; }

    // What the filter form shows; its fields are named as the address names them.
    public string? Text => Filter.Text;

    public string? Country => Filter.Country;

    public string? Pillar => Filter.Pillar;

    public int? Year => Filter.Year;

    public string? Status => Filter.Status?.Kebab();

    /// <summary>The part of the page that holds for everybody who asks the same in one edition of the database.</summary>
    public string Edition => $"{Lang} {Actions.Census.Edition} {Filter.Query()}";

    public async Task<IActionResult> OnGet()
    {
        Filter = ActionFilter.Of(Request.Query);
        // The form sends its empty fields too; the address that is kept and shared says only what was asked.
        if (Request.Query.Any(part => part.Value == "")) return LocalRedirect($"/{Lang}/actions{Filter.Query()}");
        var viewer = await Viewer();
        Actions = await browse.Run(Filter, viewer, Cancellation);
        MayFormulate = viewer.Has(Role.Officer);
        return Page();
    }

    /// <summary>Fifty lines on every page of the list: written in one go, names and chips looked up once.</summary>
    public TableRows Rows()
    {
        var rows = new TableRows([T["actions.list.action"], T["actions.list.countries"], T["actions.list.pillar"], T["actions.list.period"], T["actions.list.status"]]);
        var names = ListNames.In(Lang, T);
        foreach (var row in Actions.Rows)
        {
            var title = Headline.Of(row.TitleLines, Lang);
            rows.Begin().Head().Html($"<a href=\"/{Lang}/actions/{row.Reference}\"").Html(title.Language == Lang ? "><bdi>" : $" lang=\"{title.Language}\"><bdi>").Text(title.Text).Html("</bdi></a>");
            rows.Cell();
            Listed(rows, row.CountryCodes, names.Countries);
            if (row.GroupNames != "") rows.Text(row.CountryCodes == "" ? row.GroupNames.Replace("\n", ", ") : $", {row.GroupNames.Replace("\n", ", ")}");
            rows.Cell();
            Listed(rows, row.PillarCodes, names.Pillars);
            rows.Cell().Html("<bdi>").Html(ActionWords.Years(row.Start, row.End)).Html("</bdi>");
            rows.Cell().Html(names.Chips[row.Status]).End();
        }
        return rows;

        static void Listed(TableRows rows, string codes, FrozenDictionary<string, string> names)
        {
            var first = true;
            foreach (var range in codes.AsSpan().Split(' '))
            {
                if (range.Start.Value == range.End.Value) continue;
                if (!first) rows.Html(", ");
                first = false;
                rows.Html(names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(codes.AsSpan(range), out var name) ? name : codes[range]);
            }
        }
    }

    public IHtmlContent Map()
    {
        var counts = Actions.Census.ByCountry(Filter);
        var circles = counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => (Country: Countries.Find(count.Key)!, count.Value))
            .Where(place => place.Country is { X: not null, Y: not null })
            .Select(place => new MapCircle(place.Country.X!.Value, place.Country.Y!.Value, place.Value, T.Count("actions.map.circle", place.Value, place.Country.ToString()),
                Address(Filter with { Country = place.Country.Alpha2 }), place.Country.Alpha2 == Filter.Country));
        return CountedMap.Draw(Countries.Land.ViewBox, Countries.Land.Path, T["actions.map.label"], [.. circles]);
    }

    public string Address(ActionFilter filter) => $"/{Lang}/actions{(filter with { Page = 1 }).Query()}";

    public IEnumerable<SelectListItem> CountryOptions()
    {
        var counts = Actions.Census.ByCountry(Filter);
        return Vocabulary.Countries.InOrder(counts.Keys.Union(Filter.Country is { } chosen ? [chosen] : []))
            .Select(country => new SelectListItem(T["actions.list.counted", country.Name, counts.GetValueOrDefault(country.Code)], country.Code)).Or(T["actions.list.any-country"]);
    }

    public IEnumerable<SelectListItem> PillarOptions() => Vocabulary.Pillars.Options().Or(T["actions.list.any-pillar"]);

    public IEnumerable<SelectListItem> YearOptions() => Actions.Census.Years.Select(year => new SelectListItem($"{year}", $"{year}")).Or(T["actions.list.any-year"]);

    public IEnumerable<SelectListItem> StatusOptions() =>
        Enum.GetValues<ActionStatus>().Where(status => MayFormulate || status != ActionStatus.InFormulation).Select(status => new SelectListItem(T.Status(status), status.Kebab())).Or(T["actions.list.any-status"]);
}
