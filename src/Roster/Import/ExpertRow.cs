using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Passerelle.Directory.Public;
using Passerelle.Platform.Texts;
using Passerelle.Roster.Public;

namespace Passerelle.Roster.Import;

/// <summary>A mission that a row states.</summary>
internal sealed record StatedMission(string? Country, PartialDate From, string Title);

/// <summary>A row read as far as it can be; what cannot be is left out and named, never guessed.</summary>
internal sealed partial class ExpertRow
{
    private static readonly char[] apart = [';', '\n'];

    private readonly FileRow row;
    private readonly IReadOnlyDictionary<string, string> columns;
    private readonly List<RosterDefect> defects = [];
    private readonly Dictionary<string, string> cells = [];

    /// <param name="columns">The file's name of a column by ours.</param>
    public ExpertRow(FileRow row, IReadOnlyDictionary<string, string> columns, ImportMap map, bool keepsGender)
    {
        (this.row, this.columns) = (row, columns);
        if (row.Broken is { } broken)
        {
            Refuse("", broken, "roster.import.why.broken-row");
            return;
        }
        foreach (var (column, found, why) in row.Left) Add(column, found, why, why == "roster.import.why.free-text" ? Mentioned(found) : "roster.import.proposed.left-out", false);
        foreach (var ours in RowColumns.Ours)
        {
            var cell = columns.TryGetValue(ours, out var theirs) ? row.Cells.GetValueOrDefault(theirs, "") : "";
            if (cell == "") cell = map.Defaults.GetValueOrDefault(ours, "");
            if (map.Values.TryGetValue(ours, out var values) && values.TryGetValue(cell, out var value)) cell = value;
            if (cell != "") cells[ours] = cell;
        }
        foreach (var (name, cell) in row.Cells.Where(cell => cell.Value != "" && RowColumns.IsDropped(cell.Key))) Add(name, "", "roster.import.why.no-purpose", "roster.import.proposed.left-out", false);
        if (!keepsGender && cells.Remove("gender")) Doubt("gender", "", "roster.import.why.no-purpose");
        Key = Cell("key");
        Read(keepsGender);
    }

    public int Number => row.Number;

    public string? Key { get; }

    /// <summary>Null when the row is refused.</summary>
    public ExpertText? Text { get; private set; }

    public DateOnly? ConfirmedOn { get; private set; }

    public IReadOnlyCollection<Purpose> Consents { get; private set; } = [];

    public IReadOnlyList<StatedMission> Missions { get; private set; } = [];

    public IReadOnlyList<RosterDefect> Defects => defects;

    public bool Refused => Text is null || defects.Exists(defect => defect.Refuses);

    /// <summary>The same row is always written the same, however the file spaces it.</summary>
    public string Print => ExpertText.Fingerprint(JsonSerializer.Serialize(cells.OrderBy(cell => cell.Key, StringComparer.Ordinal), StoredJson.Options));

    public void Refuse(string column, string found, string why, params object[] args) => defects.Add(new(row.Number, row.Line, Theirs(column), found, why, "roster.import.proposed.row-left-out", true, args));

    public void LeaveAlone(string why, params object[] args) => defects.Add(new(row.Number, row.Line, "", Text?.Email ?? Key ?? "", why, "roster.import.proposed.left-alone", false, args));

