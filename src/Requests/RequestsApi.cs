using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;
using Passerelle.Requests.AskBack;
using Passerelle.Requests.Browse;
using Passerelle.Requests.Complement;
using Passerelle.Requests.Continue;
using Passerelle.Requests.Edit;
using Passerelle.Requests.Eligibility;
using Passerelle.Requests.Enter;
using Passerelle.Requests.Form;
using Passerelle.Requests.Invite;
using Passerelle.Requests.Mandates;
using Passerelle.Requests.Open;
using Passerelle.Requests.Replace;
using Passerelle.Requests.SignOff;
using Passerelle.Requests.Similar;
using Passerelle.Requests.Submit;
using Passerelle.Requests.Withdraw;

namespace Passerelle.Requests;

using Cancel = CancellationToken;

/// <summary>The room's endpoints: its table of contents.</summary>
internal static class RequestsApi
{
    internal sealed record Reply(string? Text);

    internal sealed record Reason(string? Text);

    /// <param name="Mandate">Deputy, scope and time of the mandate; absent where there is nothing to say.</param>
    internal sealed record Sign(string? Priorities, string? Baseline, string? MandateHolder, int Version, MandateForm? Mandate = null);

    internal sealed record MandateHeld(string? MandateHolder, string? Deputy, string? Scope, DateOnly? From, DateOnly? Until);

    internal sealed record PartyShown(Guid Office, string Name, string Country, string Status, bool IsLead, string Priorities, string Baseline, string MandateHolder, DateTimeOffset? SignedAt,
        string Deputy, string Scope, DateOnly? MandateFrom, DateOnly? MandateUntil, bool Late, DateTimeOffset Since, DateTimeOffset? Until, Guid? Replaces);

    /// <param name="Rule">The rule in the words that were quoted, with its source.</param>
    /// <param name="Note">For the facility's inside only.</param>
    internal sealed record FindingShown(string Id, string Rule, string Source, bool Met, string? Note);

    internal sealed record EnteredShown(Arrival Arrival, DateOnly ReceivedOn, string Sender, DateTimeOffset? AskedAt, int Reminders, DateTimeOffset? ConfirmedAt, IReadOnlyList<string> Corrected);

    internal sealed record SimilarShown(string Reference, string Href, LocalizedText Title, string Kind, IReadOnlyList<string> InCommon);

    internal sealed record OverlapShown(InitiativeSummary Initiative, IReadOnlyList<string> Countries, IReadOnlyList<string> Themes, IReadOnlyList<int> Years);

    internal sealed record GapShown(IReadOnlyList<string> Countries, IReadOnlyList<string> Areas, IReadOnlyList<int> Years, IReadOnlyList<string> Pairs);

    internal sealed record ComplementarityShown(int From, int Until, IReadOnlyList<OverlapShown> Overlaps, GapShown Gap, string? Note, string? NotedBy);

    internal sealed record FactShown(int Position, string Kind, DateTimeOffset At, string By, string? For, string? Reason);

    /// <param name="Status">As in <see cref="Shown"/>.</param>
    internal sealed record Row(string Reference, LocalizedText Title, string Status, IReadOnlyList<string> Countries, DateOnly? SubmittedOn, DateOnly? DueOn, int Unsigned);

    internal sealed record Listing(IReadOnlyList<Row> Rows, int Total, int Page);

    /// <param name="Status">Plain-language stage for the requesting side, inner status for the facility's team.</param>
    internal sealed record Shown(string Reference, string Status, int Version, string Language, IReadOnlyDictionary<string, LocalizedText> Answers, IReadOnlyDictionary<string, List<string>> Choices,
        IReadOnlyList<PartyShown> Parties, IReadOnlyList<PartyShown> FormerParties, IReadOnlyList<string> Unsigned, string? ContinuationOf, EnteredShown? OnBehalf, LibraryAnswer? AnsweredBy,
        string? Phase, IReadOnlyList<FindingShown> Eligibility, DateOnly? SubmittedOn, DateOnly? DueOn, IReadOnlyList<string> AllowedActs, IReadOnlyList<FactShown> History);

