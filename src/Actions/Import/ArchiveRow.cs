using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;

namespace Passerelle.Actions.Import;

/// <summary>A row of an archive file, read as far as it can be; what cannot is a defect, never a guess.</summary>
internal sealed partial class ArchiveRow
{
    private static readonly IReadOnlyList<string> columns =
    [
        "id", "slug", "title_*", "countries", "requestingAuthority", "start", "end", "theme", "specificAreas", "scope", "activitiesCount", "expertOrigins", "outputs", "status",
        "summary", "summary_*", "urls", "notes", "themeSource", "areasSource", "statusSource", "confidence", "durationMonths",
    ];

    private static readonly Dictionary<string, ActionStatus> statuses = new()
    {
        ["completed"] = ActionStatus.Closed, ["closed-early"] = ActionStatus.ClosedEarly, ["on-hold"] = ActionStatus.OnHold, ["ongoing at capture"] = ActionStatus.UnderWay,
    };

    // "Irregular Migration / Trafficking in Human Beings" and "Irregular migration and trafficking in human beings" are one pillar.
    private static readonly Lazy<Dictionary<string, string>> pillars = new(() => Facility.Pillars.ToDictionary(pillar => Letters(pillar.Names.In("en")!), pillar => pillar.Code));
    private static readonly Lazy<Dictionary<string, string>> areas = new(() =>
        Facility.Areas.SelectMany(area => area.ImportedFrom ?? [], (area, label) => (label, area.Code)).DistinctBy(pair => pair.label).ToDictionary(pair => pair.label, pair => pair.Code));
    private static readonly Lazy<IReadOnlyList<(string Word, string Code)>> countryWords = new(() => [.. Countries.All.Select(country => ($"-{NotWord().Replace(Folding.Fold(country.Names.In("en")!), "-")}-", country.Alpha2))]);

    private readonly JsonElement json;
    private readonly List<Defect> defects = [];

    public ArchiveRow(int place, int line, JsonElement json)
    {
        (Place, Line, this.json) = (place, line, json);
        if (json.ValueKind != JsonValueKind.Object)
        {
            Refuse("", json.ValueKind.ToString(), "not-a-row");
            return;
        }
        Number = json.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number ? id.GetRawText() : null;
        if (Number is null && json.TryGetProperty("id", out id) && id.ValueKind != JsonValueKind.Null) Doubt("id", id.ToString(), "wrong-kind", "left-out");
        Slug = Text("slug")?.ToLowerInvariant() ?? "";
        Titles = Texts("title");
        Summaries = Texts("summary");
        RequestedBy = Text("requestingAuthority");
        (Start, End) = (Date("start"), Date("end"));
        (Places, Groups) = Split("countries", "group-of-countries");
        (ExpertCountries, ExpertGroups) = Split("expertOrigins", "group-of-experts");
        Scope = Text("scope") is { } scope ? Action.Scopes.Contains(scope) ? scope : Unknown("scope", scope) ?? Action.Scopes[0] : Action.Scopes[0];
        Outputs = List("outputs");
        Urls = List("urls");
        Notes = Text("notes");
        Confidence = Text("confidence");
        ActivitiesCount = Whole("activitiesCount");
        Pillar = Text("theme") is { } theme ? pillars.Value.TryGetValue(Letters(theme), out var pillar) ? pillar : Unknown("theme", theme) : null;
        Areas = [.. List("specificAreas").Select(area => areas.Value.TryGetValue(area, out var code) ? code : Unknown("specificAreas", area)).OfType<string>()];
        Doubts = [.. new[] { ("theme", "themeSource"), ("areas", "areasSource"), ("status", "statusSource") }.Where(pair => Text(pair.Item2) is not (null or "page")).Select(pair => pair.Item1)];
        if (Text("status") is { } status && statuses.TryGetValue(status, out var known)) Status = known;
        else Refuse("status", Text("status") ?? "", "unknown-status", string.Join(", ", statuses.Keys));
        if (Text("status") == "ongoing at capture") Doubt("status", "ongoing at capture", "status-of-its-day", "verify");
        if (Titles.IsEmpty) Refuse("title_en", "", "no-title");
        if (Slug == "" && Number is null) Refuse("slug", "", "no-key");
        CheckPeriod();
        foreach (var column in json.EnumerateObject().Select(property => property.Name).Where(name => !Known(name))) Doubt(column, json.GetProperty(column).ToString(), "unknown-column", "kept-with-source");
    }

    public int Place { get; }

