using System.Globalization;
using System.Text.RegularExpressions;
using Passerelle.Bench;

// dotnet run -c Release --project bench/Bench [-- SECONDS [CONNECTIONS]]
// Pages of the demo facility beside a static file of the same server in the same run; ./passerelle up builds what is measured.

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var seconds = args.Length > 0 ? int.Parse(args[0]) : 10;
var connections = args.Length > 1 ? int.Parse(args[1]) : 64;
var data = Folder.CreateTempSubdirectory("passerelle-bench-").FullName;

try
{
    Console.WriteLine($"{Environment.ProcessorCount} processors, {connections} connections, {seconds} s each, load by {Load.Tool}");
    Console.WriteLine();
    Console.WriteLine($"| {"what",-24} | {"requests/s",10} | {"of static",9} | {"p99 ms",7} | {"CPU µs",7} | {"kB",6} | {"failed",6} |");
    Console.WriteLine($"|{new string('-', 26)}|{new string('-', 11)}:|{new string('-', 10)}:|{new string('-', 8)}:|{new string('-', 8)}:|{new string('-', 7)}:|{new string('-', 7)}:|");

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
finally
{
    Folder.Delete(data, recursive: true);
}

async Task<double> Measure(Site site, string name, string path, double? still)
{
    var address = new Uri(site.Address, path);
    var size = await site.Weight(path);
    await Load.Run(address, connections, TimeSpan.FromSeconds(Math.Min(3, seconds)));
    var before = site.Spent;
    var result = await Load.Run(address, connections, TimeSpan.FromSeconds(seconds));
    // What the program itself spent on a request: it holds on a machine that others use too, where rates do not.
    var each = (site.Spent - before).TotalMicroseconds / (result.PerSecond * seconds);
    Console.WriteLine($"| {name,-24} | {result.PerSecond,10:0} | {(still is { } rate ? result.PerSecond / rate : 1),9:0 %} | {result.P99.TotalMilliseconds,7:0.0} | {each,7:0} | {size / 1024.0,6:0.0} | {result.Failed,6} |");
    return result.PerSecond;
}

internal static partial class Program
{
    [GeneratedRegex("href=\"(/en/actions/[^\"?#]+)\"")]
    private static partial Regex ActionLink();
}
