using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Passerelle.Directory.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Roster.Browse;

/// <summary>What a reader of the roster looks for, as the address says it; what it does not know it leaves out.</summary>
/// <param name="Text">Words of a name or of the house, a reference, or a word of the thesaurus in any language.</param>
/// <param name="Competence">A concept; those of narrower ones are found too.</param>
/// <param name="Level">At least, in the competence.</param>
/// <param name="Spoken">ISO 639-1.</param>
/// <param name="Mastery">At least, in the language.</param>
/// <param name="Country">Of the home administration.</param>
/// <param name="Experience">A country worked in.</param>
/// <param name="From">With <paramref name="Until"/>: free in these days.</param>
/// <param name="Sent"><c>never</c> or <c>ever</c>.</param>
/// <param name="Page">From 1.</param>
internal sealed record RosterFilter(
    string? Text = null, string? Competence = null, int? Level = null, string? Spoken = null, Cefr? Mastery = null, Sector? Sector = null, string? Country = null, string? Experience = null,
    DateOnly? From = null, DateOnly? Until = null, ExpertStatus? Status = null, string? Sent = null, string Sort = RosterFilter.ByName, int Page = 1)
{
    public const string ByName = "name";
    public const string Never = "never";
    public const string Ever = "ever";
    public const int MaxText = 100;
    public const int MaxPage = 10_000;

    public static readonly RosterFilter None = new();

    /// <summary>Those asked or sent longest ago come first.</summary>
    public static readonly IReadOnlyList<string> Sorts = [ByName, "-name", "asked", "-asked", "sent", "-sent", "country", "-country"];

    public bool IsOpen => this with { Sort = ByName, Page = 1 } == None;

    public IReadOnlyList<string> Words => Text is null ? [] : [.. Expert.Fold(Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6)];

    public static RosterFilter Of(IQueryCollection query)
    {
        if (query.Count == 0) return None;
        var from = Day("from");
        return new(
            Given("text") is { } text ? text[..Math.Min(text.Length, MaxText)] : null,
            Terms.Concept(Given("competence")),
            int.TryParse(Given("level"), out var level) && level is >= 1 and <= Expert.LevelsOfCompetence ? level : null,
            Terms.SpokenLanguage(Given("spoken")), Terms.Choice<Cefr>(Given("mastery")), EnumWords.FromKebab<Sector>(Given("sector")),
            Known(Given("country")), Known(Given("experience")), from, Day("until") is { } until && until >= from ? until : from,
            EnumWords.FromKebab<ExpertStatus>(Given("status")), Given("sent") is { } sent and (Never or Ever) ? sent : null,
            Sorts.FirstOrDefault(sort => sort == Given("sort"), ByName),
            int.TryParse(Given("page"), out var page) ? Math.Clamp(page, 1, MaxPage) : 1);

        string? Given(string name) => query[name].FirstOrDefault()?.Trim() is { Length: > 0 } value ? value : null;

        DateOnly? Day(string name) => DateOnly.TryParseExact(Given(name), "yyyy-MM-dd", out var day) ? day : null;

        static string? Known(string? country) => country is not null && Countries.Find(country.ToUpperInvariant()) is { } found ? found.Alpha2 : null;
    }

    /// <summary>The address's query: the same filter is always written the same way.</summary>
    public QueryString Query()
    {
        var query = new QueryBuilder();
        Add("text", Text);
        Add("competence", Competence);
        Add("level", Level?.ToString());
        Add("spoken", Spoken);
        Add("mastery", Mastery?.Kebab());
        Add("sector", Sector?.Kebab());
        Add("country", Country);
        Add("experience", Experience);
        Add("from", From?.ToString("yyyy-MM-dd"));
        Add("until", Until?.ToString("yyyy-MM-dd"));
        Add("status", Status?.Kebab());
        Add("sent", Sent);
        Add("sort", Sort == ByName ? null : Sort);
        Add("page", Page > 1 ? $"{Page}" : null);
        return query.ToQueryString();

        void Add(string name, string? value)
        {
            if (value is not null) query.Add(name, value);
        }
    }
}
