using System.Text.RegularExpressions;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Concepts;

/// <summary>What a concept must be, beside all others: no database, no clock.</summary>
internal static partial class ConceptRules
{
    /// <summary>Every finding, each on its field: <c>Id</c>, <c>Labels[fr]</c>, <c>Broader</c>, <c>Related</c>, <c>Gcm</c>, <c>Sdg</c>, <c>Dac</c>.</summary>
    /// <param name="others">All other concepts, as they will stand.</param>
    public static IReadOnlyList<Finding> Findings(string id, ConceptText text, IReadOnlyDictionary<string, ConceptText> others)
    {
        var findings = new List<Finding>();
        if (id.Length > ConceptVersion.MaxId || !Id().IsMatch(id)) findings.Add(new("Id", "directory.concept.id-wrong", ConceptVersion.MaxId));
        foreach (var language in Language.All)
        {
            var labels = text.Labels.GetValueOrDefault(language, []);
            var field = $"Labels[{language}]";
            if (labels.Count == 0) findings.Add(new(field, "directory.concept.label-needed"));
            else if (others.FirstOrDefault(other => Same(other.Value.Labels.GetValueOrDefault(language, []).FirstOrDefault(), labels[0])) is { Key: { } owner }) findings.Add(new(field, "directory.concept.label-taken", labels[0], owner));
            if (labels.Any(label => label.Length > ConceptVersion.MaxLabel || label.Contains('|'))) findings.Add(new(field, "directory.concept.label-long", ConceptVersion.MaxLabel));
        }
        findings.AddRange(text.Broader.Where(each => each != id && !others.ContainsKey(each)).Select(each => new Finding("Broader", "directory.concept.unknown", each)));
        findings.AddRange(text.Related.Where(each => !others.ContainsKey(each)).Select(each => new Finding("Related", "directory.concept.unknown", each)));
        if (Above(text.Broader, others).Contains(id)) findings.Add(new("Broader", "directory.concept.cycle"));
        findings.AddRange(text.Gcm.Where(number => Facility.GcmObjective(number) is null).Select(number => new Finding("Gcm", "directory.concept.gcm-unknown", number)));
        findings.AddRange(text.Sdg.Where(code => Facility.SdgTarget(code) is null).Select(code => new Finding("Sdg", "directory.concept.sdg-unknown", code)));
        findings.AddRange(text.Dac.Where(code => Facility.DacCode(code) is null).Select(code => new Finding("Dac", "directory.concept.dac-unknown", code)));
        return findings;
    }

    private static HashSet<string> Above(IEnumerable<string> broader, IReadOnlyDictionary<string, ConceptText> others)
    {
        var above = new HashSet<string>();
        var left = new Stack<string>(broader);
        while (left.TryPop(out var next))
            if (above.Add(next))
                foreach (var each in others.GetValueOrDefault(next)?.Broader ?? []) left.Push(each);
        return above;
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.CurrentCultureIgnoreCase);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Id();
}
