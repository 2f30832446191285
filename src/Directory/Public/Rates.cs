using System.Collections.Frozen;

namespace Passerelle.Directory.Public;

/// <summary>What something costs from a day on, until the next figure begins.</summary>
public sealed record DatedAmount(DateOnly From, decimal Amount);

/// <summary>What the facility reckons with when it plans: dated tables in <see cref="Currency"/>. Read once, when first asked for; never changes while the program runs.</summary>
public static class Rates
{
    private sealed record PerDiem(string Country, IReadOnlyList<DatedAmount> Amounts);

    private sealed record Rate(string Code, IReadOnlyList<DatedAmount> Amounts);

    private sealed record Ceiling(string? Type, IReadOnlyList<DatedAmount> Amounts);

    private sealed record RateFile(string Currency, LocalizedText Source, IReadOnlyList<PerDiem> PerDiems, IReadOnlyList<Rate> Rates, IReadOnlyList<Ceiling> Ceilings, IReadOnlyList<FormatRuleText> Rules);

    private static readonly Lazy<RateFile> file = new(() => Catalogue.Read<RateFile>("facility/per-diems.json"));
    private static readonly Lazy<FrozenDictionary<string, IReadOnlyList<DatedAmount>>> perDiems = new(() => file.Value.PerDiems.ToFrozenDictionary(each => each.Country, each => each.Amounts));
    private static readonly Lazy<FrozenDictionary<string, IReadOnlyList<DatedAmount>>> rates = new(() => file.Value.Rates.ToFrozenDictionary(each => each.Code, each => each.Amounts));

    /// <summary>ISO 4217.</summary>
    public static string Currency => file.Value.Currency;

    /// <summary>Whose figures these are.</summary>
    public static LocalizedText Source => file.Value.Source;

    /// <summary>What can be reckoned with by <see cref="Of"/>: <c>per-diem travel local-travel expert-day interpretation venue printing</c>.</summary>
    public static IReadOnlyList<string> Codes => [.. file.Value.Rates.Select(rate => rate.Code)];

    /// <summary>The rules that limit what things may cost, as they are quoted; codes <c>max-cost</c> (of an activity) and <c>max-total</c> (of an Action).</summary>
    public static IReadOnlyList<FormatRuleText> Rules => file.Value.Rules;

    /// <summary>The rate of a day; of a day before the first figure, the first.</summary>
    /// <exception cref="KeyNotFoundException">There is no such rate.</exception>
    public static decimal Of(string code, DateOnly day) => On(rates.Value[code], day);

    /// <summary>A night and a day of one person in a country; the general rate where the country has no table or none is named.</summary>
    public static decimal PerDiemIn(string? country, DateOnly day) =>
        country is not null && perDiems.Value.TryGetValue(country, out var amounts) ? On(amounts, day) : Of("per-diem", day);

    /// <summary>What one activity of a type, or with null one Action, may cost the facility; null when nothing limits it.</summary>
    public static decimal? CeilingOf(string? type, DateOnly day) => file.Value.Ceilings.FirstOrDefault(each => each.Type == type) is { } ceiling ? On(ceiling.Amounts, day) : null;

    private static decimal On(IReadOnlyList<DatedAmount> amounts, DateOnly day) => (amounts.LastOrDefault(amount => amount.From <= day) ?? amounts[0]).Amount;
}
