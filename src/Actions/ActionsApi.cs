using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Advance;
using Passerelle.Actions.Agree;
using Passerelle.Actions.Browse;
using Passerelle.Actions.Budget;
using Passerelle.Actions.Formulate;
using Passerelle.Actions.Plan;
using Passerelle.Actions.Public;
using Passerelle.Actions.Score;
using Passerelle.Directory.Public;
using Passerelle.Platform.Documents;
using Passerelle.Platform.Files;
using Passerelle.Platform.Web;

namespace Passerelle.Actions;

using Cancel = CancellationToken;

/// <summary>The room's endpoints: its table of contents.</summary>
internal static class ActionsApi
{
    /// <param name="Language">Of the title: the reader's where it exists, else its source's.</param>
    internal sealed record Line(string Reference, string Title, string Language, string Status, IReadOnlyList<string> Countries, IReadOnlyList<string> Groups, IReadOnlyList<string> Pillars, PartialDate? Start, PartialDate? End);

    internal sealed record Page(int Total, int Number, int Size, IReadOnlyList<Line> Actions);

    internal sealed record ActivityShown(Guid Id, string Type, LocalizedText Title, LocalizedText Place, string? Country, PartialDate? Planned, PartialDate? Until, PartialDate? Actual, int? Days, int? Experts, int? Participants, bool Remote, IReadOnlyList<string> Interpretation, Guid? After, IReadOnlyList<Slip> Slips, IReadOnlyList<OverrideShown>? Overrides);

    /// <summary>A rule set aside: shown to the team and to those who asked.</summary>
    internal sealed record OverrideShown(string Rule, decimal Limit, decimal Value, LocalizedText Reason, string By, DateOnly On);

    internal sealed record BudgetLineShown(string Line, Guid Activity, string Item, string Rate, int Units, int Days, decimal Price, decimal Reckoned, decimal Amount, string PaidBy, LocalizedText? Reason);

    /// <param name="Total">What the facility pays.</param>
    /// <param name="Ceiling">What it may pay for one Action; null when nothing limits it.</param>
    internal sealed record BudgetShown(string Currency, decimal Total, decimal? Ceiling, IReadOnlyDictionary<string, decimal> Shares, IReadOnlyList<BudgetLineShown> Lines, IReadOnlyList<Guid> Unknown, IReadOnlyList<OverrideShown> Overrides);

    internal sealed record SignatureShown(bool Facility, string By, string Name, DateTimeOffset At, string Hash);

    internal sealed record AgreementShown(int Number, string Language, string Hash, DateTimeOffset At, IReadOnlyList<SignatureShown> Signatures);

    /// <param name="Current">Whether the newest version still says what the record says.</param>
    internal sealed record AgreementsShown(bool Current, bool Signed, IReadOnlyList<AgreementShown> Versions);

    internal sealed record CriterionShown(int Number, string Criterion, int? Request, int? Formulation, LocalizedText? FormulationJustification, int? Closing, LocalizedText? ClosingJustification, int? Difference);

    internal sealed record CriteriaShown(string Set, int Version, IReadOnlyList<CriterionShown> Criteria);

