using System.Text;

namespace Passerelle.Platform.Flows;

/// <summary>Who may do an act: a named rule that answers with the office in whose name the viewer would do it, or null.</summary>
/// <param name="Name">Its text key is <c>{flow}.who.{name}</c>.</param>
public sealed record Who<TSubject>(string Name, Func<TSubject, Viewer, Guid?> Office);

/// <summary>When an act is possible: a named rule on the record.</summary>
/// <param name="Name">Its text key is <c>{flow}.rule.{name}</c> and says what is needed.</param>
public sealed record When<TSubject>(string Name, Func<TSubject, bool> Holds);

/// <summary>One row of a flow table.</summary>
/// <param name="Fact">The kind of fact recorded, such as <c>requests.submitted</c>.</param>
public sealed record Step<TStatus, TAct, TSubject>(TStatus From, TAct Act, TStatus To, Who<TSubject> By, When<TSubject>? When, string Fact)
    where TStatus : struct, Enum where TAct : struct, Enum;

/// <summary>An act that the table offers for a record as it stands.</summary>
/// <param name="Missing">The rule that is not yet met; null when the act can be done now.</param>
public sealed record Offer<TAct>(TAct Act, string? Missing) where TAct : struct, Enum;

/// <summary>A step found possible, and the office it is done for.</summary>
public sealed record Passage<TStatus, TAct, TSubject>(Step<TStatus, TAct, TSubject> Step, Guid Office)
    where TStatus : struct, Enum where TAct : struct, Enum;

/// <summary>What every flow table can tell about itself, whatever its types: diagrams and shape tests read it.</summary>
public interface IFlow
{
    string Name { get; }

    string Initial { get; }

    IReadOnlyList<string> Statuses { get; }

    IReadOnlyList<string> Acts { get; }

    IReadOnlyList<string> Final { get; }

    IReadOnlyList<(string From, string Act, string To, string Who, string? When, string Fact)> Rows { get; }
}

/// <summary>
/// A flow as one immutable table, read by five: the guard in the operation (<see cref="Check"/>), the buttons of the page and the
/// <c>allowedActs</c> of the API (<see cref="Offers"/>), the generated diagram (<see cref="FlowDiagram"/>) and the shape tests (<see cref="IFlow"/>).
/// Rows of the same status and act are tried in order; the first whose rule holds is taken.
/// </summary>
public sealed class Flow<TStatus, TAct, TSubject>(
    string name, Func<TSubject, TStatus> status, TStatus initial, IReadOnlyList<TStatus> final, IReadOnlyList<Step<TStatus, TAct, TSubject>> steps) : IFlow
    where TStatus : struct, Enum where TAct : struct, Enum
{
    public string Name => name;

    public IReadOnlyList<Step<TStatus, TAct, TSubject>> Steps => steps;

    /// <summary>The guard. Conflict when the act does not lead on from the present status, Refused when it is not the viewer's, Invalid when a rule is not met.</summary>
    public Outcome<Passage<TStatus, TAct, TSubject>> Check(TAct act, TSubject subject, Viewer viewer)
    {
        var now = status(subject);
        var rows = steps.Where(step => Is(step.From, now) && Is(step.Act, act)).ToList();
        if (rows.Count == 0) return Problem.Conflict("platform.flow.not-from-here", new TextKey($"{name}.act.{Kebab(act)}"), new TextKey($"{name}.status.{Kebab(now)}"));
        var mine = rows.Select(step => (Step: step, Office: step.By.Office(subject, viewer))).Where(row => row.Office is not null).ToList();
        if (mine.Count == 0) return Problem.Refused("platform.flow.not-yours", new TextKey($"{name}.act.{Kebab(act)}"), new TextKey($"{name}.who.{rows[0].By.Name}"));
        foreach (var (step, office) in mine)
            if (step.When?.Holds(subject) ?? true) return new Passage<TStatus, TAct, TSubject>(step, office!.Value);
        return Problem.Invalid("", $"{name}.rule.{mine[0].Step.When!.Name}");
    }

    /// <summary>The acts that lead on from here and are the viewer's, in the order of the table.</summary>
    public IReadOnlyList<Offer<TAct>> Offers(TSubject subject, Viewer viewer) =>
        [.. steps.Where(step => Is(step.From, status(subject)) && step.By.Office(subject, viewer) is not null)
            .GroupBy(step => step.Act)
            .Select(rows => new Offer<TAct>(rows.Key, rows.Any(step => step.When?.Holds(subject) ?? true) ? null : rows.First().When!.Name))];

    public bool Offers(TAct act, TSubject subject, Viewer viewer) => Offers(subject, viewer).Any(offer => Is(offer.Act, act));

    /// <summary>Who acts next: names of the <see cref="Who{TSubject}"/> rules of the rows that lead on from the present status.</summary>
    public IReadOnlyList<string> Next(TSubject subject) => [.. steps.Where(step => Is(step.From, status(subject))).Select(step => step.By.Name).Distinct()];

    public bool Over(TSubject subject) => final.Contains(status(subject));

    string IFlow.Initial => Kebab(initial);

    IReadOnlyList<string> IFlow.Statuses => [.. Enum.GetValues<TStatus>().Select(Kebab)];

    IReadOnlyList<string> IFlow.Acts => [.. Enum.GetValues<TAct>().Select(Kebab)];

    IReadOnlyList<string> IFlow.Final => [.. final.Select(Kebab)];

    IReadOnlyList<(string, string, string, string, string?, string)> IFlow.Rows =>
        [.. steps.Select(step => (Kebab(step.From), Kebab(step.Act), Kebab(step.To), step.By.Name, step.When?.Name, step.Fact))];

    private static bool Is<TEnum>(TEnum a, TEnum b) where TEnum : struct, Enum => EqualityComparer<TEnum>.Default.Equals(a, b);

    private static string Kebab<TEnum>(TEnum value) where TEnum : struct, Enum => value.Kebab();
}

/// <summary>An argument of a problem that is itself a text: put into words in the reader's language.</summary>
public sealed record TextKey(string Key);

public static class EnumWords
{
    /// <summary><c>NeedsInformation</c> → <c>needs-information</c>: the form an enum value has in text keys, URLs and diagrams.</summary>
    public static string Kebab<TEnum>(this TEnum value) where TEnum : struct, Enum
    {
        var word = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && word.Length > 0) word.Append('-');
            word.Append(char.ToLowerInvariant(letter));
        }
        return word.ToString();
    }

    /// <summary>The value whose <see cref="Kebab"/> form is <paramref name="word"/>; null when there is none.</summary>
    public static TEnum? FromKebab<TEnum>(string? word) where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
            if (value.Kebab() == word) return value;
        return null;
    }
}
