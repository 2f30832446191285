using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Alerts;
using Passerelle.Library.Bind;
using Passerelle.Library.Browse;
using Passerelle.Library.Desk;
using Passerelle.Library.Public;
using Passerelle.Library.Read;
using Passerelle.Library.Review;
using Passerelle.Library.TakeIn;
using Passerelle.Library.Translate;
using Passerelle.Library.Write;
using Passerelle.Platform.Documents;
using Passerelle.Platform.Web;

namespace Passerelle.Library;

using Cancel = CancellationToken;

/// <summary>The room's endpoints: its table of contents.</summary>
internal static class LibraryApi
{
    internal sealed record FicheLine(string Reference, string Action, int Edition, DateTimeOffset PublishedAt, LocalizedText Title, LocalizedText Summary, IReadOnlyList<string> Countries, IReadOnlyList<string> Languages);

    internal sealed record FicheList(IReadOnlyList<FicheLine> Fiches, int Page, int Size, int Total);

    internal sealed record FicheShown(string Reference, int Edition, DateTimeOffset PublishedAt, LocalizedText? Correction, FicheContent Content, string Seal, IReadOnlyList<EditionLine> Editions, string Citation);

    internal sealed record DraftShown(string Reference, string Status, int Version, FicheText Text, IReadOnlyList<LanguageState> Translations, IReadOnlyList<string> AllowedActs);

    internal sealed record IntakeLine(string Reference, string Status, string Source, string? Title, int Undecided);

    internal sealed record IntakeShown(string Reference, string Status, string Source, int Version, OldFiche Read, IntakeForm Judged, IReadOnlyDictionary<string, List<int>> Lines, IReadOnlyList<string> AllowedActs, string? Action, string? Fiche);

    internal sealed record TranslatedRecord(string Kind, string Reference, LocalizedText Title, string Source, IReadOnlyList<TranslationState> Languages);

    internal sealed record TranslationState(string Language, int Segments, int Words, int WordsDone, int Missing, int Stale, int Machine, bool SignedOff);

    internal sealed record SegmentShown(string Name, int Place, string Of, string Seen, string Source, string SourceLanguage, string? Text, string State, string? Origin, string? Was, string? Proposal, string? ProposedBy);

    internal sealed record TranslationShown(string Kind, string Reference, string Language, TranslationState State, string Print, string? SignedBy, DateTimeOffset? SignedAt, IReadOnlyList<SegmentShown> Segments, IReadOnlyList<string> AllowedActs);

    internal sealed record TermShown(Guid Id, LocalizedText Words, string Note, bool Retired, int Version);

    internal sealed record SavedSearchShown(string Reference, string Name, string Question, IReadOnlyList<string> Chosen, string Language, Rhythm Rhythm);

    internal sealed record RefusalForm(string? Reason);

    internal sealed record AcceptForm(int Version);

