using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Passerelle.Roster.Public;

namespace Passerelle.Roster;

/// <summary>A competence as typed. Several lines of one concept are one competence with several pieces of evidence.</summary>
internal sealed class CompetenceLine
{
    public string? Concept { get; set; }

    public string? Level { get; set; }

    public string? Evidence { get; set; }

    public string? Note { get; set; }

    public string? Date { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Concept) && string.IsNullOrWhiteSpace(Note) && string.IsNullOrWhiteSpace(Date);
}

internal sealed class LanguageLine
{
    public string? Language { get; set; }

    public string? Level { get; set; }
}

internal sealed class PeriodLine
{
    public string? From { get; set; }

    public string? Until { get; set; }

    /// <summary><c>away</c> or <c>free</c>.</summary>
    public string? Kind { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(Until);
}

/// <summary>An expert as typed, or as a row of a table has it: all text, so that whatever is wrong can be shown as it stood there.</summary>
internal sealed class ExpertForm
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Language { get; set; }

    public string? Gender { get; set; }

    public string? Sector { get; set; }

    public string? Country { get; set; }

    public string? Institution { get; set; }

    public string? Function { get; set; }

    public string? Seniority { get; set; }

    public string? Fee { get; set; }

    public string? MostInAYear { get; set; }

    public string? NotReleasedBefore { get; set; }

    public string? Interests { get; set; }

    public string? Experience { get; set; }

    public List<CompetenceLine> Competences { get; set; } = [];

    public List<LanguageLine> Languages { get; set; } = [];

    public List<PeriodLine> Periods { get; set; } = [];

    /// <summary>The version of the record that was read; 0 for a new one.</summary>
    public int Version { get; set; }

    public static ExpertForm Of(Expert expert) => new()
    {
        Name = expert.Name, Email = expert.Email, Phone = expert.Phone, Language = expert.Language, Gender = expert.Gender?.Kebab(), Sector = expert.Sector?.Kebab(), Country = expert.HomeCountry,
        Institution = expert.HomeName, Function = expert.Function, Seniority = expert.Seniority.Kebab(), Fee = expert.Fee?.ToString("0.##", CultureInfo.InvariantCulture),
        MostInAYear = expert.MostInAYear.ToString(CultureInfo.InvariantCulture), NotReleasedBefore = Day(expert.NotReleasedBefore), Interests = string.Join("; ", expert.Interests),
        Experience = string.Join("; ", expert.Experiences.Select(each => each.Country).Order(StringComparer.Ordinal)),
        Competences = [.. expert.Competences.OrderBy(each => each.Concept, StringComparer.Ordinal).SelectMany(Lines)],
        Languages = [.. expert.Languages.OrderBy(each => each.Language, StringComparer.Ordinal).Select(each => new LanguageLine { Language = each.Language, Level = each.Level.ToString() })],
        Periods = [.. expert.Periods.OrderBy(each => each.From).ThenBy(each => each.Until).Select(each => new PeriodLine { From = Day(each.From), Until = Day(each.Until), Kind = each.Free ? "free" : "away" })],
        Version = expert.Version,
    };

    private static IEnumerable<CompetenceLine> Lines(Competence competence)
    {
        if (competence.Evidence.Count == 0) yield return new() { Concept = competence.Concept, Level = Level(competence.Level) };
        foreach (var evidence in competence.Evidence)
            yield return new() { Concept = competence.Concept, Level = Level(competence.Level), Evidence = evidence.Kind.Kebab(), Note = evidence.Note, Date = evidence.Date?.ToString() };
    }

