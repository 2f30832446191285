using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Passerelle.Platform.Translation;

/// <summary>The port to a service that translates without understanding. None is configured unless an operator does so; what it says is never shown as a person's work.</summary>
public interface IMachineTranslation
{
    /// <summary>What it is called where its words are shown; null where there is none.</summary>
    string? Name { get; }

    /// <summary>One translation for each text, in order. Conflict when the service does not answer as it should: the finding says what it said.</summary>
    Task<Outcome<IReadOnlyList<string>>> Translate(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellation);
}

/// <summary>What an operator sets: the section <c>MachineTranslation</c>.</summary>
public sealed class MachineTranslationOptions
{
    /// <summary>Of a service that speaks as LibreTranslate does: <c>POST {q, source, target, format}</c> answered by <c>{translatedText}</c>. None while empty.</summary>
    public string? Url { get; set; }

    public string? Key { get; set; }

    /// <summary>What it is called where its words are shown; the host of its address unless set.</summary>
    public string? Name { get; set; }

    public int Seconds { get; set; } = 60;
}

/// <summary>Where none is configured.</summary>
internal sealed class NoMachineTranslation : IMachineTranslation
{
    public string? Name => null;

    public Task<Outcome<IReadOnlyList<string>>> Translate(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellation) =>
        Task.FromResult<Outcome<IReadOnlyList<string>>>(Problem.Conflict("platform.machine-translation.none"));
}

/// <summary>Asks a service over HTTP.</summary>
internal sealed class HttpMachineTranslation(HttpClient client, IOptions<MachineTranslationOptions> options) : IMachineTranslation
{
    // Services limit what they take at one time.
    private const int atATime = 25;

    private sealed record Asked(
        [property: JsonPropertyName("q")] IReadOnlyList<string> Texts, [property: JsonPropertyName("source")] string From, [property: JsonPropertyName("target")] string To,
        [property: JsonPropertyName("format")] string Format, [property: JsonPropertyName("api_key"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key);

    private sealed record Answered([property: JsonPropertyName("translatedText")] IReadOnlyList<string?>? Texts, [property: JsonPropertyName("error")] string? Error);

    public string? Name => options.Value.Name is { Length: > 0 } name ? name : new Uri(options.Value.Url!).Host;

    public async Task<Outcome<IReadOnlyList<string>>> Translate(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellation)
    {
        var translated = new List<string>(texts.Count);
        foreach (var some in texts.Chunk(atATime))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(TimeSpan.FromSeconds(options.Value.Seconds));
            try
            {
                using var answer = await client.PostAsJsonAsync(options.Value.Url, new Asked(some, from, to, "text", options.Value.Key), patience.Token);
                var said = await answer.Content.ReadFromJsonAsync<Answered>(patience.Token);
                if (!answer.IsSuccessStatusCode || said?.Texts is not { } words || words.Count != some.Length || words.Any(string.IsNullOrWhiteSpace)) return Failed(said?.Error ?? $"HTTP {(int)answer.StatusCode}");
                translated.AddRange(words.Select(word => word!.ReplaceLineEndings(" ").Trim()));
            }
            catch (Exception silent) when (silent is HttpRequestException or JsonException or NotSupportedException || silent is OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                return Failed(silent is OperationCanceledException ? $"{options.Value.Seconds} s" : silent.Message);
            }
        }
        return translated;
    }

    private Problem Failed(string why) => Problem.Conflict("platform.machine-translation.failed", Name ?? "", why);
}