    private void Read(bool keepsGender)
    {
        var form = new ExpertForm
        {
            Name = Cell("name") ?? string.Join(' ', new[] { Cell("firstName"), Cell("lastName") }.OfType<string>()), Email = Cell("email"), Phone = Cell("phone"), Language = Cell("language")?.ToLowerInvariant(), Gender = Cell("gender"),
            Sector = Cell("sector"), Country = Cell("country"), Institution = Cell("institution"), Function = Cell("function"), Seniority = Cell("seniority"), Fee = Cell("fee"), MostInAYear = Cell("mostInAYear"),
            NotReleasedBefore = Cell("notReleasedBefore"), Interests = Cell("interests"), Experience = Cell("experience"),
        };
        // What each line of a list was read from, to be quoted where it is wrong.
        var (competences, languages, periods) = (ReadCompetences(form), ReadLanguages(form), ReadPeriods(form));
        ReadConfirmation();
        ReadMissions();

        var read = ExpertText.Read(form, keepsGender, complete: false);
        if (read.Problem is { } problem)
        {
            var (wrongCompetences, wrongLanguages, wrongPeriods) = (new HashSet<int>(), new HashSet<int>(), new HashSet<int>());
            foreach (var finding in problem.Findings)
            {
                if (Line().Match(finding.Field) is { Success: true } line)
                {
                    var at = int.Parse(line.Groups["at"].Value, CultureInfo.InvariantCulture);
                    var (set, quoted, column) = line.Groups["list"].Value switch
                    {
                        "Competences" => (wrongCompetences, competences[at].Quoted, competences[at].Column), "Languages" => (wrongLanguages, languages[at], "languages"), _ => (wrongPeriods, periods[at].Quoted, periods[at].Column),
                    };
                    set.Add(at);
                    Doubt(column, quoted, finding.Key, Perhaps(finding), finding.Args);
                }
                else LeaveOut(form, finding);
            }
            form.Competences = [.. form.Competences.Where((_, at) => !wrongCompetences.Contains(at))];
            form.Languages = [.. form.Languages.Where((_, at) => !wrongLanguages.Contains(at))];
            form.Periods = [.. form.Periods.Where((_, at) => !wrongPeriods.Contains(at))];
            read = ExpertText.Read(form, keepsGender, complete: false);
            if (read.Problem is not null) return;
        }
        Text = read.Value;
        if (Text.Email is null && Key is null) Refuse("email", "", "roster.import.why.no-key");
        else if (Text.Email is null) Doubt("email", "", "roster.import.why.no-email", "roster.import.proposed.asked-later");
        if (Text.Sector is null && Cell("sector") is null) Doubt("sector", "", "roster.import.why.no-sector", "roster.import.proposed.asked-later");
        if (Text.Country is null && Text.Sector != Sector.International && Cell("country") is null) Doubt("country", "", "roster.import.why.no-country", "roster.import.proposed.asked-later");
    }

    /// <summary>A field that cannot be read is left out; without a name there is nobody.</summary>
    private void LeaveOut(ExpertForm form, Finding finding)
    {
        var column = char.ToLowerInvariant(finding.Field[0]) + finding.Field[1..];
        if (finding.Field == "Name")
        {
            Refuse("name", form.Name ?? "", finding.Key, finding.Args);
            return;
        }
        // Of a list of countries only the one that is none.
        var found = finding.Key == "roster.form.country.unknown" ? $"{finding.Args[0]}" : Cell(column) ?? "";
        Doubt(column, found, finding.Key, Perhaps(finding), finding.Args);
        switch (finding.Field)
        {
            case "Email": form.Email = null; break;
            case "Phone": form.Phone = null; break;
            case "Language": form.Language = null; break;
            case "Gender": form.Gender = null; break;
            case "Sector": form.Sector = null; break;
            case "Country": form.Country = null; break;
            case "Institution": form.Institution = null; break;
            case "Function": form.Function = null; break;
            case "Seniority": form.Seniority = null; break;
            case "Fee": form.Fee = null; break;
            case "MostInAYear": form.MostInAYear = null; break;
            case "NotReleasedBefore": form.NotReleasedBefore = null; break;
            case "Interests": form.Interests = KnownCountries(form.Interests); break;
            case "Experience": form.Experience = KnownCountries(form.Experience); break;
            case "Competences": form.Competences = [.. form.Competences.Take(ExpertText.MostLines)]; break;
            case "Languages": form.Languages = [.. form.Languages.Take(ExpertText.MostLines)]; break;
            case "Periods": form.Periods = [.. form.Periods.Take(ExpertText.MostLines)]; break;
        }
    }

    private static string KnownCountries(string? list) => string.Join(";", (list ?? "").Split([';', ',', '|', '\n'], StringSplitOptions.TrimEntries).Where(part => Terms.Country(part) is not null));