    private static string Level(int level) => level.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

internal sealed record CompetenceText(string Concept, int Level, IReadOnlyList<Evidence> Evidence);

internal sealed record LanguageText(string Language, Cefr Level);

internal sealed record PeriodText(DateOnly From, DateOnly Until, bool Free);

/// <summary>An expert as read: every code known, every date a date.</summary>
internal sealed partial record ExpertText(
    string Name, string? Email, string? Phone, string Language, Gender? Gender, Sector? Sector, string? Country, string Institution, string Function, Seniority Seniority, decimal? Fee, int MostInAYear,
    DateOnly? NotReleasedBefore, IReadOnlyList<string> Interests, IReadOnlyList<string> Experience, IReadOnlyList<CompetenceText> Competences, IReadOnlyList<LanguageText> Languages, IReadOnlyList<PeriodText> Periods)
{
    public const int MostLines = 40;
    public const int MaxNote = 300;

    private static readonly char[] apart = [';', ',', '|', '\n'];

    // Divided by it, an amount is written without noughts at its end.
    private const decimal one = 1.0000000000000000000000000000m;

    /// <summary>The same text is always written the same, an amount with as many noughts as a database gives it too; SHA-256 of it.</summary>
    [JsonIgnore]
    public string Print => Fingerprint(JsonSerializer.Serialize(this with { Fee = Fee / one }, StoredJson.Options));

    public static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static ExpertText Of(Expert expert) => new(
        expert.Name, expert.Email, expert.Phone, expert.Language, expert.Gender, expert.Sector, expert.HomeCountry, expert.HomeName, expert.Function, expert.Seniority, expert.Fee, expert.MostInAYear,
        expert.NotReleasedBefore, expert.Interests, [.. expert.Experiences.Select(each => each.Country).Order(StringComparer.Ordinal)],
        [.. expert.Competences.OrderBy(each => each.Concept, StringComparer.Ordinal).Select(each => new CompetenceText(each.Concept, each.Level, each.Evidence))],
        [.. expert.Languages.OrderBy(each => each.Language, StringComparer.Ordinal).Select(each => new LanguageText(each.Language, each.Level))],
        [.. expert.Periods.OrderBy(each => each.From).ThenBy(each => each.Until).ThenBy(each => each.Free).Select(each => new PeriodText(each.From, each.Until, each.Free))]);

    /// <summary>The form read, or every finding at its field.</summary>
    /// <param name="complete">Whether address, sector and country must be there; a list kept elsewhere may lack them until the expert confirms.</param>
    public static Outcome<ExpertText> Read(ExpertForm form, bool keepsGender, bool complete = true)
    {
        var findings = new List<Finding>();
        var name = Short(form.Name, "Name", Expert.MaxName);
        if (name is null) findings.Add(new("Name", "roster.form.name.needed"));
        var email = Short(form.Email, "Email", Expert.MaxEmail)?.ToLowerInvariant();
        if (email is null) { if (complete) findings.Add(new("Email", "roster.form.email.needed")); }
        else if (!IsMailbox(email)) findings.Add(new("Email", "roster.form.email.address", form.Email!));
        var phone = Short(form.Phone, "Phone", Expert.MaxPhone);
        if (phone is not null && !Telephone().IsMatch(phone)) findings.Add(new("Phone", "roster.form.phone.number", phone));
        var language = string.IsNullOrWhiteSpace(form.Language) ? Platform.Texts.Language.Source : form.Language.Trim().ToLowerInvariant();
        if (!Platform.Texts.Language.Knows(language)) findings.Add(new("Language", "roster.form.language.known", form.Language!, string.Join(", ", Platform.Texts.Language.All)));
        Gender? gender = null;
        if (keepsGender && !string.IsNullOrWhiteSpace(form.Gender) && (gender = Terms.Gender(form.Gender)) is null) findings.Add(new("Gender", "roster.form.choice", form.Gender, Choices<Gender>()));
        var sector = Chosen<Sector>(form.Sector, "Sector");
        if (complete && string.IsNullOrWhiteSpace(form.Sector)) findings.Add(new("Sector", "roster.form.sector.needed", Choices<Sector>()));
        var country = string.IsNullOrWhiteSpace(form.Country) ? null : Terms.Country(form.Country);
        if (country is null && !string.IsNullOrWhiteSpace(form.Country)) findings.Add(new("Country", "roster.form.country.unknown", form.Country));
        else if (complete && country is null && sector is not (null or Public.Sector.International)) findings.Add(new("Country", "roster.form.country.needed"));
        var seniority = string.IsNullOrWhiteSpace(form.Seniority) ? Public.Seniority.Experienced : Chosen<Seniority>(form.Seniority, "Seniority");
        var fee = Amount(form.Fee);
        var most = string.IsNullOrWhiteSpace(form.MostInAYear) ? 2 : int.TryParse(form.MostInAYear, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= Expert.MostMissions ? number : -1;
        if (most < 0) findings.Add(new("MostInAYear", "roster.form.most.number", form.MostInAYear!, Expert.MostMissions));
        var notBefore = Day(form.NotReleasedBefore, "NotReleasedBefore");
        var (institution, function) = (Short(form.Institution, "Institution", Expert.MaxText) ?? "", Short(form.Function, "Function", Expert.MaxText) ?? "");
        var (interests, experience) = (CountriesOf(form.Interests, "Interests"), CountriesOf(form.Experience, "Experience"));
        var (competences, languages, periods) = (CompetencesOf(form), LanguagesOf(form), PeriodsOf(form));
        if (findings.Count > 0) return Problem.Invalid(findings);
        return new ExpertText(name!, email, phone, language, gender, sector, country, institution, function, seniority!.Value, fee, most, notBefore, interests, experience, competences, languages, periods);

        string? Short(string? typed, string field, int most)
        {
            var text = typed is null ? null : Spaces().Replace(typed.Trim().Normalize(), " ");
            if (text?.Length > most) findings.Add(new(field, "platform.problem.too-long", most, text.Length));
            return string.IsNullOrEmpty(text) ? null : text;
        }

        TEnum? Chosen<TEnum>(string? typed, string field) where TEnum : struct, Enum
        {
            if (string.IsNullOrWhiteSpace(typed)) return null;
            if (Terms.Choice<TEnum>(typed) is { } value) return value;
            findings.Add(new(field, "roster.form.choice", typed, Choices<TEnum>()));
            return null;
        }

        decimal? Amount(string? typed)
        {
            if (string.IsNullOrWhiteSpace(typed)) return null;
            if (decimal.TryParse(typed.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= 10_000m) return decimal.Round(amount, 2);
            findings.Add(new("Fee", "roster.form.fee.number", typed));
            return null;
        }

        DateOnly? Day(string? typed, string field)
        {
            if (string.IsNullOrWhiteSpace(typed)) return null;
            if (DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            findings.Add(new(field, "roster.form.day.form", typed.Trim()));
            return null;
        }

        List<string> CountriesOf(string? typed, string field)
        {
            var found = new List<string>();
            foreach (var part in (typed ?? "").Split(apart, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                if (Terms.Country(part) is { } code) found.Add(code);
                else findings.Add(new(field, "roster.form.country.unknown", part));
            return [.. found.Distinct().Order(StringComparer.Ordinal)];
        }

        List<CompetenceText> CompetencesOf(ExpertForm from)
        {
            var lines = new List<(string Concept, int Level, Evidence? Evidence)>();
            if (from.Competences.Count > MostLines) findings.Add(new("Competences", "roster.form.too-many", MostLines));
            foreach (var (at, line) in from.Competences.Take(MostLines).Index().Where(line => !line.Item.IsBlank))
            {
                var concept = Terms.Concept(line.Concept);
                if (concept is null) findings.Add(new($"Competences[{at}].Concept", "roster.form.concept.unknown", line.Concept ?? ""));
                var level = int.TryParse(line.Level, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is >= 1 and <= Expert.LevelsOfCompetence ? given : 0;
                if (level == 0) findings.Add(new($"Competences[{at}].Level", "roster.form.level.number", line.Level ?? "", Expert.LevelsOfCompetence));
                Evidence? evidence = null;
                if (!string.IsNullOrWhiteSpace(line.Evidence))
                {
                    var kind = Chosen<EvidenceKind>(line.Evidence, $"Competences[{at}].Evidence");
                    var note = Short(line.Note, $"Competences[{at}].Note", MaxNote) ?? "";
                    var date = string.IsNullOrWhiteSpace(line.Date) ? null : PartialDate.Parse(line.Date.Trim());
                    if (date is null && !string.IsNullOrWhiteSpace(line.Date)) findings.Add(new($"Competences[{at}].Date", "roster.form.date.form", line.Date.Trim()));
                    if (kind is { } known) evidence = new(known, note, date);
                }
                else if (!string.IsNullOrWhiteSpace(line.Note) || !string.IsNullOrWhiteSpace(line.Date)) findings.Add(new($"Competences[{at}].Evidence", "roster.form.evidence.needed", Choices<EvidenceKind>()));
                if (concept is not null) lines.Add((concept, level, evidence));
            }
            return [.. lines.GroupBy(line => line.Concept).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new CompetenceText(group.Key, group.Max(line => line.Level), [.. group.Select(line => line.Evidence).OfType<Evidence>().Distinct()]))];
        }

        List<LanguageText> LanguagesOf(ExpertForm from)
        {
            var spoken = new Dictionary<string, Cefr>();
            if (from.Languages.Count > MostLines) findings.Add(new("Languages", "roster.form.too-many", MostLines));
            foreach (var (at, line) in from.Languages.Take(MostLines).Index().Where(line => !string.IsNullOrWhiteSpace(line.Item.Language)))
            {
                var code = Terms.SpokenLanguage(line.Language);
                if (code is null) findings.Add(new($"Languages[{at}].Language", "roster.form.spoken.unknown", line.Language!));
                var level = Terms.Choice<Cefr>(line.Level);
                if (level is null) findings.Add(new($"Languages[{at}].Level", "roster.form.choice", line.Level ?? "", string.Join(", ", Enum.GetNames<Cefr>())));
                if (code is null || level is not { } known) continue;
                if (!spoken.TryGetValue(code, out var before) || before < known) spoken[code] = known;
            }
            return [.. spoken.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new LanguageText(pair.Key, pair.Value))];
        }

        List<PeriodText> PeriodsOf(ExpertForm from)
        {
            var found = new List<PeriodText>();
            if (from.Periods.Count > MostLines) findings.Add(new("Periods", "roster.form.too-many", MostLines));
            foreach (var (at, line) in from.Periods.Take(MostLines).Index().Where(line => !line.Item.IsBlank))
            {
                if (string.IsNullOrWhiteSpace(line.From)) findings.Add(new($"Periods[{at}].From", "roster.form.period.both"));
                if (string.IsNullOrWhiteSpace(line.Until)) findings.Add(new($"Periods[{at}].Until", "roster.form.period.both"));
                var (first, last) = (Day(line.From, $"Periods[{at}].From"), Day(line.Until, $"Periods[{at}].Until"));
                if (line.Kind is not (null or "" or "away" or "free")) findings.Add(new($"Periods[{at}].Kind", "roster.form.choice", line.Kind, "away, free"));
                if (first is not { } start || last is not { } end) continue;
                if (end < start) findings.Add(new($"Periods[{at}].Until", "roster.form.period.backwards"));
                else found.Add(new(start, end, line.Kind == "free"));
            }
            return [.. found.Distinct().OrderBy(each => each.From).ThenBy(each => each.Until).ThenBy(each => each.Free)];
        }
    }

    /// <summary>What is written otherwise in two texts, by the names of the form's fields.</summary>
    public IReadOnlyList<string> Differences(ExpertText other) =>
        [.. typeof(ExpertText).GetProperties().Where(property => property.Name != nameof(Print) && JsonSerializer.Serialize(property.GetValue(this), StoredJson.Options) != JsonSerializer.Serialize(property.GetValue(other), StoredJson.Options))
            .Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..])];

    private static string Choices<TEnum>() where TEnum : struct, Enum => string.Join(", ", Enum.GetValues<TEnum>().Select(value => value.Kebab()));

    private static bool IsMailbox(string address) => MailAddress.TryCreate(address, out var parsed) && parsed.Address == address && parsed.Host.Contains('.');

    [GeneratedRegex(@"^\+?[0-9][0-9 ()./-]{3,}$")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
