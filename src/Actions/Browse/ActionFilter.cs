using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Passerelle.Actions.Public;

namespace Passerelle.Actions.Browse;

/// <summary>What a reader of the list looks for, as the address says it; what it does not know it leaves out.</summary>
/// <param name="Text">Words of the title, in any language it has.</param>
/// <param name="Year">A year in which the Action ran.</param>
/// <param name="Sort">Of <see cref="Sorts"/>.</param>
/// <param name="Page">From 1.</param>
internal sealed record ActionFilter(string? Text = null, string? Country = null, string? Pillar = null, int? Year = null, ActionStatus? Status = null, string Sort = ActionFilter.Newest, int Page = 1)
{
    public const string Newest = "-period";
    public const int MaxText = 100;
    public const int MaxPage = 10_000;

    public static readonly ActionFilter None = new();

    public static readonly IReadOnlyList<string> Sorts = [Newest, "period", "title", "-title"];

    /// <summary>Whether it leaves nothing out.</summary>
    public bool IsOpen => Text is null && Country is null && Pillar is null && Year is null && Status is null;

    /// <summary>Folded, as <see cref="Action.TitleFolded"/> is.</summary>
    public IReadOnlyList<string> Words => Text is null ? [] : [.. Folding.Fold(Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6)];

    public static ActionFilter Of(IQueryCollection query)
    {
        if (query.Count == 0) return None;
        return new(
            Given("text") is { } text ? text[..Math.Min(text.Length, MaxText)] : null,
            Given("country")?.ToUpperInvariant() is { } country && Vocabulary.Countries.Knows(country) ? country : null,
            Given("pillar")?.ToUpperInvariant() is { } pillar && Vocabulary.Pillars.Knows(pillar) ? pillar : null,
            int.TryParse(Given("year"), out var year) && year is > 1900 and < 2200 ? year : null,
            EnumWords.FromKebab<ActionStatus>(Given("status")),
            Sorts.FirstOrDefault(sort => sort == Given("sort"), Newest),
            int.TryParse(Given("page"), out var page) ? Math.Clamp(page, 1, MaxPage) : 1);

        string? Given(string name) => query[name].FirstOrDefault()?.Trim() is { Length: > 0 } value ? value : null;
    }

    /// <summary>The address's query: the same filter is always written the same way, so it is cached and shared once.</summary>
    public QueryString Query()
    {
        var query = new QueryBuilder();
        if (Text is not null) query.Add("text", Text);
        if (Country is not null) query.Add("country", Country);
        if (Pillar is not null) query.Add("pillar", Pillar);
        if (Year is not null) query.Add("year", $"{Year}");
        if (Status is { } status) query.Add("status", status.Kebab());
        if (Sort != Newest) query.Add("sort", Sort);
        if (Page > 1) query.Add("page", $"{Page}");
        return query.ToQueryString();
    }
}
