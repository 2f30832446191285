namespace Passerelle.Browser;

/// <summary>Walks through the working pages of each role: from its list of tasks, its requests and the case of the booklet to every act that it is offered.</summary>
public abstract class EveryDesk(BrowserHost host, string language)
{
    [Theory(Explicit = true)]
    [InlineData("Amihan Talahib", 12)]
    [InlineData("Ratna Jembatanwati", 8)]
    [InlineData("Aminata Pontdeau", 12)]
    [InlineData("Nora Viadukt", 20)]
    [InlineData("Clara Puentealta", 20)]
    [InlineData("Béla Hídvári", 6)]
    [InlineData("Maeve Kilbridge", 6)]
    [InlineData("Henrik Brostrand", 6)]
    [InlineData("Sofia Pontelunga", 6)]
    [InlineData("Camille Passerolle", 6)]
    [InlineData("ليلى القنطرة", 6)]
    [InlineData("Ivo Mostarek", 10)]
    [InlineData("Анна Переходова", 10)]
    public async Task Its_pages_are_accessible(string person, int atLeast)
    {
        var page = await host.SignIn(person, language);

        var seen = await page.Walk([$"/{language}/tasks", $"/{language}/requests", $"/{language}/requests/REQ-2012-0001"], IsWork, kind => kind.EndsWith("/requests/#", StringComparison.Ordinal) ? 5 : 1);

        Assert.True(seen.Count >= atLeast, $"Only {seen.Count} pages found: {string.Join(' ', seen)}");
    }

    // What anybody may read is looked at by EveryPage; the demo page and other languages lead away from this desk.
    private bool IsWork(string link) => link.StartsWith($"/{language}/", StringComparison.Ordinal) && !link.Contains("/demo", StringComparison.Ordinal) && !link.Contains('?', StringComparison.Ordinal);
}

public sealed class EveryDeskInEnglish(BrowserHost host) : EveryDesk(host, "en");

public sealed class EveryDeskInFrench(BrowserHost host) : EveryDesk(host, "fr");

public sealed class EveryDeskInArabic(BrowserHost host) : EveryDesk(host, "ar");
