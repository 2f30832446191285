using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Passerelle.Directory.Public;
using Passerelle.Platform.Documents;
using Passerelle.Platform.Web;
using Passerelle.Requests.Appraise;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Meet;

namespace Passerelle.Requests;

using Cancel = CancellationToken;

/// <summary>The room's endpoints for meetings of the committee, its documents, and conflicts of interest.</summary>
internal static class MeetingsApi
{
    internal sealed record Reason(string? Text);

    internal sealed record Approval(int Version);

    internal sealed record MeetingRow(string Reference, DateOnly Day, string Place, bool Remote, string Status, IReadOnlyList<string> Requests);

    internal sealed record MeetingShown(string Reference, int Version, DateOnly Day, string Place, bool Remote, OfficeId Chair, string Status, IReadOnlyList<AgendaItem> Agenda, IReadOnlyList<Attendance> Attendance, DateOnly? ApprovedOn, IReadOnlyList<string> AllowedActs);

    /// <param name="Found">How it was found, in the caller's language, step by step.</param>
    internal sealed record ConflictShown(Guid Id, Guid Office, string Name, string Basis, string Found, string Status, string? Measure, string? Reason, string? JudgedBy, DateOnly? JudgedOn);

    public static void MapMeetingsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/meetings").RequireAuthorization().WithTags("Committee meetings");
        api.MapGet("/", async (ReadMeeting read, IOccasions who, Cancel c) => Listed(await read.All((await who.Current(c)).By, c))).WithSummary("Meetings of the steering committee");
        api.MapPost("/", async (MeetingForm form, PlanMeeting plan, IOccasions who, Wording t, Cancel c) => (await plan.Run(form, await who.Current(c), c)).ToResult(t)).WithSummary("Plan a meeting");
        api.MapGet("/{reference}", async (string reference, ReadMeeting read, IOccasions who, Wording t, Cancel c) => Show(await read.Run(reference, (await who.Current(c)).By, c), t)).WithSummary("One meeting, with what the caller may do");
        api.MapPut("/{reference}", async (string reference, MeetingForm form, ChangeMeeting change, IOccasions who, Wording t, Cancel c) => (await change.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Change day, place, chair or agenda");
        api.MapPost("/{reference}/agenda", async (string reference, SendAgenda send, IOccasions who, Wording t, Cancel c) => (await send.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Send the agenda to the committee");
        api.MapPost("/{reference}/cancel", async (string reference, Reason reason, CancelMeeting cancel, IOccasions who, Wording t, Cancel c) => (await cancel.Run(reference, reason.Text, await who.Current(c), c)).ToResult(t)).WithSummary("Cancel a meeting");
        api.MapPost("/{reference}/attendance", async (string reference, AttendanceForm form, TakeAttendance take, IOccasions who, Wording t, Cancel c) => (await take.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Record that it was held, and who came");
        api.MapPost("/{reference}/items/{request}", async (string reference, string request, ItemForm form, RecordItem record, IOccasions who, Wording t, Cancel c) => (await record.Run(reference, request, form, await who.Current(c), c)).ToResult(t)).WithSummary("Record discussion, motion and vote on a case");
        api.MapPost("/{reference}/minutes", async (string reference, Approval approval, ApproveMinutes approve, IOccasions who, Wording t, Cancel c) => (await approve.Run(reference, approval.Version, await who.Current(c), c)).ToResult(t)).WithSummary("Approve the minutes as read");

        var cases = app.MapGroup("/api/v1/requests/{reference}").RequireAuthorization().WithTags("Conflicts of interest");
        cases.MapGet("/conflicts", async (string reference, Decide.ReadPaper read, IOccasions who, Wording t, Cancel c) => Show(await read.Run(reference, (await who.Current(c)).By, c), t)).WithSummary("Conflicts of interest, as far as the caller may read them");
        cases.MapPost("/declaration", async (string reference, DeclarationForm form, DeclareInterest declare, IOccasions who, Wording t, Cancel c) => (await declare.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Declare an interest, or that there is none");
        cases.MapPost("/conflicts/{conflict:guid}", async (string reference, Guid conflict, JudgementForm form, JudgeConflict judge, IOccasions who, Wording t, Cancel c) => (await judge.Run(reference, With(form, conflict), await who.Current(c), c)).ToResult(t)).WithSummary("Accept a measure, exclude the office, or dismiss the conflict");
        cases.MapPost("/third-appraiser", async (string reference, ThirdForm form, AskThird ask, IOccasions who, Wording t, Cancel c) => (await ask.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Ask one more appraiser where two are far apart");

        var files = app.MapGroup("/{language:length(2)}").RequireAuthorization().ExcludeFromDescription();
        files.MapGet("/requests/{reference}/paper.docx", async (string reference, PrintMeeting print, IOccasions who, Wording t, Cancel c) => File(await print.Paper(reference, (await who.Current(c)).By, c), t, $"{reference}-{Language.Current}"));
        files.MapGet("/requests/{reference}/paper.pdf", async (string reference, PrintMeeting print, PdfPrinter printer, IOccasions who, Wording t, Cancel c) => await Pdf(await print.Paper(reference, (await who.Current(c)).By, c), printer, t, $"{reference}-{Language.Current}", c));
        files.MapGet("/meetings/{reference}/papers.docx", async (string reference, PrintMeeting print, IOccasions who, Wording t, Cancel c) => File(await print.Papers(reference, (await who.Current(c)).By, c), t, $"{reference}-papers-{Language.Current}"));
        files.MapGet("/meetings/{reference}/papers.pdf", async (string reference, PrintMeeting print, PdfPrinter printer, IOccasions who, Wording t, Cancel c) => await Pdf(await print.Papers(reference, (await who.Current(c)).By, c), printer, t, $"{reference}-papers-{Language.Current}", c));
        files.MapGet("/meetings/{reference}/minutes.docx", async (string reference, PrintMeeting print, IOccasions who, Wording t, Cancel c) => File(await print.Minutes(reference, (await who.Current(c)).By, c), t, $"{reference}-minutes-{Language.Current}"));
        files.MapGet("/meetings/{reference}/minutes.pdf", async (string reference, PrintMeeting print, PdfPrinter printer, IOccasions who, Wording t, Cancel c) => await Pdf(await print.Minutes(reference, (await who.Current(c)).By, c), printer, t, $"{reference}-minutes-{Language.Current}", c));
    }

    private static JudgementForm With(JudgementForm form, Guid conflict)
    {
        form.Conflict = conflict;
        return form;
    }

    private static IResult File(Outcome<Document> document, Wording wording, string name) =>
        document.Problem is { } problem ? problem.ToResult(wording) : document.Value.ToDocx(name);

    private static async Task<IResult> Pdf(Outcome<Document> document, PdfPrinter printer, Wording wording, string name, Cancel cancellation) =>
        document.Problem is { } problem ? problem.ToResult(wording) : await document.Value.ToPdf(name, printer, wording, cancellation);

    private static IResult Listed(IReadOnlyList<Meeting> meetings) => Results.Json(
        meetings.Select(meeting => new MeetingRow(meeting.Reference, meeting.Day, meeting.Place, meeting.Remote, meeting.Status.Kebab(), [.. meeting.Agenda.Select(item => item.Request)])), StoredJson.Options);

    private static IResult Show(Outcome<MeetingView> read, Wording wording)
    {
        if (read.Problem is { } problem) return problem.ToResult(wording);
        var meeting = read.Value.Meeting;
        return Results.Json(new MeetingShown(meeting.Reference, meeting.Version, meeting.Day, meeting.Place, meeting.Remote, meeting.Chair, meeting.Status.Kebab(), meeting.Agenda, meeting.Attendance, meeting.ApprovedOn,
            [.. read.Value.Offers.Where(offer => offer.Missing is null).Select(offer => offer.Act.Kebab())]), StoredJson.Options);
    }

    private static IResult Show(Outcome<Decide.Paper> read, Wording wording) => read.Problem is { } problem ? problem.ToResult(wording) : Results.Json(
        read.Value.Conflicts.Select(each => new ConflictShown(each.Id.Value, each.Office.Value, read.Value.NameOf(each.Office), each.Basis.Kebab(), wording.Found(each), each.Status.Kebab(), each.Measure, each.Reason,
            each.JudgedBy is { } by ? read.Value.NameOf(by) : null, each.JudgedOn)), StoredJson.Options);
}
