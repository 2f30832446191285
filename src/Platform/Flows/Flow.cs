using System.Text;

namespace Passerelle.Platform.Flows;

/// <summary>Who may do an act: a named rule that answers with the office in whose name the viewer would do it, or null.</summary>
/// <remarks>Its text key is <c>{flow}.who.{name}</c>.</remarks>
public sealed class Who<TSubject>
{
    private readonly Func<TSubject, Viewer, string?, Guid?> office;

    /// <summary>Somebody the record itself names: its lead, the service asked.</summary>
    public Who(string name, Func<TSubject, Viewer, Guid?> office) => (Name, this.office) = (name, (subject, viewer, _) => office(subject, viewer));

    /// <summary>Whoever holds an office that carries a role.</summary>
    /// <param name="others">Roles that a facility may give the act to instead: each sees the record already.</param>
    /// <param name="but">What viewer and office must fulfil besides, whichever role does it: four eyes, no conflict.</param>
    public Who(string name, string role, IReadOnlyList<string> others, Func<TSubject, Viewer, Guid, bool>? but = null)
    {
        (Name, Role, Others) = (name, role, others);
        office = (subject, viewer, instead) => viewer.Holdings.FirstOrDefault(holding => holding.Roles.Contains(instead ?? role) && (but?.Invoke(subject, viewer, holding.Office) ?? true))?.Office;
    }

    public string Name { get; }

    /// <summary>Null where the record names who acts.</summary>
    public string? Role { get; }

    public IReadOnlyList<string> Others { get; } = [];

    /// <param name="instead">The role the facility gave the act to; null for the table's own.</param>
    public Guid? Office(TSubject subject, Viewer viewer, string? instead) => office(subject, viewer, instead);
}

/// <summary>When an act is possible: a named rule on the record.</summary>
/// <param name="Name">Its text key is <c>{flow}.rule.{name}</c> and says what is needed.</param>
public sealed record When<TSubject>(string Name, Func<TSubject, bool> Holds);

/// <summary>One row of a flow table.</summary>
/// <param name="Fact">The kind of fact recorded, such as <c>requests.submitted</c>.</param>
public sealed record Step<TStatus, TAct, TSubject>(TStatus From, TAct Act, TStatus To, Who<TSubject> By, When<TSubject>? When, string Fact)
    where TStatus : struct, Enum where TAct : struct, Enum
{
    /// <summary>The optional stage the row belongs to: where the facility has switched it off, the row is not there.</summary>
    public string? Stage { get; init; }

    /// <summary>The optional stage the row stands in for: it is there only while that one is off.</summary>
    public string? Without { get; init; }
}

/// <summary>An act that the table offers for a record as it stands.</summary>
/// <param name="Missing">The rule that is not yet met; null when the act can be done now.</param>
public sealed record Offer<TAct>(TAct Act, string? Missing) where TAct : struct, Enum;

/// <summary>A step found possible, and the office it is done for.</summary>
public sealed record Passage<TStatus, TAct, TSubject>(Step<TStatus, TAct, TSubject> Step, Guid Office, Workflow Workflow)
    where TStatus : struct, Enum where TAct : struct, Enum;

/// <summary>A row of a flow in words: enum values in kebab form.</summary>
/// <param name="Role">The role that does it by the table; null where the record names who does.</param>
/// <param name="Others">Roles the facility may give it to instead.</param>
public sealed record FlowRow(string From, string Act, string To, string Who, string? When, string Fact, string? Stage, string? Without, string? Role, IReadOnlyList<string> Others);

/// <summary>What every flow table can tell about itself, whatever its types: diagrams, settings and shape tests read it.</summary>
public interface IFlow
{
    string Name { get; }

    string Initial { get; }

    IReadOnlyList<string> Statuses { get; }

    IReadOnlyList<string> Acts { get; }

    IReadOnlyList<string> Final { get; }

    IReadOnlyList<FlowRow> Rows { get; }
}

