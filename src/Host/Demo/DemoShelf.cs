using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Passerelle.Host.Demo;

/// <summary>
/// What the library makes of the case in later years: practices, where they were carried, lessons and what they say together. Each step is one act through the public
/// addresses; what an earlier step made is named in braces.
/// </summary>
internal sealed partial class DemoShelf(DemoCast cast, ShelfFile shelf, DemoAction action, DemoFiche fiche)
{
    private readonly Dictionary<string, (string Reference, int Version)> made = [];

    public IEnumerable<Scene> Scenes() => shelf.Steps.Select(step => new Scene(step.At, step.By, $"shelf {step.Post}", cancellation => Play(step, cancellation)));

    private async Task Play(ShelfStep step, CancellationToken cancellation)
    {
        var form = JsonNode.Parse(Named().Replace(step.Form.GetRawText(), match => Of(match.Groups[1].Value)))!.AsObject();
        if (await Version(step, cancellation) is { } version) form["version"] = version;
        var answer = await cast.Post(step.By, Named().Replace(step.Post, match => Of(match.Groups[1].Value)), form, cancellation);
        if (step.As is { } name) made[name] = (answer.GetProperty("reference").GetString()!, answer.GetProperty("version").GetInt32());
    }

    /// <summary>Of what the step changes; null where it makes something new.</summary>
    private async Task<int?> Version(ShelfStep step, CancellationToken cancellation)
    {
        if (Named().Match(step.Post) is { Success: true } inAddress)
            return step.Post.StartsWith("/practices/", StringComparison.Ordinal) ? (await cast.Read(step.By, $"/practices/{Of(inAddress.Groups[1].Value)}/draft", cancellation)).GetProperty("version").GetInt32() : made[inAddress.Groups[1].Value].Version;
        return step.As is { } name && made.TryGetValue(name, out var before) ? before.Version : null;
    }

    private string Of(string name) => name switch
    {
        "action" => action.Reference,
        "fiche" => fiche.Reference,
        _ when name.StartsWith("office:", StringComparison.Ordinal) => cast.References[name["office:".Length..]],
        _ => made[name].Reference,
    };

    [GeneratedRegex(@"\{([a-z][a-z:-]*)\}")]
    private static partial Regex Named();
}

internal sealed record ShelfFile(IReadOnlyList<ShelfStep> Steps);

/// <param name="Post">Address below the API's root.</param>
/// <param name="As">What later steps call what it makes.</param>
internal sealed record ShelfStep(DateTimeOffset At, string By, string Post, JsonElement Form, string? As);