    /// <param name="IatiStatus">Code of IATI's ActivityStatus list.</param>
    /// <param name="AllowedActs">What the caller may do with it now.</param>
    internal sealed record Shown(
        string Reference, string Status, int IatiStatus, int Version, LocalizedText Title, LocalizedText Summary, string Scope, IReadOnlyList<string> Countries, IReadOnlyList<string> Groups,
        IReadOnlyList<string> Pillars, IReadOnlyList<string> Areas, IReadOnlyList<string> Gcm, IReadOnlyList<string> Sdg, LocalizedText RequestedBy, string? Request, DateOnly? RequestedOn, DateOnly? DecidedOn,
        PartialDate? Start, PartialDate? End, IReadOnlyList<Slip> EndSlips, LocalizedText Context, LocalizedText Concept, LocalizedText Objectives, LocalizedText Results, IReadOnlyList<ActivityShown> Activities,
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
        acts.MapGet("/{reference}/budget", async (string reference, ViewAction view, IOccasions who, Wording t, Cancel c) => Cost(await view.Run(reference, (await who.Current(c)).By, c), t)).Produces<BudgetShown>().WithSummary("What the plan costs, line by line: for the team");
        acts.MapPost("/{reference}/budget/corrections", async (string reference, CorrectionForm form, CorrectBudget correct, ViewAction view, IOccasions who, Wording t, Cancel c) => (await correct.Run(reference, form, await who.Current(c), c)).Problem is { } problem ? problem.ToResult(t) : Cost(await view.Run(reference, (await who.Current(c)).By, c), t)).Produces<BudgetShown>().WithSummary("Set a line of the budget by hand, or give it back to the tables");
        acts.MapGet("/{reference}/agreement", async (string reference, ViewAction view, IOccasions who, Wording t, Cancel c) => Agreed(await view.Run(reference, (await who.Current(c)).By, c), t)).Produces<AgreementsShown>().WithSummary("The versions of the agreement and who has signed them: for the team and those who asked");
        acts.MapPost("/{reference}/agreement", async (string reference, AgreementForm form, WriteAgreement write, ViewAction view, IOccasions who, Wording t, Cancel c) => (await write.Run(reference, form, await who.Current(c), c)).Problem is { } problem ? problem.ToResult(t) : Agreed(await view.Run(reference, (await who.Current(c)).By, c), t)).Produces<AgreementsShown>().WithSummary("Write a version of the agreement from the record");
        acts.MapPost("/{reference}/agreement/signature", async (string reference, SignatureForm form, SignAgreement sign, ViewAction view, IOccasions who, Wording t, Cancel c) => (await sign.Run(reference, form, await who.Current(c), c)).Problem is { } problem ? problem.ToResult(t) : Agreed(await view.Run(reference, (await who.Current(c)).By, c), t)).Produces<AgreementsShown>().WithSummary("Sign the newest version for one's side");
        acts.MapGet("/{reference}/criteria", async (string reference, ScoreAction score, ViewAction view, IOccasions who, Wording t, Cancel c) => await Scored(await view.Run(reference, (await who.Current(c)).By, c), score, who, t, c)).Produces<CriteriaShown>().WithSummary("Scores at request, formulation and closing: for the team");
        acts.MapPut("/{reference}/criteria", async (string reference, ScoringForm form, ScoreAction score, ViewAction view, IOccasions who, Wording t, Cancel c) => (await score.Run(reference, form, await who.Current(c), c)).Problem is { } problem ? problem.ToResult(t) : await Scored(await view.Run(reference, (await who.Current(c)).By, c), score, who, t, c)).Produces<CriteriaShown>().WithSummary("Score the criteria, at formulation or at closing as the Action stands");
        acts.MapPost("/{reference}/close", async (string reference, CloseForm form, CloseAction close, ViewAction view, IOccasions who, Wording t, Cancel c) => await Answer(await close.Run(reference, form, await who.Current(c), c), view, who, t, c)).Produces<Shown>().WithSummary("Close with outputs and experts");
        acts.MapPost("/{reference}/{act:regex(^(agree|start|hold|resume|begin-closing|close-early)$)}", async (string reference, string act, AdvanceForm form, AdvanceAction advance, ViewAction view, IOccasions who, Wording t, Cancel c) => await Answer(await advance.Run(reference, EnumWords.FromKebab<ActionAct>(act)!.Value, form, await who.Current(c), c), view, who, t, c)).Produces<Shown>().WithSummary("Agree, start, hold, resume, begin closing or close early");

        var files = app.MapGroup("/{language:length(2)}/actions/{reference}").RequireAuthorization().ExcludeFromDescription();
        files.MapGet("/budget.csv", async (string language, string reference, BudgetFile file, ViewAction view, IOccasions who, Wording t, Cancel c) => File(await view.Run(reference, (await who.Current(c)).By, c), language, file.Csv, BudgetFile.ContentType, "csv", t));
        files.MapGet("/budget.xlsx", async (string language, string reference, BudgetFile file, ViewAction view, IOccasions who, Wording t, Cancel c) => File(await view.Run(reference, (await who.Current(c)).By, c), language, file.Xlsx, XlsxFile.ContentType, "xlsx", t));
        files.MapGet("/agreement-{number:int}.docx", async (string reference, int number, ActionsDb db, FileStore store, ViewAction view, IOccasions who, Wording t, Cancel c) => await File(reference, number, db, store, view, (await who.Current(c)).By, t, c));
        files.MapGet("/agreement-{number:int}.pdf", async (string reference, int number, ActionsDb db, PdfPrinter printer, ViewAction view, IOccasions who, Wording t, Cancel c) => await Printed(reference, number, db, printer, view, (await who.Current(c)).By, t, c));
    }

    private static IReadOnlyList<OverrideShown> SetAside(IEnumerable<Override> overrides) => [.. overrides.Select(given => new OverrideShown(given.Rule, given.Limit, given.Value, given.Reason, given.By, given.On))];

    private static IResult Cost(Outcome<ActionView> seen, Wording wording)
    {
        if (seen.Problem is { } problem) return problem.ToResult(wording);
        if (!seen.Value.Team) return Problem.NotFound().ToResult(wording);
        var budget = ActionBudget.Of(seen.Value.Action);
        return Results.Json(new BudgetShown(Rates.Currency, budget.Total, Rates.CeilingOf(null, budget.Day), budget.Shares.ToDictionary(share => share.Payer, share => share.Amount),
            [.. budget.Lines.Select(line => new BudgetLineShown(line.Key, line.Activity.Value, line.Item, line.Rate, line.Units, line.Days, line.UnitPrice, line.Reckoned, line.Amount, line.PaidBy, line.Correction?.Reason))],
            [.. budget.Unknown.Select(activity => activity.Value)], SetAside(seen.Value.Action.Overrides)), StoredJson.Options);
    }

