using Passerelle.Directory.Public;

namespace Passerelle.Requests.Form;

/// <summary>The codes a choice offers, and their names in the reader's language.</summary>
internal sealed class QuestionOptions(Wording wording)
{
    private static readonly IReadOnlyList<string> scopes = ["national", "local", "regional", "multi-country"];

    /// <summary>Ids of the exclusion rules of the phases; what an old phase excluded stays readable.</summary>
    private static readonly IReadOnlyList<string> exclusions = ["no-equipment", "no-grants", "no-infrastructure", "no-staff-costs", "no-salaries"];

    public IReadOnlyList<(string Code, string Name, string? Group)> Of(Question question) => question.Options switch
    {
        "scopes" => [.. scopes.Select(code => (code, wording[$"requests.scope.{code}"].Value, (string?)null))],
        "areas" => [.. Facility.Areas.Select(area => (area.Code, area.Names.ToString(), (string?)Facility.Pillar(area.Pillar)?.Names.ToString()))],
        "assistance" => [.. Facility.AssistanceTypes.Select(type => (type.Code, type.Names.ToString(), (string?)null))],
        "exclusions" => [.. exclusions.Select(rule => (rule, wording[$"requests.exclusion.{rule}"].Value, (string?)null))],
        _ => throw new InvalidOperationException($"No options named {question.Options}."),
    };

    /// <summary>Names of the codes chosen; a code that is no longer offered is shown as itself.</summary>
    public IReadOnlyList<string> Names(Question question, IReadOnlyList<string> codes)
    {
        var names = Of(question).ToDictionary(option => option.Code, option => option.Name);
        return [.. codes.Select(code => names.GetValueOrDefault(code, code))];
    }
}