    public int Line { get; }

    /// <summary>The number of the present site; null when the archive gives none.</summary>
    public string? Number { get; }

    public string Slug { get; } = "";

    public LocalizedText Titles { get; } = LocalizedText.Empty;

    public LocalizedText Summaries { get; } = LocalizedText.Empty;

    public string? RequestedBy { get; }

    public PartialDate? Start { get; }

    public PartialDate? End { get; }

    public IReadOnlyList<string> Places { get; } = [];

    public IReadOnlyList<string> Groups { get; } = [];

    public IReadOnlyList<string> ExpertCountries { get; } = [];

    public IReadOnlyList<string> ExpertGroups { get; } = [];

    public string Scope { get; } = Action.Scopes[0];

    public IReadOnlyList<string> Outputs { get; } = [];

    public IReadOnlyList<string> Urls { get; } = [];

    public string? Notes { get; }

    public string? Confidence { get; }

    public int? ActivitiesCount { get; }

    public string? Pillar { get; }

    public IReadOnlyList<string> Areas { get; } = [];

    public IReadOnlyList<string> Doubts { get; } = [];

    public ActionStatus Status { get; }

    public IReadOnlyList<Defect> Defects => defects;

    public bool Refused => defects.Exists(defect => defect.Refuses);

    /// <summary>The row in one form, however the file spaces it.</summary>
    public string Compact => JsonSerializer.Serialize(json, StoredJson.Options);

    /// <summary>Numbers this Action had, the present one first, and the slugs that went with them. Set once all rows are known.</summary>
    public IReadOnlyList<string> Numbers { get; private set; } = [];

    public IReadOnlyList<string> Slugs { get; private set; } = [];

    /// <summary>
    /// An address among the sources is this Action's own unless its very slug is another row's: a page that is only cited names somebody else.
    /// </summary>
    public void FindAddresses(IReadOnlySet<string> slugsOfOthers)
    {
        var own = Urls.Select(url => ActionAddress().Match(url)).Where(match => match.Success)
            .Select(match => (Number: match.Groups["number"].Value, Slug: match.Groups["number"].Value + match.Groups["words"].Value.ToLowerInvariant()))
            .Where(address => address.Slug == Slug || !slugsOfOthers.Contains(address.Slug)).ToList();
        var inSlug = SlugNumber().Match(Slug) is { Success: true } match ? match.Groups["number"].Value : null;
        Numbers = [.. new[] { Number, inSlug }.OfType<string>().Concat(own.Select(address => address.Number)).Distinct()];
        Slugs = [.. new[] { Slug }.Concat(own.Select(address => address.Slug).Where(slug => slug.Contains('-'))).Where(slug => slug != "").Distinct()];
        if (Numbers.Count > 1) Doubt("urls", string.Join(" = ", Numbers), "several-numbers", "all-lead-here");
        foreach (var slug in Slugs)
            foreach (var (_, code) in countryWords.Value.Where(country => $"-{slug}-".Contains(country.Word) && !Places.Contains(country.Code)))
                Doubt(slug == Slug ? "slug" : "urls", slug, "slug-of-another-country", "number-decides", Countries.Find(code)!);
    }

    public void Share(string number, IEnumerable<string> others) => Doubt("id", number, "shared-number", "choices-offered", string.Join(", ", others));

    /// <summary>Where other sources date the Action otherwise than <paramref name="start"/> and <paramref name="end"/>.</summary>
    public IReadOnlyList<DateConflict> Conflicts(PartialDate? start, PartialDate? end, string source)
    {
        var conflicts = new List<DateConflict>();
        Compare(Start, End, source);
        if (Notes is { } notes && Range(notes) is { } noted) Compare(noted.Start, noted.End, notes);
        return conflicts;

        void Compare(PartialDate? otherStart, PartialDate? otherEnd, string where)
        {
            if (otherStart is not null && otherStart != start) conflicts.Add(new("start", start, otherStart, where));
            if (otherEnd is not null && otherEnd != end) conflicts.Add(new("end", end, otherEnd, where));
        }
    }

    public void Report(IEnumerable<DateConflict> conflicts)
    {
        foreach (var conflict in conflicts) Doubt(conflict.What, conflict.Other?.ToString() ?? "", "dates-conflict", "person-decides", conflict.Held?.ToString() ?? "–", conflict.Source);
        if (Notes is { } notes && Range(notes) is null) Doubt("notes", notes, "remark", "kept-with-source");
    }

