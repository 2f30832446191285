using System.Globalization;
using System.Text;
using Passerelle.Roster.Public;

namespace Passerelle.Host.Demo;

/// <summary>
/// Seven hundred experts who do not exist, with names made of words for bridges and crossings, from a list that the facility kept before: written as a table and read by the import that
/// any facility uses. The same table on the same day.
/// </summary>
internal sealed class DemoRoster(DemoStage stage, RosterFile roster)
{
    private const int daysAgo = 4;

    private static readonly string[] columns = ["key", "name", "email", "language", "gender", "sector", "country", "institution", "function", "seniority", "competences", "evidence", "languages", "experience", "fee", "away", "confirmedOn", "consents", "missions"];

    private static readonly (string Sector, string House, string Function)[] houses =
    [
        ("public", "Migration service", "Head of unit"), ("public", "Border service", "Policy adviser"), ("public", "Labour ministry", "Case worker"), ("civil-society", "Association for safe crossings", "Project lead"),
        ("academia", "University of the Bridges", "Lecturer"), ("public", "Asylum office", "Decision maker"), ("private", "Footbridge consultants", "Consultant"), ("international", "Forum of the Crossings", "Programme officer"),
    ];

    public IEnumerable<Scene> Scenes(DateOnly today) => [new(new(today.AddDays(-daysAgo), new(7, 0), TimeSpan.Zero), Viewer.System.Name, "importExperts", cancellation => Import(today.AddDays(-daysAgo), cancellation))];

    private async Task Import(DateOnly day, CancellationToken cancellation)
    {
        await using var scope = stage.Services.CreateAsyncScope();
        var table = Encoding.UTF8.GetBytes(Table(roster, day));
        var report = (await scope.ServiceProvider.GetRequiredService<RosterImportDesk>().Import(table, "experts.csv", null, dryRun: false, new(Viewer.System, stage.Clock.GetUtcNow(), Channel.Import), cancellation)).Value;
        if (report.Created != roster.Experts || report.Defects.Count > 0) throw new InvalidOperationException($"{report.Created} experts of {roster.Experts} were made, with {report.Defects.Count} defects: {report.Defects.FirstOrDefault()}.");
    }

    /// <summary>CSV. Every second expert was never sent; of twenty one has lapsed, one is in grace and one was never asked.</summary>
    internal static string Table(RosterFile roster, DateOnly day)
    {
        var csv = new StringBuilder(string.Join(',', columns)).Append('\n');
        for (var i = 0; i < roster.Experts; i++)
        {
            var country = roster.Countries[i % roster.Countries.Count];
            var round = i / roster.Countries.Count;
            var (first, last) = (round % country.First.Count, (round / country.First.Count + round) % country.Last.Count);
            var (sector, house, function) = houses[(i * 5 + round) % houses.Length];
            var themes = new[] { i, i * 3 + 1, i * 7 + 2 }.Take(1 + i % 3).Select(at => roster.Themes[at % roster.Themes.Count]).Distinct().ToList();
            var sent = i % 2 == 0 ? [] : Enumerable.Range(0, 1 + i % 4).Select(at => $"{Place(i + at * 5)} {Year(i + at * 11)}-{1 + (i + at) % 12:00}").Distinct().ToList();
            var mother = country.Language;
            var english = mother == "en" ? [] : new[] { $"en:{(Cefr)(2 + i % 4)}" };
            var third = i % 3 == 0 && mother != "fr" ? new[] { $"fr:{(Cefr)(1 + i % 5)}" } : [];
            var confirmed = (i % 20) switch { 0 => (int?)470 + i % 90, 1 => 375 + i % 40, 2 => null, _ => (i * 37) % 320 };
            string[] cells =
            [
                $"R{i + 1:0000}", $"{country.First[first]} {country.Last[last]}", $"r{i + 1:0000}@roster.example", Letters(country.Language), i % 2 == round % 2 ? "female" : "male", sector, country.Code, $"{house} of {Name(country.Code)}", function,
                (i % 5) switch { 0 => "junior", 1 or 2 => "experienced", _ => "senior" },
                string.Join("; ", themes.Select((theme, at) => $"{theme}:{1 + (i + at * 2) % 5}")), i % 2 == 0 ? "" : $"{themes[0]}: mission {Year(i)} {Name(Place(i))}", string.Join("; ", [$"{mother}:C2", .. english, .. third]),
                string.Join("; ", Enumerable.Range(0, i % 4).Select(at => Place(i + at * 3)).Distinct()), sector == "private" ? (350 + i % 9 * 25).ToString(CultureInfo.InvariantCulture) : "",
                i % 9 == 0 ? $"{day.AddDays(20 + i % 60):yyyy-MM-dd}/{day.AddDays(40 + i % 60):yyyy-MM-dd}" : "", confirmed is { } ago ? $"{day.AddDays(-ago):yyyy-MM-dd}" : "",
                confirmed is null ? "" : i % 6 == 3 ? "found" : i % 4 == 0 ? "found; proposed" : "found; proposed; named", string.Join("; ", sent),
            ];
            csv.AppendJoin(',', cells.Select(Quoted)).Append('\n');
        }
        return csv.ToString();

        string Place(int at) => roster.Places[at % roster.Places.Count];

        int Year(int at) => day.Year - 2 - at % 11;
    }

    private static string Name(string country) => Directory.Public.Countries.Find(country)!.Names.Best(Language.Source);

    private static string Letters(string language) => Language.Knows(language) ? language : Language.Source;

    private static string Quoted(string cell) => cell.Contains(',') || cell.Contains('"') ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
}

/// <param name="Experts">How many.</param>
internal sealed record RosterFile(int Experts, IReadOnlyList<RosterCountry> Countries, IReadOnlyList<string> Themes, IReadOnlyList<string> Places, MobilisationFile Mobilisation);

/// <param name="Language">ISO 639-1, spoken there.</param>
internal sealed record RosterCountry(string Code, string Language, IReadOnlyList<string> First, IReadOnlyList<string> Last);