    private List<(string Quoted, string Column)> ReadCompetences(ExpertForm form)
    {
        var quoted = new List<(string, string)>();
        foreach (var item in Items("competences"))
        {
            var match = Levelled().Match(item);
            form.Competences.Add(match.Success ? new() { Concept = match.Groups["term"].Value, Level = match.Groups["level"].Value } : new() { Concept = item });
            quoted.Add((item, "competences"));
        }
        foreach (var item in Items("evidence"))
        {
            var match = EvidenceItem().Match(item);
            var concept = match.Success ? Terms.Concept(match.Groups["term"].Value) : null;
            var level = concept is null ? null : form.Competences.FirstOrDefault(line => Terms.Concept(line.Concept) == concept)?.Level;
            if (!match.Success) Doubt("evidence", item, "roster.import.why.evidence-form");
            else if (concept is not null && !(int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && known is >= 1 and <= Expert.LevelsOfCompetence)) Doubt("evidence", item, "roster.import.why.evidence-of-nothing");
            else
            {
                form.Competences.Add(new() { Concept = match.Groups["term"].Value, Level = level ?? "1", Evidence = match.Groups["kind"].Value, Date = match.Groups["date"].Value, Note = match.Groups["note"].Value });
                quoted.Add((item, "evidence"));
            }
        }
        return quoted;
    }

    private List<string> ReadLanguages(ExpertForm form)
    {
        var quoted = new List<string>();
        foreach (var item in Items("languages", ','))
        {
            var match = Spoken().Match(item);
            form.Languages.Add(match.Success ? new() { Language = match.Groups["language"].Value, Level = match.Groups["level"].Value } : new() { Language = item });
            quoted.Add(item);
        }
        return quoted;
    }

    private List<(string Quoted, string Column)> ReadPeriods(ExpertForm form)
    {
        var quoted = new List<(string, string)>();
        foreach (var (column, kind) in (IReadOnlyList<(string, string)>)[("available", "free"), ("away", "away")])
            foreach (var item in Items(column, ','))
            {
                var parts = item.Split('/', 2, StringSplitOptions.TrimEntries);
                form.Periods.Add(new() { From = parts[0], Until = parts.Length > 1 ? parts[1] : null, Kind = kind });
                quoted.Add((item, column));
            }
        return quoted;
    }