/// <summary>
/// A flow as one immutable table, read by five: the guard in the operation (<see cref="Check"/>), the buttons of the page and the
/// <c>allowedActs</c> of the API (<see cref="Offers"/>), the generated diagram (<see cref="FlowDiagram"/>) and the shape tests (<see cref="IFlow"/>).
/// Rows of the same status and act are tried in order; the first whose rule holds is taken. What the facility has chosen (<see cref="Workflow"/>, which
/// the viewer brings) hides rows or gives them to another role; it never adds one.
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
        var rows = From(subject, viewer.Workflow).Where(step => Is(step.Act, act)).ToList();
        if (rows.Count == 0) return Problem.Conflict("platform.flow.not-from-here", new TextKey($"{name}.act.{Kebab(act)}"), new TextKey($"{name}.status.{Kebab(status(subject))}"));
        var mine = rows.Select(step => (Step: step, Office: By(step, subject, viewer))).Where(row => row.Office is not null).ToList();
        if (mine.Count == 0) return Problem.Refused("platform.flow.not-yours", new TextKey($"{name}.act.{Kebab(act)}"), new TextKey($"{name}.who.{rows[0].By.Name}"));
        foreach (var (step, office) in mine)
            if (step.When?.Holds(subject) ?? true) return new Passage<TStatus, TAct, TSubject>(step, office!.Value, viewer.Workflow);
        return Problem.Invalid("", $"{name}.rule.{mine[0].Step.When!.Name}");
    }

    /// <summary>The acts that lead on from here and are the viewer's, in the order of the table.</summary>
    public IReadOnlyList<Offer<TAct>> Offers(TSubject subject, Viewer viewer) =>
        [.. From(subject, viewer.Workflow).Where(step => By(step, subject, viewer) is not null)
            .GroupBy(step => step.Act)
            .Select(rows => new Offer<TAct>(rows.Key, rows.Any(step => step.When?.Holds(subject) ?? true) ? null : rows.First().When!.Name))];

    public bool Offers(TAct act, TSubject subject, Viewer viewer) => Offers(subject, viewer).Any(offer => Is(offer.Act, act));

    /// <summary>Statuses out of which an act leads that a role of the viewer holds, as the facility has it: where to look for what waits for them by their role.</summary>
    public IReadOnlyList<TStatus> WaitingFor(Viewer viewer) =>
        [.. steps.Where(step => step.By.Role is { } role && viewer.Workflow.Has(name, step.Stage, step.Without) && viewer.Has(viewer.Workflow.HolderOf(name, Kebab(step.Act)) ?? role)).Select(step => step.From).Distinct()];

    public bool Over(TSubject subject) => final.Contains(status(subject));

    string IFlow.Initial => Kebab(initial);

    IReadOnlyList<string> IFlow.Statuses => [.. Enum.GetValues<TStatus>().Select(Kebab)];

    IReadOnlyList<string> IFlow.Acts => [.. Enum.GetValues<TAct>().Select(Kebab)];

    IReadOnlyList<string> IFlow.Final => [.. final.Select(Kebab)];

    IReadOnlyList<FlowRow> IFlow.Rows =>
        [.. steps.Select(step => new FlowRow(Kebab(step.From), Kebab(step.Act), Kebab(step.To), step.By.Name, step.When?.Name, step.Fact, step.Stage, step.Without, step.By.Role, step.By.Others))];

    private IEnumerable<Step<TStatus, TAct, TSubject>> From(TSubject subject, Workflow workflow)
    {
        var now = status(subject);
        return steps.Where(step => Is(step.From, now) && workflow.Has(name, step.Stage, step.Without));
    }

    private Guid? By(Step<TStatus, TAct, TSubject> step, TSubject subject, Viewer viewer) => step.By.Office(subject, viewer, step.By.Role is null ? null : viewer.Workflow.HolderOf(name, Kebab(step.Act)));

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
