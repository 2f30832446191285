using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Initiatives;

/// <summary>An initiative as typed, or as a row of a table has it: all text, so that whatever is wrong can be shown as it stood there.</summary>
internal sealed class InitiativeForm
{
    public string? Title { get; set; }

    public string? Donor { get; set; }

    /// <summary>ISO 3166-1 alpha-2, apart by a semicolon, a comma or a space.</summary>
    public string? Countries { get; set; }

    /// <summary>Codes of <see cref="Facility.Pillars"/>.</summary>
    public string? Pillars { get; set; }

    /// <summary>Codes of <see cref="Facility.Areas"/>.</summary>
    public string? Areas { get; set; }

    /// <summary>A year, a month or a day.</summary>
    public string? From { get; set; }

    public string? Until { get; set; }

    public string? Budget { get; set; }

    public string? Currency { get; set; }

    public string? Url { get; set; }

    public string? Source { get; set; }

    public string? Key { get; set; }

    public static InitiativeForm Of(Initiative initiative) => new()
    {
        Title = initiative.Title, Donor = initiative.Donor, Countries = string.Join("; ", initiative.Countries), Pillars = string.Join("; ", initiative.Pillars), Areas = string.Join("; ", initiative.Areas),
        From = initiative.From?.ToString(), Until = initiative.Until?.ToString(), Budget = initiative.Budget?.ToString("0.##", CultureInfo.InvariantCulture), Currency = initiative.Currency, Url = initiative.Url, Source = initiative.Source, Key = initiative.Key,
    };
}

/// <summary>An initiative as read: every code known, every date a date.</summary>
/// <param name="Pillars">Those named and those of the areas.</param>
internal sealed record InitiativeText(
    string Title, string Donor, IReadOnlyList<string> Countries, IReadOnlyList<string> Pillars, IReadOnlyList<string> Areas, PartialDate? From, PartialDate? Until,
    decimal? Budget, string? Currency, string? Url, string Source, string? Key)
{
    public string Identity => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key is { } key ? $"{Source}\n{key}" : $"{Source}\n{Donor}\n{Title}".ToUpperInvariant())));

    private static readonly char[] apart = [';', ',', '|', ' ', '\n', '\t'];

    /// <summary>The form read, or every finding at its field.</summary>
    public static Outcome<InitiativeText> Read(InitiativeForm form)
    {
        var findings = new List<Finding>();
        var title = Line(form.Title, "Title", Initiative.MaxTitle);
        var donor = Line(form.Donor, "Donor", Initiative.MaxName);
        var source = Line(form.Source, "Source", Initiative.MaxName);
        var key = Short(form.Key, "Key", Initiative.MaxName);
        var countries = Codes(form.Countries, "Countries", code => Directory.Public.Countries.Find(code) is not null, code => code.ToUpperInvariant());
        if (countries is []) findings.Add(new("Countries", "directory.initiative.countries.needed"));
        var areas = Codes(form.Areas, "Areas", code => Facility.Area(code) is not null, code => code.ToLowerInvariant());
        var named = Codes(form.Pillars, "Pillars", code => Facility.Pillar(code) is not null, code => code.ToUpperInvariant());
        if (areas is [] && named is []) findings.Add(new("Areas", "directory.initiative.areas.needed"));
        var (from, until) = (Date(form.From, "From"), Date(form.Until, "Until"));
        if (from is { } begin && until is { } end && end.Last < begin.First) findings.Add(new("Until", "directory.initiative.until.before-from"));
        decimal? budget = null;
        if (!string.IsNullOrWhiteSpace(form.Budget))
            if (decimal.TryParse(form.Budget.Replace(" ", "").Replace("\u00A0", "").Replace("\u202F", ""), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= 1_000_000_000_000m) budget = decimal.Round(amount, 2);
            else findings.Add(new("Budget", "directory.initiative.budget.number", form.Budget));
        var currency = string.IsNullOrWhiteSpace(form.Currency) ? null : form.Currency.Trim().ToUpperInvariant();
        if (currency is not null && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))) findings.Add(new("Currency", "directory.initiative.currency.code", form.Currency!));
        if (budget is not null && currency is null) findings.Add(new("Currency", "directory.initiative.currency.needed"));
        var url = Short(form.Url, "Url", Initiative.MaxUrl);
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && url.Contains("://"))) findings.Add(new("Url", "directory.initiative.url.address", url));
        if (findings.Count > 0) return Problem.Invalid(findings);
        IReadOnlyList<string> pillars = [.. named.Concat(areas.Select(area => Facility.Area(area)!.Pillar)).Distinct()];
        return new InitiativeText(title, donor, countries, pillars, areas, from, until, budget, currency, url, source, key);

        string Line(string? typed, string field, int most)
        {
            if (string.IsNullOrWhiteSpace(typed)) findings.Add(new(field, $"directory.initiative.{field.ToLowerInvariant()}.needed"));
            return Short(typed, field, most) ?? "";
        }

        string? Short(string? typed, string field, int most)
        {
            var text = typed?.Trim();
            if (text?.Length > most) findings.Add(new(field, "platform.problem.too-long", most, text.Length));
            return string.IsNullOrEmpty(text) ? null : text;
        }

        PartialDate? Date(string? typed, string field)
        {
            if (string.IsNullOrWhiteSpace(typed)) return null;
            if (PartialDate.Parse(typed.Trim()) is { } date) return date;
            findings.Add(new(field, "directory.initiative.date.form", typed.Trim()));
            return null;
        }

        List<string> Codes(string? typed, string field, Func<string, bool> known, Func<string, string> written)
        {
            var codes = (typed ?? "").Split(apart, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(written).Distinct().ToList();
            if (codes.Where(code => !known(code)).ToList() is { Count: > 0 } unknown) findings.Add(new(field, "directory.initiative.codes.unknown", string.Join(", ", unknown)));
            return codes;
        }
    }
}
