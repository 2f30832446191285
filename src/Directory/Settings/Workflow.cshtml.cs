using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Flows;
using Passerelle.Platform.Web;
using Passerelle.Platform.Web.Tags;

namespace Passerelle.Directory.Settings;

/// <summary>The facility's way of working: chosen, then looked at with the cases now open, then confirmed.</summary>
[Authorize(Policy = Role.Keepers)]
internal sealed class WorkflowModel(ReadSettings read, ChangeWorkflow change, IEnumerable<IAdjustableFlow> flows) : RoomPage
{
    [BindProperty]
    public WorkflowForm Form { get; set; } = new();

    public IReadOnlyList<IAdjustableFlow> Flows { get; } = [.. flows];

    public bool MayChange { get; private set; }

    /// <summary>What the pictures show: the choices looked at, else those made last.</summary>
    public Workflow Shown { get; private set; } = Workflow.AsBuilt;

    /// <summary>Set once the choices have been looked over; the button then makes them.</summary>
    public WorkflowOutlook? Outlook { get; private set; }

    private readonly Dictionary<string, IReadOnlyList<OpenCase>> open = [];

    public async Task OnGet()
    {
        await Ready();
        var last = await read.Last(Cancellation);
        Shown = last.Choices.Workflow;
        Form = WorkflowForm.Of(Shown, Flows, last.Last, (await Occasion()).Today);
    }

    public async Task<IActionResult> OnPostPreview()
    {
        await Ready();
        var prepared = await change.Prepare(Form, await Occasion(), Cancellation);
        if (prepared.Problem is { } problem) return await Again(problem);
        (Outlook, Shown) = (prepared.Value, prepared.Value.After);
        return Page();
    }

    public async Task<IActionResult> OnPostChange()
    {
        await Ready();
        Shown = (await read.Last(Cancellation)).Choices.Workflow;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await Ready();
        var made = await change.Run(Form, await Occasion(), Cancellation);
        if (made.Problem is { } problem) return await Again(problem);
        Said = T["directory.settings.said", made.Value];
        return To("/settings");
    }

    public IEnumerable<SelectListItem> Stages(IFlow flow) => flow.OptionalStages().Select(stage => new SelectListItem(T[$"{flow.Name}.stage.{stage[(flow.Name.Length + 1)..]}"], stage));

    public IEnumerable<SelectListItem> Roles(GivenAct act) => new[] { act.Role }.Concat(act.Others).Select(role => new SelectListItem(T[$"directory.role.{role}"], role));

    public IEnumerable<SelectListItem> Meanings(SilenceChoice choice) => choice.Meanings.Select(code => new SelectListItem(T[$"{choice.Clock}.silence.{code}"], code));

    public IHtmlContent Picture(IFlow flow)
    {
        var rows = flow.Rows.Where(row => Shown.Has(flow.Name, row.Stage, row.Without)).ToList();
        var counts = open.GetValueOrDefault(flow.Name, []).GroupBy(each => each.Status).ToDictionary(group => group.Key, group => group.Count());
        return FlowPicture.Draw(T["directory.settings.picture", T[$"{flow.Name}.name"].Value],
            [.. flow.Statuses.Select(status => new FlowPlace(status, T[$"{flow.Name}.status.{status}"], flow.Final.Contains(status), status != flow.Initial && rows.All(row => row.To != status), counts.GetValueOrDefault(status)))],
            [.. rows.Select(row => new FlowWay(row.From, row.To))]);
    }

    /// <summary>The rows as they are read under the choices shown: from, act, to, by which role.</summary>
    public IEnumerable<(string From, string Act, string To, string Who)> Rows(IFlow flow) =>
        from row in flow.Rows
        where Shown.Has(flow.Name, row.Stage, row.Without)
        let holder = row.Role is null ? null : Shown.HolderOf(flow.Name, row.Act)
        select (T[$"{flow.Name}.status.{row.From}"].Value, T[$"{flow.Name}.act.{row.Act}"].Value, T[$"{flow.Name}.status.{row.To}"].Value,
            holder is null ? T[$"{flow.Name}.who.{row.Who}"].Value : T[$"directory.role.{holder}"].Value);

    private async Task Ready()
    {
        MayChange = (await Viewer()).Has(Role.Administrator);
        foreach (var flow in Flows) open[flow.Flow.Name] = await flow.Open(Cancellation);
    }

    private async Task<IActionResult> Again(Problem problem)
    {
        Shown = (await read.Last(Cancellation)).Choices.Workflow;
        return Show(problem);
    }
}
