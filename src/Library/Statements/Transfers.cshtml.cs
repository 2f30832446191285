using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;
using Passerelle.Platform.Web.Tags;

namespace Passerelle.Library.Statements;

/// <summary>What was carried from whom to whom, and did it hold: on the map, counted, and record by record.</summary>
[AllowAnonymous]
internal sealed class TransfersModel(ReadTransfers read, LibraryDb db) : RoomPage
{
    public TransferFilter Filter { get; private set; } = TransferFilter.None;

    public IReadOnlyList<TransferRow> Rows { get; private set; } = [];

    public IReadOnlyList<CarryPair> Pairs { get; private set; } = [];

    public IReadOnlyList<Transfer> Waiting { get; private set; } = [];

    public bool Writes { get; private set; }

    private IReadOnlyList<TransferRow> all = [];

    // What the filter form shows; its fields are named as the address names them.
    public string? From => Filter.From;

    public new string? To => Filter.To;

    public string? Kind => Filter.Kind?.Kebab();

    public string? Result => Filter.Result?.Kebab();

    public string? Pillar => Filter.Pillar;

    public string? Region => Filter.Region;

    public int? Since => Filter.Since;

    public int? Until => Filter.Until;

    public async Task<IActionResult> OnGet()
    {
        Filter = TransferFilter.Of(Request.Query);
        // The form sends its empty fields too; the address that is kept and shared says only what was asked.
        if (Request.Query.Any(part => part.Value == "" || part.Key == "__Invariant")) return LocalRedirect($"/{Lang}/transfers{Filter.Query()}");
        var viewer = await Viewer();
        Rows = await read.Run(Filter, viewer, Cancellation);
        all = Filter.IsOpen ? Rows : await read.Run(TransferFilter.None, viewer, Cancellation);
        // A country that is asked for on one side is the side of its line.
        Pairs = [.. ReadTransfers.Pairs(Rows.Select(row => row.Transfer)).Where(pair => Filter.From is null || pair.From == Filter.From)];
        Writes = viewer.Has(Role.Editor);
        if (Fiche.Desk.Any(viewer.Tokens.Contains))
            Waiting = await db.Transfers.AsNoTracking().SeenBy(db.Db, viewer, transfer => transfer.Id).Where(transfer => transfer.Status == StatementStatus.Draft).OrderBy(transfer => transfer.Reference).ToListAsync(Cancellation);
        return Page();
    }

    /// <summary>A figure leads to its records.</summary>
    public IHtmlContent Figure(int figure, CarryPair pair, TransferKind? kind, TransferResult? result)
    {
        if (figure == 0) return new HtmlString("0");
        var filter = Filter with { From = pair.From, To = pair.To, Kind = kind ?? Filter.Kind, Result = result ?? Filter.Result };
        return new HtmlString($"<a href=\"{WebUtility.HtmlEncode($"/{Lang}/transfers{filter.Query()}#records")}\">{figure.ToString(CultureInfo.InvariantCulture)}</a>");
    }

    public IHtmlContent Map()
    {
        var arcs = from pair in Pairs
                   where pair.Carried > 0
                   let @from = Countries.Find(pair.From)
                   let to = Countries.Find(pair.To)
                   where @from is { X: not null, Y: not null } && to is { X: not null, Y: not null }
                   orderby pair.From, pair.To
                   select new MapArc(@from.X!.Value, @from.Y!.Value, to.X!.Value, to.Y!.Value, pair.Carried, T.Count("library.transfer.arc", pair.Carried, @from.ToString(), to.ToString()),
                       $"/{Lang}/transfers{(Filter with { From = pair.From, To = pair.To }).Query()}#records");
        return CountedMap.DrawArcs(ViewBox(), Countries.Land.Path, T["library.transfer.map-label"], [.. arcs]);
    }

    /// <summary>The whole land, or as much of it as the places of a chosen region and what is linked with them take.</summary>
    private string ViewBox()
    {
        if (Filter.Region is not { } region) return Countries.Land.ViewBox;
        var places = Countries.All.Where(country => country.SubRegion == region || Pairs.Any(pair => pair.From == country.Alpha2 || pair.To == country.Alpha2)).Where(country => country is { X: not null, Y: not null }).ToList();
        if (places.Count == 0) return Countries.Land.ViewBox;
        const double margin = 60;
        var (left, right) = (places.Min(place => place.X!.Value) - margin, places.Max(place => place.X!.Value) + margin);
        var (top, bottom) = (places.Min(place => place.Y!.Value) - margin, places.Max(place => place.Y!.Value) + margin);
        return string.Create(CultureInfo.InvariantCulture, $"{left:0.#} {top:0.#} {right - left:0.#} {bottom - top:0.#}");
    }

    public IEnumerable<SelectListItem> FromOptions => Offered(all.SelectMany(row => row.Transfer.From), Countries.Name);

    public IEnumerable<SelectListItem> ToOptions => Offered(all.Select(row => row.Transfer.To), Countries.Name);

    public IEnumerable<SelectListItem> KindOptions => Enum.GetValues<TransferKind>().Select(kind => new SelectListItem(T[$"library.transfer.kind.{kind.Kebab()}"], kind.Kebab())).Prepend(Any);

    public IEnumerable<SelectListItem> ResultOptions => Enum.GetValues<TransferResult>().Select(result => new SelectListItem(T[$"library.transfer.result.{result.Kebab()}"], result.Kebab())).Prepend(Any);

    public IEnumerable<SelectListItem> PillarOptions => Facility.Pillars.Select(pillar => new SelectListItem(pillar.Names.ToString(), pillar.Code)).Prepend(Any);

    public IEnumerable<SelectListItem> RegionOptions => Offered(all.SelectMany(row => row.Transfer.From.Append(row.Transfer.To)).Select(code => Countries.Find(code)?.SubRegion).OfType<string>(),
        code => Countries.SubRegions.FirstOrDefault(region => region.Code == code)?.Names.ToString() ?? code);

    private SelectListItem Any => new(T["library.practice.any"], "");

    private IEnumerable<SelectListItem> Offered(IEnumerable<string> codes, Func<string, string> name) =>
        codes.Distinct().Select(code => new SelectListItem(name(code), code)).OrderBy(item => item.Text, StringComparer.Create(Language.Culture(Lang), ignoreCase: true)).Prepend(Any);
}
