using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Passerelle.Actions.Advance;
using Passerelle.Actions.Browse;
using Passerelle.Actions.Formulate;
using Passerelle.Actions.Plan;
using Passerelle.Actions.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Actions;

using Cancel = CancellationToken;

/// <summary>The room's endpoints: its table of contents.</summary>
internal static class ActionsApi
{
    /// <param name="Language">Of the title: the reader's where it exists, else its source's.</param>
    internal sealed record Line(string Reference, string Title, string Language, string Status, IReadOnlyList<string> Countries, IReadOnlyList<string> Groups, IReadOnlyList<string> Pillars, PartialDate? Start, PartialDate? End);

    internal sealed record Page(int Total, int Number, int Size, IReadOnlyList<Line> Actions);

    internal sealed record ActivityShown(Guid Id, string Type, LocalizedText Title, LocalizedText Place, string? Country, PartialDate? Planned, PartialDate? Actual, IReadOnlyList<Slip> Slips);

    /// <param name="IatiStatus">Code of IATI's ActivityStatus list.</param>
    /// <param name="AllowedActs">What the caller may do with it now.</param>
    internal sealed record Shown(
        string Reference, string Status, int IatiStatus, int Version, LocalizedText Title, LocalizedText Summary, string Scope, IReadOnlyList<string> Countries, IReadOnlyList<string> Groups,
        IReadOnlyList<string> Pillars, IReadOnlyList<string> Areas, IReadOnlyList<string> Gcm, IReadOnlyList<string> Sdg, LocalizedText RequestedBy, string? Request, DateOnly? RequestedOn, DateOnly? DecidedOn,
        PartialDate? Start, PartialDate? End, LocalizedText Context, LocalizedText Concept, LocalizedText Objectives, LocalizedText Results, IReadOnlyList<ActivityShown> Activities,
        IReadOnlyList<string> ExpertCountries, IReadOnlyList<string> ExpertGroups, IReadOnlyList<string> ExpertSectors, IReadOnlyList<LocalizedText> Outputs, IReadOnlyList<string> Numbers,
        IReadOnlyList<string> Urls, IReadOnlyList<DateConflict> Conflicts, string? ArchiveSource, string? ArchiveConfidence, IReadOnlyList<string> AllowedActs);

    internal sealed record Formulation(string Request, ActionForm Form);

    public static void MapActionsApi(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/api/v1/actions").AllowAnonymous().WithTags("Actions");
        open.MapGet("/", async (HttpRequest request, BrowseActions browse, IOccasions who, Cancel c) => Results.Json(Listed(ActionFilter.Of(request.Query), await browse.Run(ActionFilter.Of(request.Query), (await who.Current(c)).By, c)), StoredJson.Options)).Produces<Page>().WithSummary("Actions the caller sees: text, country, pillar, year, status, sort, page");
        open.MapGet("/{reference}", async (string reference, ViewAction view, IOccasions who, Wording t, Cancel c) => Answer(await view.Run(reference, (await who.Current(c)).By, c), t)).Produces<Shown>().WithSummary("One Action, with what the caller may do");

        var acts = app.MapGroup("/api/v1/actions").RequireAuthorization().WithTags("Actions");
        acts.MapPost("/", async (Formulation made, FormulateAction formulate, ViewAction view, IOccasions who, Wording t, Cancel c) => await Answer(await formulate.Run(made.Request, made.Form, await who.Current(c), c), view, who, t, c)).Produces<Shown>().WithSummary("Formulate an Action from an approved request");
        acts.MapPut("/{reference}", async (string reference, ActionForm form, EditAction edit, ViewAction view, IOccasions who, Wording t, Cancel c) => await Answer(await edit.Run(reference, form, await who.Current(c), c), view, who, t, c)).Produces<Shown>().WithSummary("Change what it says of itself, in one language");
        acts.MapPut("/{reference}/plan", async (string reference, PlanForm form, PlanActivities plan, ViewAction view, IOccasions who, Wording t, Cancel c) => await Answer(await plan.Run(reference, form, await who.Current(c), c), view, who, t, c)).Produces<Shown>().WithSummary("Write the work plan");
        acts.MapPost("/{reference}/deliver", async (string reference, DeliveryForm form, DeliverActivity deliver, ViewAction view, IOccasions who, Wording t, Cancel c) => await Answer(await deliver.Run(reference, form, await who.Current(c), c), view, who, t, c)).Produces<Shown>().WithSummary("Record that an activity has taken place");
        acts.MapPost("/{reference}/close", async (string reference, CloseForm form, CloseAction close, ViewAction view, IOccasions who, Wording t, Cancel c) => await Answer(await close.Run(reference, form, await who.Current(c), c), view, who, t, c)).Produces<Shown>().WithSummary("Close with outputs and experts");
        acts.MapPost("/{reference}/{act:regex(^(agree|start|hold|resume|begin-closing|close-early)$)}", async (string reference, string act, AdvanceForm form, AdvanceAction advance, ViewAction view, IOccasions who, Wording t, Cancel c) => await Answer(await advance.Run(reference, EnumWords.FromKebab<ActionAct>(act)!.Value, form, await who.Current(c), c), view, who, t, c)).Produces<Shown>().WithSummary("Agree, start, hold, resume, begin closing or close early");
    }

    private static Page Listed(ActionFilter filter, ActionList list) => new(list.Total, filter.Page, BrowseActions.PageSize, [.. list.Rows.Select(row => Headline.Of(row.TitleLines, Language.Current) is var title
        ? new Line(row.Reference, title.Text, title.Language, row.Status.Kebab(), Codes.Read(row.CountryCodes), row.GroupNames.Split('\n', StringSplitOptions.RemoveEmptyEntries), Codes.Read(row.PillarCodes), row.Start, row.End) : null!)]);

    private static async Task<IResult> Answer(Outcome<Action> done, ViewAction view, IOccasions who, Wording wording, Cancel cancellation) =>
        done.Problem is { } problem ? problem.ToResult(wording) : Answer(await view.Run(done.Value.Reference, (await who.Current(cancellation)).By, cancellation), wording);

    private static IResult Answer(Outcome<ActionView> seen, Wording wording)
    {
        if (seen.Problem is { } problem) return problem.ToResult(wording);
        var (action, said) = (seen.Value.Action, seen.Value.Action.Summarise());
        return Results.Json(new Shown(said.Reference, said.Status.Kebab(), said.Status.Iati(), action.Version, said.Title, said.Summary, said.Scope, said.Countries, said.Groups, said.Pillars, said.Areas, action.Gcm, action.Sdg,
            said.RequestedBy, said.RequestReference, said.RequestedOn, said.DecidedOn, said.Start, said.End, said.Context, said.Concept, said.Objectives, said.Results,
            [.. said.Activities.Select(activity => new ActivityShown(activity.Id.Value, activity.Type, activity.Title, activity.Place, activity.Country, activity.Planned, activity.Actual, activity.Slips))],
            said.ExpertCountries, said.ExpertGroups, said.ExpertSectors, said.Outputs, said.Numbers, said.Urls, said.Conflicts, action.Archive?.Source, action.Archive?.Confidence,
            [.. seen.Value.Offers.Where(offer => offer.Missing is null).Select(offer => offer.Act.Kebab())]), StoredJson.Options);
    }
}
