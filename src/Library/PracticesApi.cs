using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Passerelle.Library.Practices;
using Passerelle.Library.Read;
using Passerelle.Library.Statements;
using Passerelle.Platform.Web;

namespace Passerelle.Library;

using Cancel = CancellationToken;

/// <summary>Endpoints of practices, of what became of them elsewhere, and of lessons.</summary>
internal static class PracticesApi
{
    internal sealed record Line(string Reference, int Edition, DateTimeOffset PublishedAt, string Status, DateOnly? ReviewBy, LocalizedText Title, LocalizedText Problem, string Evidence, IReadOnlyList<string> Countries, IReadOnlyList<string> Concepts, IReadOnlyList<string> CarriedInto);

    internal sealed record PracticeList(IReadOnlyList<Line> Practices, int Page, int Size, int Total);

    /// <param name="Version">Of the draft: what an act of the office that answers for it has to name.</param>
    internal sealed record PracticeShown(string Reference, int Edition, DateTimeOffset PublishedAt, string Status, DateOnly? ReviewBy, LocalizedText? Correction, PracticeContent Content, string Seal, IReadOnlyList<EditionLine> Editions, IReadOnlyList<TransferShown> Transfers, string Citation, int Version);

    internal sealed record PracticeDraftShown(string Reference, string Status, int Version, PracticeText Text, DateOnly? ReviewBy, PracticeOrigin Origin, IReadOnlyList<string> AllowedActs);

    internal sealed record TransferShown(string Reference, string Practice, LocalizedText Title, string Kind, IReadOnlyList<string> From, string To, LocalizedText? Body, string? Action, string? Became, PartialDate? On, string? Result, PartialDate? SeenOn, LocalizedText? Reason, LocalizedText Source, string? Url, DateTimeOffset? ConfirmedAt);

    /// <summary>What was carried from whom to whom, and did it hold.</summary>
    internal sealed record TransferList(IReadOnlyList<CarryPair> FromTo, IReadOnlyList<TransferShown> Transfers);

    internal sealed record LessonShown(string Reference, string Status, LocalizedText Title, LocalizedText Text, LocalizedText? Raw, string? RecordedBy, IReadOnlyList<string> Countries, IReadOnlyList<string> Concepts, string? Action, string? Fiche, DateTimeOffset? ValidatedAt, LocalizedText? ValidatedFor, int Version);

    internal sealed record SynthesisShown(string Reference, string Status, LocalizedText Title, LocalizedText Text, IReadOnlyList<string> Concepts, IReadOnlyList<SourceShown> Sources, DateTimeOffset? ConfirmedAt, int Version);

    internal sealed record SourceShown(string Lesson, string Stance, LocalizedText? Note);

    public static void MapPracticesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/practices").WithTags("Practices");
        api.MapGet("/", async (HttpRequest request, string? country, string? concept, string? evidence, string? into, int? page, ListPractices list, IOccasions who, Cancel c) => PracticeFilter.Of(request.Query) is var filter ? Listed(await list.Run(filter, (await who.Current(c)).By, c), filter) : Results.Empty).AllowAnonymous().Produces<PracticeList>().WithSummary("Published practices, by country, concept, evidence and where they were carried");
        api.MapPost("/", async (PracticeForm form, WritePractice write, IOccasions who, Wording t, Cancel c) => (await write.Run(form, await who.Current(c), c)).ToResult(t)).RequireAuthorization().WithSummary("Write a practice, or write on in one language");
        api.MapPost("/from-fiche", async (TakeUpForm form, TakeUpPractice take, IOccasions who, Wording t, Cancel c) => (await take.Run(form, await who.Current(c), c)).ToResult(t)).RequireAuthorization().WithSummary("Begin a practice from what a fiche tells");
        api.MapGet("/{reference}", async (string reference, int? version, ReadPractice read, PracticeCitation cite, IOccasions who, Wording t, Cancel c) => Shown(await read.Run(reference, version, (await who.Current(c)).By, c), cite, t)).AllowAnonymous().Produces<PracticeShown>().WithSummary("A practice as published, with its transfers");
        api.MapGet("/{reference}/draft", async (string reference, LibraryDb db, IOccasions who, Wording t, Cancel c) => (await who.Current(c)).By is var viewer && await db.OpenPractice(reference, viewer, c) is { } practice ? Results.Json(Drafted(practice, viewer), StoredJson.Options) : Problem.NotFound().ToResult(t)).RequireAuthorization().Produces<PracticeDraftShown>().WithSummary("The words being worked on, with what the caller may do");
        api.MapPost("/{reference}/{act}", async (string reference, string act, PassForm form, PassPractice pass, IOccasions who, Wording t, Cancel c) => (EnumWords.FromKebab<PracticeAct>(act) is { } wanted ? await pass.Run(reference, wanted, form, await who.Current(c), c) : Problem.NotFound()).ToResult(t)).RequireAuthorization().WithSummary("Review, return, publish, renew, revise or withdraw it");

