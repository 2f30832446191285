namespace Passerelle.Platform;

/// <summary>What stands in the way of an act, in the four kinds a person can do something about.</summary>
public enum ProblemKind
{
    /// <summary>Something typed is not acceptable; each finding names its field.</summary>
    Invalid,

    /// <summary>It does not exist, or the viewer may not know that it does: the two are told apart to nobody.</summary>
    NotFound,

    /// <summary>It exists and may be seen, but this is not for this viewer to do.</summary>
    Refused,

    /// <summary>It has moved on since the viewer last looked.</summary>
    Conflict,
}

/// <summary>One finding: the text key says what would be accepted, <paramref name="Args"/> fill its placeholders.</summary>
/// <param name="Field">Property path in the form, such as <c>Title</c> or <c>Scores[3].Justification</c>; empty when it concerns the whole form.</param>
public sealed record Finding(string Field, string Key, params object[] Args);

/// <summary>Why an operation did not do what was asked. Exceptions mean bugs; this means an answer.</summary>
public sealed record Problem(ProblemKind Kind, IReadOnlyList<Finding> Findings)
{
    public static Problem Invalid(string field, string key, params object[] args) => new(ProblemKind.Invalid, [new(field, key, args)]);

    /// <param name="findings">At least one.</param>
    public static Problem Invalid(IReadOnlyList<Finding> findings) => new(ProblemKind.Invalid, findings);

    public static Problem NotFound(string key = "platform.problem.not-found") => new(ProblemKind.NotFound, [new("", key)]);

    public static Problem Refused(string key, params object[] args) => new(ProblemKind.Refused, [new("", key, args)]);

    public static Problem Conflict(string key, params object[] args) => new(ProblemKind.Conflict, [new("", key, args)]);
}

/// <summary>The one answer of every operation: a value, or the problem that kept it from being made. Never both.</summary>
public readonly struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Problem? problem) => (this.value, Problem) = (value, problem);

    public Problem? Problem { get; }

    /// <exception cref="InvalidOperationException">There is a problem instead; asking for the value without looking is a bug.</exception>
    public T Value => Problem is null ? value! : throw new InvalidOperationException($"No value: {Problem.Kind} {Problem.Findings[0].Key}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);
}
