using System.Text.Json;

namespace Passerelle.Panels.OnMission;

/// <summary>What has to be settled before somebody leaves, as the file beside this one has it: a facility writes its own lines there. Read once.</summary>
internal static class Checklist
{
    /// <param name="Abroad">Only for who does not come from the country itself.</param>
    private sealed record Line(string Code, bool Blocking, bool Abroad);

    private static readonly Lazy<IReadOnlyList<Line>> lines = new(() =>
    {
        using var stream = typeof(Checklist).Assembly.GetManifestResourceStream("panels/checklist.json") ?? throw new InvalidOperationException("The checklist is not there.");
        return JsonSerializer.Deserialize<List<Line>>(stream, StoredJson.Options) ?? [];
    });

    public static IEnumerable<string> Codes => lines.Value.Select(line => line.Code);

    public static List<MissionItem> For(Mobilisation mobilisation, MissionFile mission) =>
        [.. lines.Value.Where(line => !line.Abroad || mobilisation.Country is { } country && country != mission.Country).Select(line => new MissionItem(line.Code, "", line.Blocking, null, null))];
}
