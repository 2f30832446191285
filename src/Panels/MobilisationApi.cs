using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Passerelle.Panels.HostView;
using Passerelle.Panels.Mobilise;
using Passerelle.Panels.Nominate;
using Passerelle.Panels.OnMission;
using Passerelle.Panels.Reckon;
using Passerelle.Panels.Release;
using Passerelle.Platform.Documents;
using Passerelle.Platform.Web;

namespace Passerelle.Panels;

using Cancel = CancellationToken;

/// <summary>Calls, releases, hosts' views, missions and the ledger.</summary>
internal static class MobilisationApi
{
    internal sealed record ChairShown(string Expert, string Name, string State, string? Seat, string? Call, string? Status, DateOnly? OtherDay, string? Conditions);

    internal sealed record CallShown(string Reference, string? Country, string Status, int Seats, DateOnly ClosesOn, DateOnly? PutOffUntil, string? Reason, IReadOnlyList<Nomination> Nominations);

    internal sealed record MobilisationShown(string? Reference, string Panel, DateOnly? From, DateOnly? Until, IReadOnlyList<string> Languages, string? Terms, IReadOnlyList<ChairShown> Chairs, IReadOnlyList<string> Offers, IReadOnlyList<CallShown> Calls, IReadOnlyList<string> Missions);

    internal sealed record OwnExpert(string Expert, string Name, bool Named, IReadOnlyList<string> Obstacles);

    internal sealed record SeatShown(string Reference, string Expert, string Name, string Status, string? Conditions, IReadOnlyList<string> Signers);

    internal sealed record OwnCallShown(string Reference, string Status, string Title, DateOnly From, DateOnly Until, IReadOnlyList<string> Languages, string Terms, int Seats, DateOnly ClosesOn, IReadOnlyList<OwnExpert> Experts, IReadOnlyList<SeatShown> Released);

    internal sealed record HostShown(string Reference, string Title, DateOnly From, DateOnly Until, DateOnly? DueOn, IReadOnlyList<HostCard> Waiting, int Accepted, int Objected);

    internal sealed record ItemShown(int At, string Code, string Title, bool Blocking, DateTimeOffset? DoneAt, string? Waived);

    internal sealed record MissionShown(string Reference, string Action, string Expert, string Status, int Version, DateOnly From, DateOnly Until, int Days, IReadOnlyList<ItemShown> Items, IReadOnlyList<PerDiemLine> PerDiem, DateOnly ReportDue, DateTimeOffset? ReportedAt, string? Report, MissionMark? OfExpert, MissionMark? OfMission, IReadOnlyList<string> AllowedActs);

    internal sealed record MissionLine(string Reference, string Expert, string Status, string? Country, DateOnly From, DateOnly Until, int Days);

    internal sealed record LedgerShown(IReadOnlyList<LedgerRow> Rows, Count Asked, Count Offered, Count Used, IReadOnlyList<MissionLine> Missions);

