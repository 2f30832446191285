using System.Reflection;
using System.Text.RegularExpressions;
using Passerelle.Platform.Flows;

namespace Passerelle.Tests.Shape;

/// <summary>
/// Where the program names its texts. A key stands as a quoted literal in code or markup, or follows from a flow table, or has a hole:
/// <c>$"platform.language.{code}"</c> uses every text that fits, provided that room and thing are literal.
/// </summary>
internal static partial class TextUse
{
    /// <summary>Keys written out, and where.</summary>
    public static readonly Lazy<IReadOnlyList<(string Key, string Source)>> Named = new(() =>
        [.. from source in Sources() from Match match in Literal().Matches(source.Text) where IsRoom(match.Groups[1].Value) && !IsClock(match.Groups[1].Value) select (match.Groups[1].Value, source.Path)]);

    /// <summary>Keys with holes, as patterns.</summary>
    public static readonly Lazy<IReadOnlyList<Regex>> Patterns = new(() =>
        [.. Sources().SelectMany(source => WithHole().Matches(source.Text).Concat<Match>(MarkupWithHole().Matches(source.Text))).Select(match => match.Groups[1].Value).Where(IsRoom).Distinct()
            .Select(text => new Regex($"^{Hole().Replace(text.Replace(".", @"\."), "[a-z0-9-]+")}(\\.(zero|one|two|few|many|other|subject|body))?$"))]);

    public static readonly Lazy<IReadOnlyList<IFlow>> Flows = new(() =>
        [.. from project in House.Projects
            from type in project.Assembly.GetTypes()
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            where typeof(IFlow).IsAssignableFrom(field.FieldType) && !type.ContainsGenericParameters
            select (IFlow)field.GetValue(null)!]);

    /// <summary>Flows that a facility may set up. What they tell of their choices needs no database.</summary>
    public static readonly Lazy<IReadOnlyList<IAdjustableFlow>> Adjustable = new(() =>
        [.. from project in House.Projects
            from type in project.Assembly.GetTypes()
            where typeof(IAdjustableFlow).IsAssignableFrom(type) && type.IsClass
            select (IAdjustableFlow)Activator.CreateInstance(type, new object?[type.GetConstructors().Single().GetParameters().Length])!]);

    /// <summary>Keys that follow from the tables: of each flow its statuses, acts and rules, what a facility may choose of it, and every kind of fact, in words.</summary>
    public static readonly Lazy<IReadOnlyList<string>> Derived = new(() => [.. Flows.Value.SelectMany(KeysOf).Concat(Adjustable.Value.SelectMany(ChoicesOf)).Concat(Facts()).Distinct()]);

    private static IEnumerable<string> ChoicesOf(IAdjustableFlow flow) =>
    [
        $"{flow.Flow.Name}.name",
        .. flow.Flow.Rows.Where(row => row.Stage is not null).Select(row => $"{flow.Flow.Name}.stage.{row.Stage}"),
        .. flow.Clocks.Keys.Select(clock => $"{clock}.clock"),
        .. flow.Silences.Select(silence => $"{silence.Clock}.silence"),
        .. flow.Silences.SelectMany(silence => silence.Meanings, (silence, meaning) => $"{silence.Clock}.silence.{meaning}"),
        .. flow.Silences.SelectMany(silence => silence.Meanings, (silence, meaning) => $"{silence.Clock}.silence-note.{meaning}"),
    ];

    /// <summary>A clock has the form of a key and is none: its texts begin with it.</summary>
    private static bool IsClock(string key) => Adjustable.Value.Any(flow => flow.Clocks.ContainsKey(key));

    private static IEnumerable<string> KeysOf(IFlow flow) =>
    [
        .. flow.Statuses.Select(status => $"{flow.Name}.status.{status}"),
        .. flow.Acts.Select(act => $"{flow.Name}.act.{act}"),
        .. flow.Rows.Select(row => $"{flow.Name}.who.{row.Who}"),
        .. flow.Rows.Where(row => row.When is not null).Select(row => $"{flow.Name}.rule.{row.When}"),
        .. flow.Rows.Select(row => FactText(row.Fact)),
    ];

    /// <summary>Facts that operations report without a flow, such as <c>requests.opened</c>.</summary>
    private static IEnumerable<string> Facts() =>
        from source in Sources()
        from Match match in Fact().Matches(source.Text)
        let kind = match.Groups[1].Value
        where IsRoom(kind) && Flows.Value.All(flow => flow.Name != kind)
        select FactText(kind);

    private static string FactText(string fact) => fact.Split('.', 2) is [var room, var word] ? $"{room}.fact.{word}" : fact;

    private static IEnumerable<SourceFile> Sources() => House.Projects.SelectMany(project => project.Sources("*.cs").Concat(project.Sources("*.cshtml")));

    private static bool IsRoom(string key) => House.Order.Any(room => key.StartsWith(room.ToLowerInvariant() + ".", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<!\$)[""']([a-z]+(?:\.[a-z0-9-]+){2,})[""']")]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?:\bFact\((?:[^""\n]*\? )?|\bnew\(|\bFor[A-Z]\w*\()""([a-z]+\.[a-z0-9-]+)""")]
    private static partial Regex Fact();

    [GeneratedRegex(@"\$@?""([a-z]+\.[a-z0-9-]+\.[a-z0-9.-]*\{(?:[^""{}]|""[^""]*"")*\}(?:[a-z0-9.-]|\{(?:[^""{}]|""[^""]*"")*\})*)""")]
    private static partial Regex WithHole();

    [GeneratedRegex(@"=""([a-z]+\.[a-z0-9-]+\.[a-z0-9.-]*@[^""]*)""")]
    private static partial Regex MarkupWithHole();

    [GeneratedRegex(@"\{[^}]*\}|@\([^)]*\)|@[\w.()]+")]
    private static partial Regex Hole();
}