    private void ReadConfirmation()
    {
        var consents = new List<Purpose>();
        foreach (var item in Items("consents", ','))
            if (Terms.Choice<Purpose>(item) is { } purpose) consents.Add(purpose);
            else Doubt("consents", item, "roster.form.choice", "roster.import.proposed.left-out", item, string.Join(", ", Enum.GetValues<Purpose>().Select(each => each.Kebab())));
        if (Cell("confirmedOn") is not { } stated)
        {
            if (consents.Count > 0) Doubt("consents", Cell("consents")!, "roster.import.why.consent-without-day");
            return;
        }
        if (!DateOnly.TryParseExact(stated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) Doubt("confirmedOn", stated, "roster.form.day.form", "roster.import.proposed.left-out", stated);
        else if (!consents.Contains(Purpose.Found)) Doubt("confirmedOn", stated, "roster.import.why.day-without-consent");
        else (ConfirmedOn, Consents) = (day, consents);
    }

    private void ReadMissions()
    {
        var missions = new List<StatedMission>();
        foreach (var item in Items("missions"))
        {
            var match = Mission().Match(item);
            var (from, country) = (PartialDate.Parse(match.Groups["date"].Value), match.Groups["country"].Value);
            if (!match.Success || from is not { } date) Doubt("missions", item, "roster.import.why.mission-form");
            else if (country != "" && Terms.Country(country) is null) Doubt("missions", item, "roster.form.country.unknown", "roster.import.proposed.left-out", country);
            else if (match.Groups["title"].Length > PastMission.MaxTitle) Doubt("missions", item, "platform.problem.too-long", "roster.import.proposed.left-out", PastMission.MaxTitle, match.Groups["title"].Length);
            else missions.Add(new(country == "" ? null : Terms.Country(country), date, match.Groups["title"].Value.Trim()));
        }
        Missions = [.. missions.Distinct()];
    }

    /// <summary>The nearest word there is, where one is near: said, not taken.</summary>
    private static string Perhaps(Finding finding) => Near(finding) is { } near ? $"\u001f{near}" : "roster.import.proposed.left-out";

    private static string? Near(Finding finding)
    {
        if (finding.Args is not [string typed, ..] || typed.Length < 3) return null;
        IEnumerable<string> known = finding.Key switch
        {
            "roster.form.concept.unknown" => Thesaurus.All.SelectMany(concept => Language.All.SelectMany(concept.Labels)),
            "roster.form.country.unknown" => Countries.All.SelectMany(country => country.Names.Renderings.Values.Select(name => name.Text)),
            "roster.form.choice" when finding.Args is [_, string choices] => choices.Split(", "),
            _ => [],
        };
        var word = Expert.Fold(typed.Trim());
        return known.Select(each => (each, Distance: Distance(Expert.Fold(each), word))).Where(pair => pair.Distance <= Math.Min(2, word.Length / 3)).OrderBy(pair => pair.Distance).ThenBy(pair => pair.each, StringComparer.Ordinal).Select(pair => pair.each).FirstOrDefault();
    }

    /// <summary>Letters to be changed, added, taken away or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2) return int.MaxValue;
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                table[i, j] = Math.Min(Math.Min(table[i, j - 1], table[i - 1, j]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        return table[a.Length, b.Length];
    }

    /// <summary>Concepts whose words stand in a free text: named for a person to choose from.</summary>
    private static string Mentioned(string text)
    {
        var words = $" {Words().Replace(Expert.Fold(text), " ")} ";
        var found = Thesaurus.All.Where(concept => Language.All.Any(language => concept.Labels(language).Any(label => words.Contains($" {Words().Replace(Expert.Fold(label), " ")} ", StringComparison.Ordinal)))).Select(concept => concept.Id).Take(5).ToList();
        return found.Count > 0 ? $"\u001f{string.Join(", ", found)}" : "roster.import.proposed.by-hand";
    }

    private IEnumerable<string> Items(string column, params char[] further) => (Cell(column) ?? "").Split([.. apart, .. further], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private string? Cell(string column) => cells.GetValueOrDefault(column);

    private string Theirs(string column) => columns.GetValueOrDefault(column, column);

    private void Doubt(string column, string found, string why, string proposed = "roster.import.proposed.left-out", params object[] args) => Add(Theirs(column), found, why, proposed, false, args);

    private void Add(string column, string found, string why, string proposed, bool refuses, params object[] args) =>
        defects.Add(proposed.StartsWith('\u001f') ? new(row.Number, row.Line, column, found, why, "roster.import.proposed.perhaps", refuses, [.. Padded(args), proposed[1..]]) : new(row.Number, row.Line, column, found, why, proposed, refuses, args));

    /// <summary>The word that is perhaps meant is always the third placeholder.</summary>
    private static IEnumerable<object> Padded(object[] args) => args.Concat(["", ""]).Take(2);

    [GeneratedRegex(@"^(?<list>Competences|Languages|Periods)\[(?<at>\d+)\]")]
    private static partial Regex Line();

    [GeneratedRegex(@"^(?<term>.+?)\s*[:=]\s*(?<level>\S+)$")]
    private static partial Regex Levelled();

    [GeneratedRegex(@"^(?<term>[^:=]+?)\s*[:=]\s*(?<kind>[A-Za-z]+)(\s+(?<date>\d{4}(-\d{2}){0,2}))?(\s+(?<note>.+))?$")]
    private static partial Regex EvidenceItem();

    [GeneratedRegex(@"^(?<language>[^:=()]+?)\s*[:=( ]\s*(?<level>[A-Za-z]\d)\)?$")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"^((?<country>\p{L}[^\d]*?)\s+)?(?<date>\d{4}(-\d{2}){0,2})(\s+(?<title>.+))?$")]
    private static partial Regex Mission();

    [GeneratedRegex(@"[^\p{L}]+")]
    private static partial Regex Words();
}
