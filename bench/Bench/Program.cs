using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;
using Passerelle.Bench;

// dotnet run -c Release --project bench/Bench [-- pages|lists|roster|panels|search [SECONDS [CONNECTIONS [DATABASE]]]]
// pages: pages of the demo facility beside a static file of the same server in the same run.
// lists: every list page with 2,000 requests and 1,500 Actions in the database, which is a connection string or, without one, SQLite.
// roster: list, searches and files of the roster with 5,000 experts in the database.
// panels: composing one panel and a season of them, with that many SECONDS for a season; needs no site.
// search: the index with RECORDS records (100,000 unless another number stands in the place of SECONDS), a question at a time.
// ./passerelle up builds what is measured.

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var what = args.Length > 0 ? args[0] : "pages";
var seconds = args.Length > 1 ? int.Parse(args[1]) : what == "panels" ? 90 : 10;
if (what == "panels")
{
    Panels.One(100);
    Panels.Season(seconds);
    return;
}

var connections = args.Length > 2 ? int.Parse(args[2]) : what is "lists" or "roster" ? 4 : 64;
var database = args.Length > 3 ? args[3] : null;
var data = Folder.CreateTempSubdirectory("passerelle-bench-").FullName;

if (what == "search")
{
    Search.Run(data, args.Length > 1 ? seconds : 100_000);
    Folder.Delete(data, recursive: true);
    return;
}

try
{
    Console.WriteLine($"{Environment.ProcessorCount} processors, {connections} connections, {seconds} s each, load by {Load.Tool}");
    Console.WriteLine();
    Console.WriteLine($"| {"what",-34} | {"requests/s",10} | {"of static",9} | {"p99 ms",7} | {"CPU µs",7} | {"kB",6} | {"failed",6} |");
    Console.WriteLine($"|{new string('-', 36)}|{new string('-', 11)}:|{new string('-', 10)}:|{new string('-', 8)}:|{new string('-', 8)}:|{new string('-', 7)}:|{new string('-', 7)}:|");
    if (what == "lists") await Lists();
    else if (what == "roster") await Experts();
    else await Pages();
}
finally
{
    Folder.Delete(data, recursive: true);
}

async Task Pages()
{
    await using (var site = await Site.Start(data, []))
    {
        var action = await site.FirstLink("/en/actions", ActionLink());
        var still = await Measure(site, "static file", "/css/passerelle.css", null);
        await Measure(site, "list of Actions", "/en/actions", still);
        await Measure(site, "an Action", action, still);
    }

    // The same pages made anew for every reader.
    await using (var site = await Site.Start(data, new() { ["Pages__Cache"] = "false" }))
    {
        var action = await site.FirstLink("/en/actions", ActionLink());
        var still = await Measure(site, "static file, again", "/css/passerelle.css", null);
        await Measure(site, "list, not cached", "/en/actions", still);
        await Measure(site, "an Action, not cached", action, still);
    }
}

async Task Lists()
{
    // Started once to make the demo facility; what is copied into its database is found by the next start.
    await using (await Site.Start(data, [], database)) { }
    await using (System.Data.Common.DbConnection connection = database is null ? new SqliteConnection($"Data Source={Path.Combine(data, "passerelle.db")}") : new NpgsqlConnection(database))
    {
        await connection.OpenAsync();
        await Many.Grow(connection, requests: 2000, actions: 1500);
    }
    await using var site = await Site.Start(data, new() { ["Pages__Cache"] = "false" }, database);
    foreach (var path in (string[])["/en", "/en/actions", "/en/actions?country=PH", "/en/actions?page=20", "/en/fiches", "/en/search?q=migration"]) await Measure(site, $"anybody {path}", path, null);
    foreach (var (person, paths) in new (string, string[])[]
    {
        ("Nora Viadukt", ["/en/tasks", "/en/requests", "/en/requests?page=20", "/en/requests?status=under-appraisal", "/en/actions", "/en/search?q=migration"]),
        ("Henrik Brostrand", ["/en/tasks", "/en/requests"]),
        ("Amihan Talahib", ["/en/tasks", "/en/requests"]),
    })
    {
        var cookie = await site.SignIn(person);
        foreach (var path in paths) await Measure(site, $"{person.Split(' ')[0]} {path}", path, null, cookie);
    }
}

async Task Experts()
{
    await using (await Site.Start(data, [], database)) { }
    await using (System.Data.Common.DbConnection connection = database is null ? new SqliteConnection($"Data Source={Path.Combine(data, "passerelle.db")}") : new NpgsqlConnection(database))
    {
        await connection.OpenAsync();
        await Many.GrowRoster(connection, experts: 5000);
    }
    await using var site = await Site.Start(data, new() { ["Pages__Cache"] = "false" }, database);
    var cookie = await site.SignIn("Nora Viadukt");
    foreach (var path in (string[])
        ["/en/roster", "/en/roster?page=60", "/en/roster?sort=-asked", "/en/roster?text=bridge", "/en/roster?competence=return&level=3", "/en/roster?spoken=fr&mastery=b2&sector=public", "/en/roster?country=IT&experience=PH&sent=never", "/en/roster?from=2027-03-01&until=2027-03-12", "/en/roster/rotation", "/en/roster/EXP-2026-0042"])
        await Measure(site, path, path, null, cookie);
}

async Task<double> Measure(Site site, string name, string path, double? still, string? cookie = null)
{
    var address = new Uri(site.Address, path);
    var size = cookie is null ? await site.Weight(path) : 0;
    await Load.Run(address, connections, TimeSpan.FromSeconds(Math.Min(3, seconds)), cookie);
    var before = site.Spent;
    var result = await Load.Run(address, connections, TimeSpan.FromSeconds(seconds), cookie);
    // What the program itself spent on a request: it holds on a machine that others use too, where rates do not.
    var each = (site.Spent - before).TotalMicroseconds / (result.PerSecond * seconds);
    Console.WriteLine($"| {name,-34} | {result.PerSecond,10:0} | {(still is { } rate ? result.PerSecond / rate : 1),9:0 %} | {result.P99.TotalMilliseconds,7:0.0} | {each,7:0} | {size / 1024.0,6:0.0} | {result.Failed,6} |");
    return result.PerSecond;
}

internal static partial class Program
{
    [GeneratedRegex("href=\"(/en/actions/[^\"?#]+)\"")]
    private static partial Regex ActionLink();
}