        var transfers = app.MapGroup("/api/v1/transfers").WithTags("Practices");
        transfers.MapGet("/", async (HttpRequest request, string? from, string? to, string? kind, string? result, string? practice, string? pillar, string? region, int? since, int? until, ReadTransfers read, IOccasions who, Cancel c) => await Listed(read, TransferFilter.Of(request.Query), (await who.Current(c)).By, c)).AllowAnonymous().Produces<TransferList>().WithSummary("What was carried from whom to whom, and did it hold");
        transfers.MapPost("/", async (TransferForm form, WriteTransfer write, IOccasions who, Wording t, Cancel c) => (await write.Run(form, await who.Current(c), c)).ToResult(t)).RequireAuthorization().WithSummary("Record a transfer, or write on in one language");

        var lessons = app.MapGroup("/api/v1/lessons").WithTags("Practices");
        lessons.MapGet("/", async (LibraryDb db, IOccasions who, Cancel c) => Results.Json(await Lessons(db, null, (await who.Current(c)).By, c), StoredJson.Options)).AllowAnonymous().Produces<IReadOnlyList<LessonShown>>().WithSummary("Lessons; what was recorded only for those who work with it");
        lessons.MapGet("/{reference}", async (string reference, LibraryDb db, IOccasions who, Wording t, Cancel c) => (await Lessons(db, reference, (await who.Current(c)).By, c)) is [var lesson] ? Results.Json(lesson, StoredJson.Options) : Problem.NotFound().ToResult(t)).AllowAnonymous().Produces<LessonShown>().WithSummary("One lesson");
        lessons.MapPost("/", async (LessonForm form, WriteLesson write, IOccasions who, Wording t, Cancel c) => (await write.Run(form, await who.Current(c), c)).ToResult(t)).RequireAuthorization().WithSummary("Record a lesson, or write what is to be validated");
        lessons.MapPost("/from-fiche", async (TakeUpForm form, TakeUpLesson take, IOccasions who, Wording t, Cancel c) => (await take.Run(form, await who.Current(c), c)).ToResult(t)).RequireAuthorization().WithSummary("Take up a lesson that a fiche tells");

        var syntheses = app.MapGroup("/api/v1/syntheses").WithTags("Practices");
        syntheses.MapGet("/", async (LibraryDb db, IOccasions who, Cancel c) => Results.Json((await db.Syntheses.AsNoTracking().SeenBy(db.Db, (await who.Current(c)).By, each => each.Id).Where(each => each.Status != StatementStatus.Withdrawn).OrderBy(each => each.Reference).ToListAsync(c)).Select(Shown).ToList(), StoredJson.Options)).AllowAnonymous().Produces<IReadOnlyList<SynthesisShown>>().WithSummary("What several lessons say together, with every source and where it stands");
        syntheses.MapPost("/", async (SynthesisForm form, WriteSynthesis write, IOccasions who, Wording t, Cancel c) => (await write.Run(form, await who.Current(c), c)).ToResult(t)).RequireAuthorization().WithSummary("Bring validated lessons together");

        app.MapGroup("/api/v1/statements").WithTags("Practices").MapPost("/{reference}/{act}", async (string reference, string act, StatementForm form, PassStatement pass, IOccasions who, Wording t, Cancel c) => (EnumWords.FromKebab<StatementAct>(act) is { } wanted ? await pass.Run(reference, wanted, form, await who.Current(c), c) : Problem.NotFound()).ToResult(t)).RequireAuthorization().WithSummary("Confirm, open again or withdraw a transfer, a lesson or a synthesis");

