namespace Passerelle.Requests.Declare;

/// <summary>A conflict told: how it was found, and what was done about it.</summary>
internal static class ConflictWords
{
    /// <summary>Each step of a derivation as a sentence in the language of the request.</summary>
    public static IReadOnlyList<string> Steps(this Wording words, IEnumerable<ConflictStep> steps) => [.. steps.Index().Select(step => words["requests.conflict.step-number", step.Index + 1, words.Step(step.Item)].Value)];

    /// <summary>How it was found, in one paragraph.</summary>
    public static string Found(this Wording words, Conflict conflict) => words.Found(conflict.Basis, conflict.Interest, conflict.Text, conflict.Steps);

    /// <summary>As it was told when the office was recused.</summary>
    public static string Found(this Wording words, Recusal recusal) => words.Found(recusal.Basis, recusal.Interest, recusal.Text, recusal.Steps);

    /// <summary>Where it stands, and the measure somebody answered for.</summary>
    /// <param name="by">Name of the office that judged it.</param>
    public static string State(this Wording words, Conflict conflict, string by) => string.Join(" – ", new[]
    {
        words[$"requests.conflict.status.{conflict.Status.Kebab()}"].Value, conflict.Measure, conflict.Reason, conflict.JudgedBy is null ? null : words["requests.judge.by", by].Value,
    }.OfType<string>());

    private static string Found(this Wording words, ConflictBasis basis, Interest? interest, string text, IEnumerable<ConflictStep> steps) =>
        basis == ConflictBasis.Declared ? words["requests.conflict.declared", words[$"requests.interest.{(interest ?? Interest.Another).Kebab()}"].Value, text].Value : string.Join(' ', words.Steps(steps));

    private static string Step(this Wording words, ConflictStep step) =>
        words[$"requests.conflict.step.{step.Text}", [.. step.Names.Select(name => name.ToString()), .. step.From is { } from ? [words.Period(from, step.Until)] : Array.Empty<string>()]].Value;

    private static string Period(this Wording words, DateOnly from, DateOnly? until) =>
        until is { } end ? words["requests.conflict.from-until", Dates.Day(from), Dates.Day(end)].Value : words["requests.conflict.since", Dates.Day(from)].Value;
}