    private static IResult Agreed(Outcome<ActionView> seen, Wording wording)
    {
        if (seen.Problem is { } problem) return problem.ToResult(wording);
        if (!seen.Value.Inside) return Problem.NotFound().ToResult(wording);
        var action = seen.Value.Action;
        return Results.Json(new AgreementsShown(action.IsAgreementCurrent, action.IsSigned, [.. action.Agreements.OrderBy(agreement => agreement.Number).Select(agreement => new AgreementShown(agreement.Number, agreement.Language, agreement.Hash, agreement.At,
            [.. agreement.Signatures.Select(signature => new SignatureShown(signature.Facility, signature.By, signature.Name, signature.At, signature.Hash))]))]), StoredJson.Options);
    }

    private static async Task<IResult> Scored(Outcome<ActionView> seen, ScoreAction score, IOccasions who, Wording wording, Cancel cancellation)
    {
        if (seen.Problem is { } problem) return problem.ToResult(wording);
        var read = await score.Read(seen.Value.Action, await who.Current(cancellation), cancellation);
        return read.Problem is { } hidden ? hidden.ToResult(wording) : Results.Json(new CriteriaShown(read.Value.Set.Id, read.Value.Set.Version, [.. read.Value.Rows.Select(row =>
            new CriterionShown(row.Criterion.Number, row.Criterion.Id, row.Request, row.Formulation?.Value, row.Formulation?.Justification, row.Closing?.Value, row.Closing?.Justification, row.Difference))]), StoredJson.Options);
    }

    private static IResult File(Outcome<ActionView> seen, string language, Func<Action, string, byte[]> write, string type, string ending, Wording wording)
    {
        if (seen.Problem is { } problem) return problem.ToResult(wording);
        if (!seen.Value.Team || !Language.Knows(language)) return Problem.NotFound().ToResult(wording);
        return Results.File(write(seen.Value.Action, language), type, $"{seen.Value.Action.Reference}-{language}.{ending}");
    }

    /// <summary>The file of one version, for whoever may read that file.</summary>
    private static async Task<IResult> File(string reference, int number, ActionsDb db, FileStore store, ViewAction view, Viewer viewer, Wording wording, Cancel cancellation)
    {
        return await Version(reference, number, db, view, viewer, cancellation) is { } version ? Results.File(store.Open(version.File), version.File.Type, version.File.Name) : Problem.NotFound().ToResult(wording);
    }

    /// <summary>The same version as PDF: what was agreed then, not what the record says today.</summary>
    private static async Task<IResult> Printed(string reference, int number, ActionsDb db, PdfPrinter printer, ViewAction view, Viewer viewer, Wording wording, Cancel cancellation) =>
        await Version(reference, number, db, view, viewer, cancellation) is { } version
            ? await version.Agreement.Text.ToPdf(Path.GetFileNameWithoutExtension(version.File.Name), printer, wording, cancellation) : Problem.NotFound().ToResult(wording);

    /// <summary>Null for whoever may not read the file.</summary>
    private static async Task<(Agreement Agreement, StoredFile File)?> Version(string reference, int number, ActionsDb db, ViewAction view, Viewer viewer, Cancel cancellation)
    {
        var seen = await view.Run(reference, viewer, cancellation);
        if (seen.Problem is not null || seen.Value.Action.Agreements.Find(agreement => agreement.Number == number) is not { } version) return null;
        var file = await db.Files.AsNoTracking().SeenBy(db.Db, viewer, file => file.Id).SingleOrDefaultAsync(file => file.Id == version.File, cancellation);
        return file is null ? null : (version, file);
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
            said.RequestedBy, said.RequestReference, said.RequestedOn, said.DecidedOn, said.Start, said.End, action.EndSlips, said.Context, said.Concept, said.Objectives, said.Results,
            [.. said.Activities.Select(activity => new ActivityShown(activity.Id.Value, activity.Type, activity.Title, activity.Place, activity.Country, activity.Planned, activity.Until, activity.Actual, activity.Days, activity.Experts, activity.Participants, activity.Remote, activity.Interpretation, activity.After?.Value, activity.Slips,
                seen.Value.Inside ? SetAside(action.Activities.First(own => own.Id == activity.Id).Overrides) : null))],
            said.ExpertCountries, said.ExpertGroups, said.ExpertSectors, said.Outputs, said.Numbers, said.Urls, said.Conflicts, action.Archive?.Source, action.Archive?.Confidence,
            [.. seen.Value.Offers.Where(offer => offer.Missing is null).Select(offer => offer.Act.Kebab())]), StoredJson.Options);
    }
}
