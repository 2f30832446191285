using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;
using Passerelle.Requests.AskBack;
using Passerelle.Requests.Browse;
using Passerelle.Requests.Edit;
using Passerelle.Requests.Eligibility;
using Passerelle.Requests.Form;
using Passerelle.Requests.Invite;
using Passerelle.Requests.Open;
using Passerelle.Requests.SignOff;
using Passerelle.Requests.Submit;
using Passerelle.Requests.Withdraw;

namespace Passerelle.Requests;

using Cancel = CancellationToken;

/// <summary>The room's endpoints: its table of contents.</summary>
internal static class RequestsApi
{
    internal sealed record Reply(string? Text);

    internal sealed record Reason(string? Text);

    internal sealed record Sign(string? Priorities, string? Baseline, string? MandateHolder, int Version);

    internal sealed record PartyShown(Guid Office, string Name, string Country, string Status, bool IsLead, string Priorities, string Baseline, string MandateHolder, DateTimeOffset? SignedAt);

    internal sealed record FactShown(int Position, string Kind, DateTimeOffset At, string By, string? For, string? Reason);

    /// <param name="Status">As in <see cref="Shown"/>.</param>
    internal sealed record Row(string Reference, LocalizedText Title, string Status, IReadOnlyList<string> Countries, DateOnly? SubmittedOn, DateOnly? DueOn, int Unsigned);

    internal sealed record Listing(IReadOnlyList<Row> Rows, int Total, int Page);

    /// <param name="Status">Plain-language stage for the requesting side, inner status for the facility's team.</param>
    internal sealed record Shown(string Reference, string Status, int Version, string Language, IReadOnlyDictionary<string, LocalizedText> Answers, IReadOnlyDictionary<string, List<string>> Choices,
        IReadOnlyList<PartyShown> Parties, IReadOnlyList<string> Unsigned, DateOnly? SubmittedOn, DateOnly? DueOn, IReadOnlyList<string> AllowedActs, IReadOnlyList<FactShown> History);

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
        api.MapPost("/{reference}/parties/{office:guid}/sign-off", async (string reference, Guid office, Sign sign, SignOffParty part, IOccasions who, Wording t, Cancel c) => Status(await part.Sign(reference, new(office), new(sign.Priorities, sign.Baseline, sign.MandateHolder), sign.Version, await who.Current(c), c), t)).WithSummary("Sign off a joint request");
        api.MapPost("/{reference}/parties/{office:guid}/refuse", async (string reference, Guid office, Reason reason, SignOffParty part, IOccasions who, Wording t, Cancel c) => Status(await part.Refuse(reference, new(office), reason.Text, await who.Current(c), c), t)).WithSummary("Refuse an invitation");
        api.MapPost("/{reference}/parties/{office:guid}/withdraw", async (string reference, Guid office, Reason reason, WithdrawParty withdraw, IOccasions who, Wording t, Cancel c) => (await withdraw.Run(reference, new(office), reason.Text, await who.Current(c), c)).ToResult(t)).WithSummary("Leave a joint request");
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
            [.. request.ActiveParties.Select(party => new PartyShown(party.Office.Value, cards[party.Office].Title, party.Country, party.Status.Kebab(), party.IsLead, party.Priorities.ToString(), party.Baseline.ToString(), party.MandateHolder, party.SignedAt))],
            [.. request.UnsignedParties.Select(party => cards[party.Office].Title)], request.SubmittedOn, request.DueOn, [.. seen.Value.Offers.Where(offer => offer.Missing is null).Select(offer => offer.Act.Kebab())],
            [.. seen.Value.History.Select(fact => new FactShown(fact.Position, fact.Kind, fact.At, fact.By, fact.For, fact.Reason))]), StoredJson.Options);
    }
}