        var files = app.MapGroup("/{language:length(2)}").AllowAnonymous().ExcludeFromDescription();
        files.MapGet("/practices.atom", async (string language, PracticeCitation cite, Cancel c) => Results.Text(await cite.Feed(language, c), "application/atom+xml", Encoding.UTF8));
        files.MapGet("/practices/{reference}.jsonld", async (string language, string reference, int? version, ReadPractice read, PracticeCitation cite, IOccasions who, Wording t, Cancel c) => Printed(await read.Run(reference, version, (await who.Current(c)).By, c), t, edition => Results.Text(cite.JsonLd(reference, edition, language), "application/ld+json", Encoding.UTF8)));
        files.MapGet("/practices/{reference}.ris", async (string language, string reference, int? version, ReadPractice read, PracticeCitation cite, IOccasions who, Wording t, Cancel c) => Printed(await read.Run(reference, version, (await who.Current(c)).By, c), t, edition => Results.Text(cite.Ris(reference, edition, language), "application/x-research-info-systems", Encoding.UTF8)));
    }

    private static IResult Listed(PracticePage page, PracticeFilter filter) => Results.Json(new PracticeList(
        [.. page.Lines.Select(line => new Line(line.Practice.Reference, line.Edition.Number, line.Edition.PublishedAt, line.Practice.Status.Kebab(), line.Practice.ReviewBy, line.Edition.Content.Text.Title, line.Edition.Content.Text.Problem,
            line.Edition.Content.Text.Evidence.Kebab(), line.Edition.Content.Text.Countries, line.Edition.Content.Text.Concepts, line.Into))], filter.Page, ListPractices.Size, page.Total), StoredJson.Options);

    private static async Task<IResult> Listed(ReadTransfers read, TransferFilter filter, Viewer viewer, Cancel cancellation)
    {
        var rows = await read.Run(filter, viewer, cancellation);
        return Results.Json(new TransferList(ReadTransfers.Pairs(rows.Select(row => row.Transfer)), [.. rows.Select(Shown)]), StoredJson.Options);
    }

    private static TransferShown Shown(TransferRow row)
    {
        var transfer = row.Transfer;
        return new(transfer.Reference, transfer.PracticeReference, row.Title, transfer.Kind.Kebab(), transfer.From, transfer.To, Given(transfer.Body), transfer.Action, transfer.Became, transfer.On,
            transfer.Kind == TransferKind.Rejected ? null : transfer.Result.Kebab(), transfer.SeenOn, Given(transfer.Reason), transfer.Evidence, transfer.Url, transfer.ConfirmedAt);
    }

    private static IResult Shown(Outcome<PracticeReading> reading, PracticeCitation citation, Wording wording) => Printed(reading, wording, edition => Results.Json(new PracticeShown(
        reading.Value.Practice.Reference, edition.Number, edition.PublishedAt, reading.Value.Practice.Status.Kebab(), reading.Value.Practice.ReviewBy, Given(edition.Correction), edition.Content, edition.Content.Seal, reading.Value.Editions,
        [.. reading.Value.Transfers.Select(Shown)], citation.Text(reading.Value.Practice.Reference, edition, Language.Current), reading.Value.Practice.Draft.Version), StoredJson.Options));

    private static PracticeDraftShown Drafted(Practice practice, Viewer viewer) => new(practice.Reference, practice.Status.Kebab(), practice.Draft.Version, practice.Draft.Text, practice.ReviewBy, practice.Origin,
        [.. PracticeFlow.Table.Offers(practice, viewer).Where(offer => offer.Missing is null).Select(offer => offer.Act.Kebab())]);

    private static async Task<IReadOnlyList<LessonShown>> Lessons(LibraryDb db, string? reference, Viewer viewer, Cancel cancellation)
    {
        var lessons = await db.Lessons.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).Where(each => each.Status != StatementStatus.Withdrawn && (reference == null || each.Reference == reference)).OrderBy(each => each.Reference).ToListAsync(cancellation);
        var ids = lessons.Select(lesson => lesson.Id).ToList();
        var raw = await db.Db.Set<RawLesson>().AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).Where(each => ids.Contains(each.Lesson)).ToDictionaryAsync(each => each.Lesson, cancellation);
        return [.. lessons.Select(lesson => new LessonShown(lesson.Reference, lesson.Status.Kebab(), lesson.Title, lesson.Text, raw.GetValueOrDefault(lesson.Id)?.Text, raw.GetValueOrDefault(lesson.Id)?.RecordedBy,
            lesson.Countries, lesson.Concepts, lesson.Action, lesson.Fiche, lesson.ConfirmedAt, Given(lesson.ConfirmedFor), lesson.Version))];
    }

    private static SynthesisShown Shown(Synthesis synthesis) => new(synthesis.Reference, synthesis.Status.Kebab(), synthesis.Title, synthesis.Text, synthesis.Concepts,
        [.. synthesis.Sources.Select(source => new SourceShown(source.Lesson, source.Stance.Kebab(), Given(source.Note)))], synthesis.ConfirmedAt, synthesis.Version);

    private static LocalizedText? Given(LocalizedText text) => text.IsEmpty ? null : text;

    /// <summary>What was withdrawn is Gone, not missing: the address did hold something.</summary>
    private static IResult Printed(Outcome<PracticeReading> reading, Wording wording, Func<PracticeEdition, IResult> answer) =>
        reading.Problem is { } problem ? problem.ToResult(wording) : reading.Value.Edition is { } edition ? answer(edition) : Results.Problem(wording["library.practice.withdrawn"], statusCode: StatusCodes.Status410Gone);
}
