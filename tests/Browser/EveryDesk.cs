namespace Passerelle.Browser;

/// <summary>Walks through the working pages of each role: from its list of tasks, its requests and the case of the booklet to every act that it is offered.</summary>
public abstract class EveryDesk(BrowserHost host)
{
    /// <summary>Checks the pages of a desk. <c>PASSERELLE_DESK_LANGUAGE=ar</c> walks through all desks in one language.</summary>
    protected async Task Walk(string person, string language, int atLeast)
    {
        language = Environment.GetEnvironmentVariable("PASSERELLE_DESK_LANGUAGE") ?? language;
        var page = await host.SignIn(person, language);

        var seen = await page.Walk([$"/{language}/tasks", $"/{language}/requests", $"/{language}/requests/REQ-2012-0001"], IsWork, kind => kind.EndsWith("/requests/#", StringComparison.Ordinal) ? 4 : 1);

        Assert.True(seen.Count >= Math.Min(atLeast, Walking.AtMost), $"Only {seen.Count} pages found: {string.Join(' ', seen)}");

        // What anybody may read is looked at by EveryPage; the demo page and other languages lead away from this desk.
        bool IsWork(string link) => link.StartsWith($"/{language}/", StringComparison.Ordinal) && !link.Contains("/demo", StringComparison.Ordinal) && !link.Contains('?', StringComparison.Ordinal);
    }
}

public sealed class DesksThatAsk(BrowserHost host) : EveryDesk(host)
{
    [Theory]
    [InlineData("Amihan Talahib", "en", 12)]
    [InlineData("Ratna Jembatanwati", "ar", 8)]
    [InlineData("Aminata Pontdeau", "fr", 12)]
    [InlineData("Béla Hídvári", "ar", 6)]
    [InlineData("Maeve Kilbridge", "en", 6)]
    [InlineData("Ivo Mostarek", "es", 10)]
    public Task Their_pages_are_accessible(string person, string language, int atLeast) => Walk(person, language, atLeast);
}

public sealed class DesksOfTheFacility(BrowserHost host) : EveryDesk(host)
{
    [Theory]
    [InlineData("Nora Viadukt", "ar", 12)]
    [InlineData("Clara Puentealta", "fr", 12)]
    [InlineData("Henrik Brostrand", "fr", 6)]
    [InlineData("Sofia Pontelunga", "pt", 6)]
    [InlineData("Camille Passerolle", "fr", 6)]
    [InlineData("ليلى القنطرة", "ar", 6)]
    [InlineData("Анна Переходова", "ru", 10)]
    public Task Their_pages_are_accessible(string person, string language, int atLeast) => Walk(person, language, atLeast);
}