    public static void MapMobilisationApi(this IEndpointRouteBuilder app)
    {
        var panels = app.MapGroup("/api/v1/panels/{reference}").WithTags("Mobilisation").RequireAuthorization();
        panels.MapGet("/mobilisation", async (string reference, ViewMobilisation view, IOccasions who, Wording t, Cancel c) => Answer(await view.Run(reference, await who.Current(c), c), t)).Produces<MobilisationShown>().WithSummary("What has come of a proposed panel: calls, seats, missions");
        panels.MapPost("/call", async (string reference, CallForm form, CallHomes call, IOccasions who, Wording t, Cancel c) => (await call.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Call the experts by way of their administrations");
        panels.MapPost("/fill", async (string reference, FillForm form, FillChairs fill, IOccasions who, Wording t, Cancel c) => (await fill.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Compose again around those who said no, with the fewest changes, and propose");
        panels.MapPost("/ask-host", async (string reference, AskHost ask, IOccasions who, Wording t, Cancel c) => (await ask.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Put everybody who was released before the host");

        var calls = app.MapGroup("/api/v1/calls").WithTags("Mobilisation").RequireAuthorization();
        calls.MapGet("/", async (ReadCalls read, IOccasions who, Cancel c) => Results.Json((await read.Mine((await who.Current(c)).By, c)).Select(line => new CallShown(line.Call.Reference, line.Call.Country, line.Call.Status.Kebab(), line.Call.Seats, line.Call.ClosesOn, line.Call.PutOffUntil, line.Call.Reason, line.Call.Nominations)), StoredJson.Options)).Produces<IReadOnlyList<CallShown>>().WithSummary("Calls to the caller's own offices, newest first");
        calls.MapGet("/{reference}", async (string reference, ReadCalls read, IOccasions who, Wording t, Cancel c) => Answer(await read.One(reference, await who.Current(c), c), t)).Produces<OwnCallShown>().WithSummary("A call to the caller's own office, and whom it may name");
        calls.MapPost("/{reference}/nominate", async (string reference, AnswerForm form, AnswerCall answer, IOccasions who, Wording t, Cancel c) => (await answer.Nominate(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Name experts, each with a replacement");
        calls.MapPost("/{reference}/decline", async (string reference, AnswerForm form, AnswerCall answer, IOccasions who, Wording t, Cancel c) => (await answer.Decline(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Name nobody, with a reason");
        calls.MapPost("/{reference}/put-off", async (string reference, AnswerForm form, AnswerCall answer, IOccasions who, Wording t, Cancel c) => (await answer.PutOff(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Answer later, by a day within the call");
        calls.MapPost("/{reference}/pass-on", async (string reference, AnswerForm form, AnswerCall answer, IOccasions who, Wording t, Cancel c) => (await answer.PassOn(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Say which other office should be asked");
        calls.MapPost("/{reference}/withdraw", async (string reference, AnswerCall answer, IOccasions who, Wording t, Cancel c) => (await answer.Withdraw(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Take a call back");
        calls.MapPost("/{reference}/release", async (string reference, ReleaseForm form, ReleaseSeats release, IOccasions who, Wording t, Cancel c) => (await release.Sign(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Sign the release of named experts, or refuse it");
        calls.MapPost("/{reference}/countersign", async (string reference, ReleaseForm form, ReleaseSeats release, IOccasions who, Wording t, Cancel c) => (await release.Countersign(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Sign beside the first, or send it back");

        var hosts = app.MapGroup("/api/v1/profiles").WithTags("Mobilisation").RequireAuthorization();
        hosts.MapGet("/{reference}", async (string reference, AnswerHost answer, IOccasions who, Wording t, Cancel c) => Answer(await answer.Read(reference, await who.Current(c), c), t)).Produces<HostShown>().WithSummary("Short profiles that the caller's office is asked about as a host");
        hosts.MapPost("/{reference}", async (string reference, HostForm form, AnswerHost answer, IOccasions who, Wording t, Cancel c) => (await answer.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Welcome experts, or object with a reason");

        var seats = app.MapGroup("/api/v1/seats").WithTags("Mobilisation").RequireAuthorization();
        seats.MapPost("/{reference}/{act:regex(^(state-release|ask-again|withdraw)$)}", async (string reference, string act, SteerForm form, SteerSeat steer, IOccasions who, Wording t, Cancel c) => (await steer.Run(reference, EnumWords.FromKebab<SeatAct>(act)!.Value, form, await who.Current(c), c)).ToResult(t)).WithSummary("State a release on paper, ask the expert again, give a seat up");

        var missions = app.MapGroup("/api/v1/missions").WithTags("Missions").RequireAuthorization();
        missions.MapGet("/", async (ReadMission read, IOccasions who, Cancel c) => Results.Json((await read.All((await who.Current(c)).By, c)).Select(Line), StoredJson.Options)).Produces<IReadOnlyList<MissionLine>>().WithSummary("Missions the caller sees, newest first");
        missions.MapGet("/{reference}", async (string reference, ReadMission read, IOccasions who, Wording t, Cancel c) => Answer(await read.Run(reference, (await who.Current(c)).By, c), t)).Produces<MissionShown>().WithSummary("One mission file, with what the caller may do");
        missions.MapPost("/{reference}/items", async (string reference, ItemForm form, KeepMission keep, IOccasions who, Wording t, Cancel c) => (await keep.Settle(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Settle an item of the checklist, say that it is not needed, or add one");
        missions.MapPost("/{reference}/{act:regex(^(start|cancel|close)$)}", async (string reference, string act, KeepMission keep, IOccasions who, Wording t, Cancel c) => (await keep.Run(reference, EnumWords.FromKebab<MissionAct>(act)!.Value, await who.Current(c), c)).ToResult(t)).WithSummary("Let the expert leave, cancel, close");
        missions.MapPost("/{reference}/report", async (string reference, ReportForm form, ReportMission report, IOccasions who, Wording t, Cancel c) => (await report.Report(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Hand in a report that came on paper");
        missions.MapPost("/{reference}/appraisal", async (string reference, MarkForm form, ReportMission report, IOccasions who, Wording t, Cancel c) => (await report.MarkExpert(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Say, as the host, how the expert's work was");
        missions.MapGet("/{reference}/letter.docx", async (string reference, string? language, ReadMission read, IOccasions who, Wording t, Cancel c) => await read.Letter(reference, language, (await who.Current(c)).By, c) is { Problem: null } written ? written.Value.ToDocx(reference) : Problem.NotFound().ToResult(t)).WithSummary("The mission letter");
        missions.MapGet("/{reference}/letter.pdf", async (string reference, string? language, ReadMission read, PdfPrinter printer, IOccasions who, Wording t, Cancel c) => await read.Letter(reference, language, (await who.Current(c)).By, c) is { Problem: null } written ? await written.Value.ToPdf(reference, printer, t, c) : Problem.NotFound().ToResult(t)).WithSummary("The mission letter as PDF");

        var ledger = app.MapGroup("/api/v1/ledger").WithTags("Ledger").RequireAuthorization();
        ledger.MapGet("/", async (string? country, int? year, ReadLedger read, IOccasions who, Wording t, Cancel c) => Answer(await read.Run(country, year, (await who.Current(c)).By, c), t)).Produces<LedgerShown>().WithSummary("Experts and days asked, offered and used by each administration; of one country where it is named");
        ledger.MapGet("/statement.csv", async (string? country, int? year, ReadLedger read, IOccasions who, Wording t, Cancel c) => await read.Run(country, year, (await who.Current(c)).By, c) is { Problem: null } sheet ? Results.File(read.Csv(sheet.Value, Language.Current), ReadLedger.ContentType, FileName(country, year, "csv")) : Problem.NotFound().ToResult(t)).WithSummary("The statement as CSV");
        ledger.MapGet("/statement.xlsx", async (string? country, int? year, ReadLedger read, TimeProvider time, IOccasions who, Wording t, Cancel c) => await read.Run(country, year, (await who.Current(c)).By, c) is { Problem: null } sheet ? Results.File(XlsxFile.Write([ReadLedger.Table(sheet.Value, t, Language.Current)], time.GetUtcNow()), XlsxFile.ContentType, FileName(country, year, "xlsx")) : Problem.NotFound().ToResult(t)).WithSummary("The statement as XLSX");
    }

    private static string FileName(string? country, int? year, string ending) => string.Join('-', new[] { "statement", country is { Length: 2 } ? country : null, year?.ToString(System.Globalization.CultureInfo.InvariantCulture) }.OfType<string>()) + $".{ending}";

    private static MissionLine Line(MissionFile mission) => new(mission.Reference, mission.Expert, mission.Status.Kebab(), mission.Country, mission.From, mission.Until, mission.Days);

    private static IResult Answer(Outcome<MobilisationView> seen, Wording t)
    {
        if (seen.Problem is { } problem) return problem.ToResult(t);
        var view = seen.Value;
        return Results.Json(new MobilisationShown(view.Begun?.Reference, view.Panel.Reference, view.Begun?.From, view.Begun?.Until, view.Begun?.Languages ?? [], view.Begun?.Terms,
            [.. view.Chairs.Select(chair => new ChairShown(chair.Expert, view.Name(chair.Expert), chair.State.Kebab(), chair.Seat?.Reference, chair.Call?.Reference, chair.Seat?.Status.Kebab(), chair.Seat?.OtherDay, chair.Seat?.Conditions))],
            [.. view.Offers.Select(offer => offer.Expert)], [.. view.Calls.Select(call => new CallShown(call.Reference, call.Country, call.Status.Kebab(), call.Seats, call.ClosesOn, call.PutOffUntil, call.Reason, call.Nominations))],
            [.. view.Missions.Select(mission => mission.Reference)]), StoredJson.Options);
    }

    private static IResult Answer(Outcome<CallSheet> seen, Wording t)
    {
        if (seen.Problem is { } problem) return problem.ToResult(t);
        var (sheet, call, about) = (seen.Value, seen.Value.Call, seen.Value.Mobilisation);
        return Results.Json(new OwnCallShown(call.Reference, call.Status.Kebab(), about.Title.ToString(), about.From, about.Until, about.Languages, about.Terms, call.Seats, call.ClosesOn,
            [.. sheet.Own.Select(own => new OwnExpert(own.Card.Reference, own.Card.Name, call.Named.Contains(own.Card.Reference), [.. own.Obstacles.Select(obstacle => obstacle.Kebab())]))],
            [.. sheet.Seats.Select(seat => new SeatShown(seat.Reference, seat.Expert, sheet.Name(seat.Expert), seat.Status.Kebab(), seat.Conditions, [.. seat.Signers.Select(signer => signer.Name)]))]), StoredJson.Options);
    }

    private static IResult Answer(Outcome<HostSheet> seen, Wording t) => seen.Problem is { } problem ? problem.ToResult(t)
        : Results.Json(new HostShown(seen.Value.Mobilisation.Reference, seen.Value.Mobilisation.Title.ToString(), seen.Value.Mobilisation.From, seen.Value.Mobilisation.Until, seen.Value.DueOn, seen.Value.Waiting, seen.Value.Accepted, seen.Value.Objected), StoredJson.Options);

    private static IResult Answer(Outcome<MissionSheet> seen, Wording t)
    {
        if (seen.Problem is { } problem) return problem.ToResult(t);
        var (sheet, mission) = (seen.Value, seen.Value.Mission);
        return Results.Json(new MissionShown(mission.Reference, sheet.Mobilisation.ActionReference, mission.Expert, mission.Status.Kebab(), mission.Version, mission.From, mission.Until, mission.Days,
            [.. mission.Items.Index().Select(item => new ItemShown(item.Index, item.Item.Code, item.Item.Title, item.Item.Blocking, item.Item.DoneAt, item.Item.Waived))], sheet.PerDiem, mission.ReportDue, mission.ReportedAt, mission.Report, mission.OfExpert, mission.OfMission,
            [.. sheet.Offers.Where(offer => offer.Missing is null).Select(offer => offer.Act.Kebab())]), StoredJson.Options);
    }

    private static IResult Answer(Outcome<LedgerSheet> seen, Wording t) => seen.Problem is { } problem ? problem.ToResult(t)
        : Results.Json(new LedgerShown(seen.Value.Rows, seen.Value.Total(LedgerColumn.Asked), seen.Value.Total(LedgerColumn.Offered), seen.Value.Total(LedgerColumn.Used), [.. seen.Value.Missions.Select(Line)]), StoredJson.Options);
}