    public static void MapLibraryApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/fiches").WithTags("Fiches");
        api.MapGet("/", async (int? page, ListFiches list, IOccasions who, Cancel c) => Listed(await list.Run(page ?? 1, (await who.Current(c)).By, c))).AllowAnonymous().WithSummary("Published fiches");
        api.MapPost("/", async (WriteForm form, WriteFiche write, IOccasions who, Wording t, Cancel c) => (await write.Run(form, await who.Current(c), c)).ToResult(t)).RequireAuthorization().WithSummary("Write the fiche of an Action");
        api.MapGet("/{reference}", async (string reference, int? version, ReadFiche read, Citation cite, IOccasions who, Wording t, Cancel c) => Shown(await read.Run(reference, version, (await who.Current(c)).By, c), cite, t)).AllowAnonymous().WithSummary("A fiche as published, in its newest edition or in the one asked for");
        api.MapGet("/{reference}/draft", async (string reference, OpenFiche open, IOccasions who, Wording t, Cancel c) => Shown(await open.Run(reference, (await who.Current(c)).By, c), t)).RequireAuthorization().WithSummary("The words being worked on, with what the caller may do");
        api.MapPut("/{reference}/draft/{language}", async (string reference, string language, TranslateForm form, TranslateFiche translate, IOccasions who, Wording t, Cancel c) => (await translate.Run(form.Into(reference, language), await who.Current(c), c)).ToResult(t)).RequireAuthorization().WithSummary("Translate the draft");
        api.MapPost("/{reference}/submit", async (string reference, ReviewForm form, SubmitFiche act, IOccasions who, Wording t, Cancel c) => (await act.Run(form.Of(reference), await who.Current(c), c)).ToResult(t)).RequireAuthorization().WithSummary("Hand the draft in for review");
        api.MapPost("/{reference}/return", async (string reference, ReviewForm form, ReturnFiche act, IOccasions who, Wording t, Cancel c) => (await act.Run(form.Of(reference), await who.Current(c), c)).ToResult(t)).RequireAuthorization().WithSummary("Give the draft back to its editor");
        api.MapPost("/{reference}/publish", async (string reference, ReviewForm form, PublishFiche act, IOccasions who, Wording t, Cancel c) => (await act.Run(form.Of(reference), await who.Current(c), c)).ToResult(t)).RequireAuthorization().WithSummary("Publish the next edition");
        api.MapPost("/{reference}/correct", async (string reference, ReviewForm form, CorrectFiche act, IOccasions who, Wording t, Cancel c) => (await act.Run(form.Of(reference), await who.Current(c), c)).ToResult(t)).RequireAuthorization().WithSummary("Open a published fiche for a correction");
        api.MapPost("/{reference}/withdraw", async (string reference, ReviewForm form, WithdrawFiche act, IOccasions who, Wording t, Cancel c) => (await act.Run(form.Of(reference), await who.Current(c), c)).ToResult(t)).RequireAuthorization().WithSummary("Withdraw a published fiche");

