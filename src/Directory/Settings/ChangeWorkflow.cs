using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;
using Passerelle.Platform.Flows;

namespace Passerelle.Directory.Settings;

/// <summary>Keys are those of <see cref="Workflow"/>.</summary>
internal sealed class WorkflowForm : SettingsForm
{
    public const int MaxDays = 400;

    /// <summary>Optional stages that stay on.</summary>
    public List<string> Stages { get; set; } = [];

    /// <summary>Role by act; an act left out, or with the table's own role, stays as built.</summary>
    public Dictionary<string, string> Holders { get; set; } = [];

    /// <summary>Working days by clock; as typed, so that what is no number can be shown again.</summary>
    public Dictionary<string, string?> Clocks { get; set; } = [];

    public Dictionary<string, string> Silence { get; set; } = [];

    public static WorkflowForm Of(Workflow workflow, IEnumerable<IAdjustableFlow> flows, string? last, DateOnly today)
    {
        var all = flows.ToList();
        return new()
        {
            From = today, Base = last,
            Stages = [.. all.SelectMany(flow => flow.Flow.OptionalStages()).Where(stage => !workflow.Off.Contains(stage))],
            Holders = all.SelectMany(flow => flow.Flow.GivenActs()).ToDictionary(act => act.Key, act => act.HolderIn(workflow)),
            Clocks = all.SelectMany(flow => flow.Clocks).ToDictionary(clock => clock.Key, clock => (string?)$"{workflow.Clocks.GetValueOrDefault(clock.Key, clock.Value)}"),
            Silence = all.SelectMany(flow => flow.Silences).ToDictionary(silence => silence.Clock, silence => workflow.Silence.GetValueOrDefault(silence.Clock, silence.Meanings[0])),
        };
    }
}

/// <summary>An act of a flow that a facility may give to another role.</summary>
/// <param name="Key"><c>{flow}.{act}</c>.</param>
internal sealed record GivenAct(string Key, string Act, string Role, IReadOnlyList<string> Others)
{
    public string HolderIn(Workflow workflow) => workflow.Holders.GetValueOrDefault(Key, Role);
}

internal static class FlowChoices
{
    /// <summary>Keys of the stages that a facility may do without, in the order of the table.</summary>
    public static IReadOnlyList<string> OptionalStages(this IFlow flow) => [.. flow.Rows.Where(row => row.Stage is not null).Select(row => $"{flow.Name}.{row.Stage}").Distinct()];

    public static IReadOnlyList<GivenAct> GivenActs(this IFlow flow) =>
        [.. flow.Rows.Where(row => row.Others.Count > 0).DistinctBy(row => row.Act).Select(row => new GivenAct($"{flow.Name}.{row.Act}", row.Act, row.Role!, row.Others))];

    /// <summary>Everything there is to choose of a flow, and what a workflow says of it; always in the same order.</summary>
    public static IEnumerable<(string Key, string Value)> Choices(this IAdjustableFlow flow, Workflow workflow) =>
    [
        .. flow.Flow.OptionalStages().Select(stage => (stage, workflow.Off.Contains(stage) ? "off" : "on")),
        .. flow.Flow.GivenActs().Select(act => (act.Key, act.HolderIn(workflow))),
        .. flow.Clocks.Select(clock => (clock.Key, $"{workflow.Clocks.GetValueOrDefault(clock.Key, clock.Value)}")),
        .. flow.Silences.Select(choice => (choice.Clock, workflow.Silence.GetValueOrDefault(choice.Clock, choice.Meanings[0]))),
    ];
}

/// <summary>A case that a change touches, and how.</summary>
/// <param name="Effect">Text key of the sentence.</param>
internal sealed record Touched(OpenCase Case, string Flow, string Effect);

/// <summary>What would follow from a change, before it is made.</summary>
/// <param name="Vacant">Roles that would have something to do and that no open office carries.</param>
internal sealed record WorkflowOutlook(Workflow Before, Workflow After, IReadOnlyList<Touched> Cases, IReadOnlyList<string> Vacant, IReadOnlyList<string> Changes);

/// <summary>An administrator changes the facility's way of working: within what the tables allow, with the cases now open in view.</summary>
internal sealed class ChangeWorkflow(DirectoryDb db, ChoicesKeeper keeper, ReadSettings read, OfficesDesk offices, IEnumerable<IAdjustableFlow> flows)
{
    public async Task<Outcome<WorkflowOutlook>> Prepare(WorkflowForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (Keepers.Refuse(occasion.By) is { } refused) return refused;
        var last = await read.Last(cancellation);
        var before = last.Choices.Workflow;
        List<Finding> findings = [.. NewVersion.Findings(form, occasion.Today)];
        var after = Chosen(form, before, findings);
        var changes = Changes(before, after).ToList();
        if (findings.Count == 0 && changes.Count == 0) findings.Add(new("", "directory.settings.nothing-changed"));
        if (findings.Count > 0) return Problem.Invalid(findings);
        return new WorkflowOutlook(before, after, await Cases(before, after, cancellation), await Vacant(after, cancellation), changes);
    }