    public void ReportEdited(string reference) => Doubt("", Slug, "edited-here", "left-alone", reference);

    public void RefuseAsTwin(int other) => Refuse("slug", Slug, "twin", other);

    private void CheckPeriod()
    {
        if (Start is { } start && End is { } end)
        {
            if (end.Last < start.First) Doubt("end", $"{end}", "ends-before-start", "verify", $"{start}");
            var months = (end.Year - start.Year) * 12 + end.Month - start.Month;
            if (Whole("durationMonths") is { } said && start.Month > 0 && end.Month > 0 && said != months) Doubt("durationMonths", $"{said}", "duration-differs", "verify", months);
        }
    }

    /// <summary>A period written in words, such as <c>Dec 2010-Dec 2012</c>; null when the text has none.</summary>
    private static (PartialDate Start, PartialDate End)? Range(string text)
    {
        var match = PeriodInWords().Match(text);
        if (!match.Success) return null;
        var end = new PartialDate(Year(match.Groups["y2"].Value), Month(match.Groups["m2"].Value));
        return (new(match.Groups["y1"].Success ? Year(match.Groups["y1"].Value) : end.Year, Month(match.Groups["m1"].Value)), end);

        static int Year(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
        static int Month(string word) => Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, name => name != "" && word.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1;
    }

    private string? Text(string column)
    {
        if (!json.TryGetProperty(column, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString()!.Trim() is { Length: > 0 } text ? text : null;
        Doubt(column, value.ToString(), "wrong-kind", "left-out");
        return null;
    }

    private LocalizedText Texts(string column) =>
        LocalizedText.Written(Language.All.Select(language => (language, Text: Text($"{column}_{language}") ?? (language == Language.Source ? Text(column) : null)))
            .Where(pair => pair.Text is not null).Select(pair => KeyValuePair.Create(pair.language, pair.Text!)));

    private PartialDate? Date(string column)
    {
        if (Text(column) is not { } text) return null;
        if (PartialDate.Parse(text) is { } date) return date;
        Doubt(column, text, "unreadable-date", "left-out");
        return null;
    }

    private int? Whole(string column)
    {
        if (!json.TryGetProperty(column, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0) return number;
        if (!defects.Exists(defect => defect.Column == column)) Doubt(column, value.ToString(), "wrong-kind", "left-out");
        return null;
    }

    private IReadOnlyList<string> List(string column)
    {
        if (!json.TryGetProperty(column, out var value) || value.ValueKind == JsonValueKind.Null) return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)) return [.. value.EnumerateArray().Select(item => item.GetString()!.Trim()).Where(item => item != "")];
        Doubt(column, value.ToString(), "wrong-kind", "left-out");
        return [];
    }

    private (IReadOnlyList<string> Countries, IReadOnlyList<string> Groups) Split(string column, string why)
    {
        var entries = List(column);
        foreach (var group in entries.Where(entry => !Vocabulary.Countries.Knows(entry))) Doubt(column, group, why, "kept-as-written");
        return ([.. entries.Where(Vocabulary.Countries.Knows)], [.. entries.Where(entry => !Vocabulary.Countries.Knows(entry))]);
    }

    private string? Unknown(string column, string value)
    {
        Doubt(column, value, "unknown-term", "left-out");
        return null;
    }

    private void Doubt(string column, string found, string why, string proposed, params object[] args) => defects.Add(new(Place, Line, column, found, why, proposed, false, args));

    private void Refuse(string column, string found, string why, params object[] args) => defects.Add(new(Place, Line, column, found, why, "row-left-out", true, args));

    private static bool Known(string column) => columns.Any(known => known == column || (known.EndsWith('*') && column.StartsWith(known[..^1], StringComparison.Ordinal) && Language.Knows(column[(known.Length - 1)..])));

    private static string Letters(string label) => new([.. Folding.Fold(label).Replace(" and ", " ").Where(char.IsLetter)]);

    [GeneratedRegex(@"/actions/(?<number>\d{1,6})(?<words>(-[^/?#]+)?)/?$")]
    private static partial Regex ActionAddress();

    [GeneratedRegex(@"^(?<number>\d{1,6})-")]
    private static partial Regex SlugNumber();

    [GeneratedRegex(@"\b(?<m1>(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)( (?<y1>\d{4}))?\s*[-–]\s*(?<m2>(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*) (?<y2>\d{4})")]
    private static partial Regex PeriodInWords();

    [GeneratedRegex("[^a-z]+")]
    private static partial Regex NotWord();
}