        var old = app.MapGroup("/api/v1/old-fiches").WithTags("Fiches").RequireAuthorization();
        old.MapGet("/", async (LibraryDb db, IOccasions who, Cancel c) => Results.Json(await db.Intakes.AsNoTracking().SeenBy(db.Db, (await who.Current(c)).By, intake => intake.Id).OrderBy(intake => intake.Reference).AsAsyncEnumerable().Select(intake => Line(intake)).ToListAsync(c), StoredJson.Options)).WithSummary("Old fiches taken in");
        old.MapPost("/", async (TakeInForm form, TakeInFiche takeIn, IOccasions who, Wording t, Cancel c) => (await takeIn.Run(form, await who.Current(c), c)).ToResult(t)).WithSummary("Take in an old fiche: its name and its content in Base64");
        old.MapGet("/{reference}", async (string reference, LibraryDb db, IOccasions who, Wording t, Cancel c) => (await who.Current(c)).By is var viewer && await db.TakenIn(reference, viewer, c) is { } intake ? Results.Json(Shown(intake, viewer, t), StoredJson.Options) : Problem.NotFound().ToResult(t)).WithSummary("What was read in an old fiche, and what has been made of it");
        old.MapPut("/{reference}", async (string reference, IntakeForm form, JudgeIntake judge, IOccasions who, Wording t, Cancel c) => (await judge.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Keep fields and verdicts on doubts");
        old.MapPost("/{reference}/accept", async (string reference, AcceptForm form, AcceptIntake accept, IOccasions who, Wording t, Cancel c) => (await accept.Run(reference, form.Version, await who.Current(c), c)).ToResult(t)).WithSummary("Make it an Action of the archive and the draft of its fiche");
        old.MapPost("/{reference}/refuse", async (string reference, RefusalForm form, RefuseIntake refuse, IOccasions who, Wording t, Cancel c) => (await refuse.Run(reference, form.Reason, await who.Current(c), c)).ToResult(t)).WithSummary("Leave it out, with a reason");

        var translations = app.MapGroup("/api/v1/translations").WithTags("Translations").RequireAuthorization();
        translations.MapGet("/", async (BrowseTranslations browse, IOccasions who, Wording t, Cancel c) => Shown(await browse.Run((await who.Current(c)).By, c), t)).WithSummary("Progress of every record and language");
        translations.MapGet("/glossary", async (LibraryDb db, Cancel c) => Results.Json(await db.GlossaryTerms.AsNoTracking().OrderBy(term => term.Id).Select(term => new TermShown(term.Id.Value, term.Words, term.Note, term.Retired, term.Version)).ToListAsync(c), StoredJson.Options)).WithSummary("The facility's own words");
        translations.MapPost("/glossary", async (GlossaryForm form, KeepTerm keep, IOccasions who, Wording t, Cancel c) => (await keep.Run(form, await who.Current(c), c)).ToResult(t)).WithSummary("Keep a word: a new one, or by its id one that is there");
        translations.MapPut("/languages/{language}", async (string language, AssignLanguageForm form, AssignLanguage assign, IOccasions who, Wording t, Cancel c) => (await assign.Run(new() { Language = language, Office = form.Office }, await who.Current(c), c)).ToResult(t)).WithSummary("Say which office signs off a language");
        translations.MapGet("/{kind}/{reference}/{language}", async (string kind, string reference, string language, Benches benches, IOccasions who, Wording t, Cancel c) => await who.Current(c) is var occasion && Works(occasion.By) && await benches.Open(kind, reference, language, occasion, c) is var (bench, _) ? Results.Json(Shown(bench, occasion.By), StoredJson.Options) : Problem.NotFound().ToResult(t)).WithSummary("Segments of a record beside their translation, and what the caller may do");
        translations.MapPut("/{kind}/{reference}/{language}", async (string kind, string reference, string language, SegmentsForm form, TranslateSegments translate, IOccasions who, Wording t, Cancel c) => (await translate.Run(kind, reference, language, form, await who.Current(c), c)).ToResult(t)).WithSummary("Translate segments");
        translations.MapPost("/{kind}/{reference}/{language}/machine", async (string kind, string reference, string language, AskMachine ask, IOccasions who, Wording t, Cancel c) => (await ask.Run(kind, reference, language, await who.Current(c), c)).ToResult(t)).WithSummary("Have a machine propose what is missing");
        translations.MapPost("/{kind}/{reference}/{language}/sign-off", async (string kind, string reference, string language, SignTranslationForm form, SignTranslation sign, IOccasions who, Wording t, Cancel c) => (await sign.Run(kind, reference, language, form, await who.Current(c), c)).ToResult(t)).WithSummary("Vouch for a translation as a whole");
        translations.MapPost("/{kind}/{reference}/{language}/xliff", async (string kind, string reference, string language, XliffForm form, ImportXliff import, IOccasions who, Wording t, Cancel c) => (await import.Run(kind, reference, language, form, await who.Current(c), c)).ToResult(t)).WithSummary("Take over what a translator has written in an XLIFF file, its content in Base64");

        var searches = app.MapGroup("/api/v1/saved-searches").WithTags("Search").RequireAuthorization();
        searches.MapGet("/", async (LibraryDb db, IOccasions who, Cancel c) => (await who.Current(c)).By is var viewer ? Results.Json((await db.SavedSearches.AsNoTracking().SeenBy(db.Db, viewer, saved => saved.Id).Where(saved => saved.Account == viewer.Account).OrderBy(saved => saved.Id).ToListAsync(c)).Select(saved => new SavedSearchShown(saved.Reference, saved.Name, saved.Question, saved.Chosen, saved.Language, saved.Rhythm)), StoredJson.Options) : Results.Empty).WithSummary("The caller’s own searches");
        searches.MapPost("/", async (SearchForm form, KeepSearch keep, IOccasions who, Wording t, Cancel c) => (await keep.Run(form, await who.Current(c), c)).ToResult(t)).WithSummary("Keep a search and hear of what it newly finds");
        searches.MapPut("/{reference}", async (string reference, RhythmForm form, ChangeRhythm change, IOccasions who, Wording t, Cancel c) => (await change.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Change how often to hear of it");
        searches.MapDelete("/{reference}", async (string reference, ForgetSearch forget, IOccasions who, Wording t, Cancel c) => (await forget.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Forget a search");

        app.MapGet("/{language:length(2)}/translations/{kind}/{reference}/{to:length(2)}.xlf", async (string language, string kind, string reference, string to, Benches benches, IOccasions who, Wording t, Cancel c) => await who.Current(c) is var occasion && Works(occasion.By) && await benches.Open(kind, reference, to, occasion, c) is var (bench, _) ? Results.File(Encoding.UTF8.GetBytes(Xliff.Write(bench, text => t.In(language)[text.Of.Label, [.. text.Of.LabelArgs]])), Xliff.ContentType, $"{reference}-{to}.xlf") : Results.NotFound()).RequireAuthorization().ExcludeFromDescription();

        var files = app.MapGroup("/{language:length(2)}").AllowAnonymous().ExcludeFromDescription();
        files.MapGet("/fiches.atom", async (string language, Feed feed, Cancel c) => Results.Text(await feed.Run(language, c), "application/atom+xml", Encoding.UTF8));
        files.MapGet("/fiches/{reference}.docx", async (string language, string reference, int? version, ReadFiche read, FicheComposer composer, Citation cite, IOccasions who, Wording t, Cancel c) => Printed(await read.Run(reference, version, (await who.Current(c)).By, c), t, print => composer.Whole(print, language, cite.Text(print, language)).ToDocx($"{print.Reference}-{print.Number}-{language}")));
        files.MapGet("/fiches/{reference}.pdf", async (string language, string reference, int? version, ReadFiche read, FicheComposer composer, Citation cite, PdfPrinter printer, IOccasions who, Wording t, Cancel c) => await Pdf(await read.Run(reference, version, (await who.Current(c)).By, c), language, composer, cite, printer, t, c));
        files.MapGet("/booklet.docx", async (string language, string? fiches, BindBooklet bind, BookletComposer composer, IOccasions who, Wording t, Cancel c) => await bind.Run(BindBooklet.Read(fiches), language, (await who.Current(c)).By, c) is var bound && (bound.Problem ?? bound.Value.Unfit) is { } unfit ? unfit.ToResult(t) : composer.Whole(bound.Value).ToDocx($"booklet-{language}"));
        files.MapGet("/booklet.pdf", async (string language, string? fiches, BindBooklet bind, BookletComposer composer, PdfPrinter printer, IOccasions who, Wording t, Cancel c) => await Pdf(await bind.Run(BindBooklet.Read(fiches), language, (await who.Current(c)).By, c), composer, printer, t, c));
        files.MapGet("/fiches/{reference}.bib", async (string language, string reference, int? version, ReadFiche read, Citation cite, IOccasions who, Wording t, Cancel c) => Printed(await read.Run(reference, version, (await who.Current(c)).By, c), t, print => Results.Text(cite.BibTeX(print, language), "application/x-bibtex", Encoding.UTF8)));
        files.MapGet("/fiches/{reference}.ris", async (string language, string reference, int? version, ReadFiche read, Citation cite, IOccasions who, Wording t, Cancel c) => Printed(await read.Run(reference, version, (await who.Current(c)).By, c), t, print => Results.Text(cite.Ris(print, language), "application/x-research-info-systems", Encoding.UTF8)));
        files.MapGet("/fiches/{reference}.jsonld", async (string language, string reference, int? version, ReadFiche read, Citation cite, IOccasions who, Wording t, Cancel c) => Printed(await read.Run(reference, version, (await who.Current(c)).By, c), t, print => Results.Text(cite.JsonLd(print, language), "application/ld+json", Encoding.UTF8)));
    }

    private static bool Works(Viewer viewer) => viewer.Has(Role.Editor) || viewer.Has(Role.Publisher);

    private static IResult Shown(Outcome<TranslationsSeen> seen, Wording wording) => seen.Problem is { } problem ? problem.ToResult(wording) : Results.Json(
        seen.Value.Rows.Select(row => new TranslatedRecord(row.Kind, row.Reference, row.Title, row.Source, [.. row.Lines.Select(line => State(line.Language, line.Progress, line.SignatureHolds))])), StoredJson.Options);

    private static TranslationState State(string language, TranslationProgress progress, bool signed) => new(language, progress.Segments, progress.Words, progress.WordsDone, progress.Missing, progress.Stale, progress.Machine, signed);

    private static TranslationShown Shown(Bench bench, Viewer viewer) => new(bench.Record.Kind, bench.Record.Reference, bench.Translation.Language, State(bench.Translation.Language, bench.Progress, bench.SignatureHolds), bench.Print,
        bench.Signature?.OfficeName.ToString(), bench.Signature?.At,
        [.. bench.Texts.SelectMany(text => text.Segments.Select(segment => new SegmentShown(segment.Name, segment.Place, segment.Of, segment.Seen, segment.Source.Text, text.Of.Text.Source, segment.Target, segment.State.Kebab(), segment.Rendered?.Origin.Kebab(), segment.Was, segment.Proposal?.Text, segment.Proposal?.By)))],
        [.. TranslationFlow.Table.Offers(bench, viewer).Where(offer => offer.Missing is null).Select(offer => offer.Act.Kebab())]);

    private static IntakeLine Line(Intake intake) => new(intake.Reference, intake.Status.Kebab(), intake.Source, intake.Judged.Title, intake.Undecided);

    private static IntakeShown Shown(Intake intake, Viewer viewer, Wording wording) => new(intake.Reference, intake.Status.Kebab(), intake.Source, intake.Version, OldFiches.Worded(intake.Found, wording), intake.Judged, intake.Lines,
        [.. IntakeFlow.Table.Offers(intake, viewer).Where(offer => offer.Missing is null).Select(offer => offer.Act.Kebab())], intake.ActionReference, intake.FicheReference);

    private static IResult Listed(FichePage page) => Results.Json(new FicheList(
        [.. page.Fiches.Select(print => new FicheLine(print.Reference, print.Content.Record.Action, print.Number, print.At, print.Content.Record.Title, print.Content.Text.Summary, print.Content.Record.Countries, print.Content.Text.Languages))],
        page.Number, page.Size, page.Total), StoredJson.Options);

    private static IResult Shown(Outcome<Reading> reading, Citation citation, Wording wording) => Printed(reading, wording, print => Results.Json(
        new FicheShown(print.Reference, print.Number, print.At, print.Correction.IsEmpty ? null : print.Correction, print.Content, print.Content.Seal, reading.Value.Editions, citation.Text(print, Language.Current)), StoredJson.Options));

    private static IResult Shown(Outcome<Workplace> opened, Wording wording)
    {
        if (opened.Problem is { } problem) return problem.ToResult(wording);
        var (fiche, work) = (opened.Value.Fiche, opened.Value);
        return Results.Json(new DraftShown(fiche.Reference, fiche.Status.Kebab(), fiche.Draft.Version, fiche.Draft.Text, work.Translations,
            [.. work.Offers.Where(offer => offer.Missing is null).Select(offer => offer.Act.Kebab())]), StoredJson.Options);
    }

    /// <summary>What was withdrawn is Gone, not missing: the address did hold something.</summary>
    private static async Task<IResult> Pdf(Outcome<Reading> reading, string language, FicheComposer composer, Citation cite, PdfPrinter printer, Wording wording, Cancel cancellation)
    {
        if (reading.Problem is not null || reading.Value.Print is not { } print) return Printed(reading, wording, _ => Results.Empty);
        return await composer.Whole(print, language, cite.Text(print, language)).ToPdf($"{print.Reference}-{print.Number}-{language}", printer, wording, cancellation);
    }

    private static async Task<IResult> Pdf(Outcome<Booklet> bound, BookletComposer composer, PdfPrinter printer, Wording wording, Cancel cancellation)
    {
        if ((bound.Problem ?? bound.Value.Unfit) is { } unfit) return unfit.ToResult(wording);
        return await composer.Whole(bound.Value).ToPdf($"booklet-{bound.Value.Language}", printer, wording, cancellation);
    }

    private static IResult Printed(Outcome<Reading> reading, Wording wording, Func<FichePrint, IResult> answer) =>
        reading.Problem is { } problem ? problem.ToResult(wording) : reading.Value.Print is { } print ? answer(print) : Results.Problem(wording["library.read.withdrawn"], statusCode: StatusCodes.Status410Gone);

    private static TranslateForm Into(this TranslateForm form, string reference, string language)
    {
        (form.Reference, form.Language) = (reference, language);
        return form;
    }

    private static ReviewForm Of(this ReviewForm form, string reference)
    {
        form.Reference = reference;
        return form;
    }
}
