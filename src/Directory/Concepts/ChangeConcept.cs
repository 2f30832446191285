using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Concepts;

internal sealed class ConceptForm
{
    public string? Id { get; set; }

    /// <summary>By language, one label a line; the first is preferred.</summary>
    public Dictionary<string, string?> Labels { get; set; } = Language.All.ToDictionary(language => language, string? (_) => null);

    public string? Broader { get; set; }

    public string? Related { get; set; }

    public string? Gcm { get; set; }

    public string? Sdg { get; set; }

    public string? Dac { get; set; }

    public string? Reason { get; set; }

    public static ConceptForm Of(Concept concept) => new()
    {
        Id = concept.Id, Labels = Language.All.ToDictionary(language => language, string? (language) => string.Join('\n', concept.Labels(language))), Broader = string.Join(", ", concept.Broader), Related = string.Join(", ", concept.Related),
        Gcm = string.Join(", ", concept.Gcm), Sdg = string.Join(", ", concept.Sdg), Dac = string.Join(", ", concept.Dac),
    };

    /// <summary>As typed; a number that is none becomes 0, which no list has.</summary>
    public ConceptText Read() => new(
        Language.All.ToDictionary(language => language, IReadOnlyList<string> (language) => [.. (Labels.GetValueOrDefault(language) ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()]),
        Several(Broader), Several(Related), [.. Several(Gcm).Select(each => int.TryParse(each, CultureInfo.InvariantCulture, out var number) ? number : 0)], Several(Sdg), Several(Dac));

    private static string[] Several(string? line) => [.. (line ?? "").Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
}

/// <summary>An editor adds a concept or changes what one says. What it said before stays in the record; texts are tagged again in the background.</summary>
internal sealed class ChangeConcept(DirectoryDb db, ThesaurusKeeper keeper)
{
    public static Problem? Refuse(Viewer viewer) =>
        viewer.Has(Role.Editor) || viewer.Has(Role.Administrator) || viewer.Tokens.Contains(To.Program) ? null : Problem.Refused("directory.concept.refused");

    /// <param name="isNew">Whether the form may not name a concept that exists, or must.</param>
    public async Task<Outcome<string>> Run(ConceptForm form, bool isNew, Occasion occasion, CancellationToken cancellation)
    {
        if (Refuse(occasion.By) is { } refused) return refused;
        await keeper.Look(cancellation);
        var id = form.Id?.Trim() ?? "";
        if (!isNew && Thesaurus.Find(id) is null) return Problem.NotFound();
        var text = form.Read();
        List<Finding> findings = [.. ConceptRules.Findings(id, text, Others([id]))];
        if (isNew && Thesaurus.Find(id) is not null) findings.Add(new(nameof(form.Id), "directory.concept.id-taken"));
        if (string.IsNullOrWhiteSpace(form.Reason) || form.Reason.Length > ConceptVersion.MaxReason) findings.Add(new(nameof(form.Reason), "directory.concept.reason-needed", ConceptVersion.MaxReason));
        if (findings.Count > 0) return Problem.Invalid(findings);
        if (Thesaurus.Find(id) is { } now && ConceptText.Of(now).Print == text.Print) return id;
        return await Write([(id, text)], form.Reason!.Trim(), occasion, cancellation) is { } problem ? problem : id;
    }

    /// <summary>All concepts but these, by id.</summary>
    public static Dictionary<string, ConceptText> Others(IReadOnlyCollection<string> but) => Thesaurus.All.Where(concept => !but.Contains(concept.Id)).ToDictionary(concept => concept.Id, ConceptText.Of);

    /// <summary>Writes the next version of each, one fact for each; null when done.</summary>
    public async Task<Problem?> Write(IReadOnlyList<(string Id, ConceptText Text)> changed, string reason, Occasion occasion, CancellationToken cancellation)
    {
        var ids = changed.Select(each => each.Id).ToList();
        var first = await db.Concepts.AsNoTracking().Where(version => ids.Contains(version.Concept) && version.Number == 1).ToDictionaryAsync(version => version.Concept, version => version.Id, cancellation);
        var last = await db.Concepts.AsNoTracking().Where(version => ids.Contains(version.Concept)).GroupBy(version => version.Concept).Select(versions => new { versions.Key, Number = versions.Max(version => version.Number) }).ToDictionaryAsync(row => row.Key, row => row.Number, cancellation);
        var facts = new List<Fact>();
        foreach (var (id, text) in changed)
        {
            var version = new ConceptVersion { Id = ITypedId<ConceptVersionId>.New(occasion.At), Concept = id, Number = last.GetValueOrDefault(id) + 1, Text = text, Reason = reason, By = occasion.By.Name, At = occasion.At };
            db.Concepts.Add(version);
            // A concept's case begins with its first change.
            var began = first.TryGetValue(id, out var version1) ? version1 : version.Id;
            facts.Add(new("directory.concept-changed", new(began.Value, id), id, new { number = version.Number, labels = text.Labels }, [To.Public]) { Office = occasion.By.OfficeWith(Role.Editor) ?? occasion.By.OfficeWith(Role.Administrator) });
        }
        if (await db.Db.Save(occasion with { Reason = reason }, facts, cancellation) is { } race) return race;
        await keeper.Look(cancellation);
        return null;
    }
}