    public static void MapRequestsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/requests").RequireAuthorization().WithTags("Requests");
        api.MapGet("/form", () => Results.Json(RequestForm.Current, StoredJson.Options)).WithSummary("The questions of the request form in force");
        api.MapGet("/", async (string? status, string? country, int? page, ListRequests list, IOccasions who, Cancel c) => Listed(await list.Run(new(status, country, page ?? 1), (await who.Current(c)).By, c))).WithSummary("Requests the caller sees");
        api.MapPost("/", async (OpenForm form, OpenRequest open, IOccasions who, Wording t, Cancel c) => (await open.Run(form, await who.Current(c), c)).ToResult(t)).WithSummary("Open a draft");
        api.MapGet("/{reference}", async (string reference, ViewRequest view, IOccasions who, Wording t, Cancel c) => await Show(reference, view, await who.Current(c), t, c)).WithSummary("One request, with what the caller may do");
        api.MapPatch("/{reference}", async (string reference, EditForm form, EditRequest edit, IOccasions who, Wording t, Cancel c) => (await edit.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Write answers");
        api.MapPost("/{reference}/parties", async (string reference, Guid? office, InviteParty invite, IOccasions who, Wording t, Cancel c) => (await invite.Run(reference, office, await who.Current(c), c)).ToResult(t)).WithSummary("Invite a co-requester");
        api.MapPut("/{reference}/parties/{office:guid}", async (string reference, Guid office, PartForm form, SignOffParty part, IOccasions who, Wording t, Cancel c) => Status(await part.Save(reference, new(office), form, await who.Current(c), c), t)).WithSummary("Write an office's own part, and join");
        api.MapPost("/{reference}/parties/{office:guid}/sign-off", async (string reference, Guid office, Sign sign, SignOffParty part, IOccasions who, Wording t, Cancel c) => Status(await part.Sign(reference, new(office), new(sign.Priorities, sign.Baseline, sign.MandateHolder) { Mandate = sign.Mandate ?? new(null, null, null, null) }, sign.Version, await who.Current(c), c), t)).WithSummary("Sign off a joint request");
        api.MapPost("/{reference}/parties/{office:guid}/refuse", async (string reference, Guid office, Reason reason, SignOffParty part, IOccasions who, Wording t, Cancel c) => Status(await part.Refuse(reference, new(office), reason.Text, await who.Current(c), c), t)).WithSummary("Refuse an invitation");
        api.MapPost("/{reference}/parties/{office:guid}/withdraw", async (string reference, Guid office, Reason reason, WithdrawParty withdraw, IOccasions who, Wording t, Cancel c) => (await withdraw.Run(reference, new(office), reason.Text, await who.Current(c), c)).ToResult(t)).WithSummary("Leave a joint request");
        api.MapPut("/{reference}/parties/{office:guid}/mandate", async (string reference, Guid office, MandateHeld held, ChangeMandate change, IOccasions who, Wording t, Cancel c) => (await change.Run(reference, new(office), held.MandateHolder, new(held.Deputy, held.Scope, held.From, held.Until), await who.Current(c), c)).ToResult(t)).WithSummary("Say who holds an office's mandate now");
        api.MapPost("/{reference}/parties/replace", async (string reference, ReplaceForm form, ReplaceParty replace, IOccasions who, Wording t, Cancel c) => (await replace.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Put an office of the same country in the place of another");
        api.MapPost("/{reference}/hand-over", async (string reference, HandOverForm form, HandOverLead hand, IOccasions who, Wording t, Cancel c) => (await hand.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Leave the lead to a co-requester");
        api.MapPut("/{reference}/continues", async (string reference, string? earlier, LinkEarlier link, IOccasions who, Wording t, Cancel c) => (await link.Run(reference, earlier, await who.Current(c), c)).ToResult(t)).WithSummary("Name the request or Action that this one continues");
        api.MapGet("/{reference}/similar", async (string reference, ViewRequest view, FindSimilar similar, IOccasions who, Wording t, Cancel c) => Show(await view.Run(reference, (await who.Current(c)).By, c), similar, t)).WithSummary("Requests, Actions and fiches about the same");
        api.MapPost("/{reference}/take-answer", async (string reference, AnswerForm form, TakeAnswer take, IOccasions who, Wording t, Cancel c) => (await take.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Close a draft that the library answers");
        api.MapGet("/demand", async (int? year, CountDemand count, IOccasions who, Wording t, Cancel c) => (await count.Run(year, (await who.Current(c)).By, c)).ToResult(t)).WithSummary("Demand met, answered from the library, and unmet");
        api.MapGet("/{reference}/complementarity", async (string reference, ReadComplementarity read, IOccasions who, Wording t, Cancel c) => Show(await read.Run(reference, (await who.Current(c)).By, c), t)).WithSummary("Who else is active where a request asks, and what nobody covers");
        api.MapPut("/{reference}/complementarity", async (string reference, NoteForm form, NoteComplementarity note, IOccasions who, Wording t, Cancel c) => (await note.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Note what follows from who else is active");
        api.MapPost("/on-behalf", async (EnterForm form, EnterRequest enter, IOccasions who, Wording t, Cancel c) => (await enter.Run(form, await who.Current(c), c)).ToResult(t)).WithSummary("Enter a letter, an e-mail or a call on a requester's behalf");
        api.MapPost("/{reference}/ask-to-confirm", async (string reference, AskToConfirm ask, IOccasions who, Wording t, Cancel c) => (await ask.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Mail the requester a link to confirm what was entered");
        api.MapPost("/{reference}/confirm", async (string reference, ConfirmForm form, ConfirmRequest confirm, IOccasions who, Wording t, Cancel c) => (await confirm.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Confirm what was entered: the lead's signature");
        api.MapPost("/{reference}/give-up", async (string reference, Reason reason, GiveUp give, IOccasions who, Wording t, Cancel c) => (await give.Run(reference, reason.Text, await who.Current(c), c)).ToResult(t)).WithSummary("Close an entry that nobody confirms");
        api.MapPost("/{reference}/submit", async (string reference, SubmitRequest submit, IOccasions who, Wording t, Cancel c) => (await submit.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Submit");
        api.MapPost("/{reference}/ask-back", async (string reference, AskBackForm form, AskBackRequest ask, IOccasions who, Wording t, Cancel c) => (await ask.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Return for more information");
        api.MapPost("/{reference}/resubmit", async (string reference, Reply reply, ResubmitRequest resubmit, IOccasions who, Wording t, Cancel c) => (await resubmit.Run(reference, reply.Text, await who.Current(c), c)).ToResult(t)).WithSummary("Send back with the information asked for");
        api.MapPost("/{reference}/eligibility", async (string reference, EligibilityForm form, CheckEligibility check, IOccasions who, Wording t, Cancel c) => (await check.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Judge the rules of eligibility");
        api.MapPost("/{reference}/withdraw", async (string reference, Reason reason, WithdrawRequest withdraw, IOccasions who, Wording t, Cancel c) => (await withdraw.Run(reference, reason.Text, await who.Current(c), c)).ToResult(t)).WithSummary("Withdraw the whole request");
    }

    private static IResult Listed(RequestPage found) => Results.Json(new Listing(
        [.. found.Rows.Select(row => new Row(row.Reference, row.Title, Stage(row.Side, row.Status), row.Countries, row.SubmittedOn, row.DueOn, row.Unsigned))], found.Total, found.Page), StoredJson.Options);

    private static string Stage(Side side, RequestStatus status) => side == Side.Requester ? RequestStages.Of(status) : status.Kebab();

    private static IResult Status(Outcome<Party> party, Wording wording) => party.Problem is { } problem ? problem.ToResult(wording) : Results.Json(party.Value.Status.Kebab());

    private static async Task<IResult> Show(string reference, ViewRequest view, Occasion occasion, Wording wording, Cancel cancellation)
    {
        var seen = await view.Run(reference, occasion.By, cancellation);
        if (seen.Problem is { } problem) return problem.ToResult(wording);
        var (request, cards) = (seen.Value.Request, seen.Value.Cards);
        return Results.Json(new Shown(request.Reference, Stage(seen.Value.Side, request.Status), request.Version, request.Language, request.Answers, request.Choices,
            [.. request.ActiveParties.Select(Party)], [.. request.Parties.Where(party => !party.IsActive).OrderBy(party => party.InvitedAt).Select(Party)],
            [.. request.UnsignedParties.Select(party => cards[party.Office].Title)], request.ContinuationOf,
            request.OnBehalf is { } entered ? new(entered.Arrival, entered.ReceivedOn, entered.Sender, entered.AskedAt, entered.Reminders, entered.ConfirmedAt, ConfirmRequest.Corrected(request)) : null, request.AnsweredBy,
            request.Eligibility?.Phase, [.. (request.Eligibility?.Findings ?? []).Select(Finding)], request.SubmittedOn, request.DueOn, [.. seen.Value.Offers.Where(offer => offer.Missing is null).Select(offer => offer.Act.Kebab())],
            [.. seen.Value.History.Select(fact => new FactShown(fact.Position, fact.Kind, fact.At, fact.By, fact.For, fact.Reason))]), StoredJson.Options);

        PartyShown Party(Party party) => new(party.Office.Value, cards[party.Office].Title, party.Country, party.Status.Kebab(), party.IsLead, party.Priorities.ToString(), party.Baseline.ToString(), party.MandateHolder, party.SignedAt,
            party.Deputy, party.Scope.ToString(), party.MandateFrom, party.MandateUntil, party.Late, party.InvitedAt, party.LeftAt, party.Replaces?.Value);

        FindingShown Finding(EligibilityFinding finding) => new(finding.Rule, Facility.Rule(finding.Rule)?.Text.ToString() ?? finding.Rule, Facility.Rule(finding.Rule)?.Source ?? "", finding.Met,
            seen.Value.Side != Side.Requester && Request.ShowsInsideTo(seen.Value.Viewer) ? finding.Note : null);
    }

    private static IResult Show(Outcome<CaseView> seen, FindSimilar similar, Wording wording) => seen.Problem is { } problem ? problem.ToResult(wording)
        : Results.Json(similar.Run(seen.Value.Request, seen.Value.Viewer).Select(each => new SimilarShown(each.Hit.Document.Reference, each.Hit.Document.Href, each.Hit.Document.Title, wording[each.Hit.Document.Kind].Value, each.InCommon)), StoredJson.Options);

    private static IResult Show(Outcome<Complementarity> read, Wording wording) => read.Problem is { } problem ? problem.ToResult(wording)
        : Results.Json(new ComplementarityShown(read.Value.From, read.Value.Until, [.. read.Value.Overlaps.Select(overlap => new OverlapShown(overlap.Initiative, overlap.Countries, overlap.Themes, overlap.Years))],
            new(read.Value.Gap.Countries, read.Value.Gap.Areas, read.Value.Gap.Years, [.. read.Value.Gap.Pairs.Select(pair => $"{pair.Country}/{pair.Area}")]), read.Value.Note?.Text, read.Value.Note?.By), StoredJson.Options);
}