    /// <summary>The reference of the new version.</summary>
    public async Task<Outcome<string>> Run(WorkflowForm form, Occasion occasion, CancellationToken cancellation)
    {
        var prepared = await Prepare(form, occasion, cancellation);
        if (prepared.Problem is { } problem) return problem;
        var choices = (await read.Last(cancellation)).Choices with { Workflow = prepared.Value.After };
        return await db.Write(keeper, form, "directory.workflow-changed", choices, new { from = form.From, changes = prepared.Value.Changes, cases = prepared.Value.Cases.Select(touched => touched.Case.Reference) }, occasion, cancellation);
    }

    private Workflow Chosen(WorkflowForm form, Workflow before, List<Finding> findings)
    {
        var (off, holders, clocks, silence) = (new List<string>(), new Dictionary<string, string>(), new Dictionary<string, int>(), new Dictionary<string, string>());
        foreach (var flow in flows)
        {
            off.AddRange(flow.Flow.OptionalStages().Where(stage => !form.Stages.Contains(stage)));
            foreach (var act in flow.Flow.GivenActs())
            {
                var role = form.Holders.GetValueOrDefault(act.Key, act.Role);
                if (role != act.Role && !act.Others.Contains(role)) findings.Add(new($"Holders[{act.Key}]", "directory.settings.role-impossible", new TextKey($"directory.role.{act.Role}")));
                else if (role != act.Role) holders[act.Key] = role;
            }
            foreach (var (key, usual) in flow.Clocks)
            {
                if (!form.Clocks.TryGetValue(key, out var typed)) continue;
                if (!int.TryParse(typed, out var days) || days < (IsTurn(key) ? 0 : 1) || days > WorkflowForm.MaxDays) findings.Add(new($"Clocks[{key}]", "directory.settings.days-between", IsTurn(key) ? 0 : 1, WorkflowForm.MaxDays));
                else if (days != usual) clocks[key] = days;
            }
            foreach (var choice in flow.Silences)
            {
                var meaning = form.Silence.GetValueOrDefault(choice.Clock, choice.Meanings[0]);
                if (!choice.Meanings.Contains(meaning)) findings.Add(new($"Silence[{choice.Clock}]", "directory.settings.silence-impossible"));
                else if (meaning != choice.Meanings[0]) silence[choice.Clock] = meaning;
            }
        }
        return before with { Off = off, Holders = holders, Clocks = clocks, Silence = silence };
    }

    /// <summary>Reminders and escalations may be switched off by nought; a target may not.</summary>
    private static bool IsTurn(string clock) => clock.EndsWith(".reminder", StringComparison.Ordinal) || clock.EndsWith(".escalation", StringComparison.Ordinal);

    private IEnumerable<string> Changes(Workflow before, Workflow after) =>
        from flow in flows
        from each in flow.Choices(before).Zip(flow.Choices(after))
        where each.First != each.Second
        select $"{each.First.Key}: {each.First.Value} → {each.Second.Value}";

    private async Task<IReadOnlyList<Touched>> Cases(Workflow before, Workflow after, CancellationToken cancellation)
    {
        var touched = new List<Touched>();
        foreach (var flow in flows)
        {
            var rows = flow.Flow.Rows;
            bool Inside(string status, string stage) => rows.Where(row => row.To == status && row.From != status).ToList() is { Count: > 0 } ways && ways.All(row => row.Stage == stage);
            IReadOnlyList<OpenCase>? open = null;
            foreach (var stage in rows.Select(row => row.Stage).OfType<string>().Distinct())
            {
                var key = $"{flow.Flow.Name}.{stage}";
                if (before.Off.Contains(key) == after.Off.Contains(key)) continue;
                open ??= await flow.Open(cancellation);
                var off = after.Off.Contains(key);
                touched.AddRange(open.Where(each => Inside(each.Status, stage)).Select(each => new Touched(each, flow.Flow.Name, off ? "directory.settings.case-inside" : "directory.settings.case-goes-on")));
                touched.AddRange(open.Where(each => rows.Any(row => row.Stage == stage && row.From == each.Status)).Select(each => new Touched(each, flow.Flow.Name, off ? "directory.settings.case-passes-by" : "directory.settings.case-enters")));
            }
            foreach (var act in flow.Flow.GivenActs())
            {
                if (act.HolderIn(before) == act.HolderIn(after)) continue;
                open ??= await flow.Open(cancellation);
                touched.AddRange(open.Where(each => rows.Any(row => row.Act == act.Act && row.From == each.Status && after.Has(flow.Flow.Name, row.Stage, row.Without)))
                    .Select(each => new Touched(each, flow.Flow.Name, "directory.settings.case-changes-hands")));
            }
        }
        return [.. touched.DistinctBy(each => (each.Case.Reference, each.Effect)).OrderBy(each => each.Case.Reference, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<string>> Vacant(Workflow after, CancellationToken cancellation)
    {
        var vacant = new List<string>();
        foreach (var role in after.Holders.Values.Distinct())
            if ((await offices.With(role, cancellation)).Count == 0) vacant.Add(role);
        return vacant;
    }
}
