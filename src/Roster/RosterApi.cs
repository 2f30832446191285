using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;
using Passerelle.Roster.Browse;
using Passerelle.Roster.Calendar;
using Passerelle.Roster.Import;
using Passerelle.Roster.Keep;
using Passerelle.Roster.Own;
using Passerelle.Roster.Public;
using Passerelle.Roster.Rotation;

namespace Passerelle.Roster;

using Cancel = CancellationToken;

/// <summary>The room's endpoints: its table of contents.</summary>
internal static class RosterApi
{
    internal sealed record Line(string Reference, string Name, string? Country, string? Sector, string Function, string Home, string Status, int TimesSent, PartialDate? LastSent, DateOnly? LastAskedOn);

    internal sealed record Page(int Total, int Everybody, int NeverSent, int Number, int Size, IReadOnlyList<Line> Experts);

    internal sealed record Contact(string? Email, string? Phone);

    internal sealed record CompetenceShown(string Concept, int Level, IReadOnlyList<Evidence> Evidence);

    internal sealed record PeriodShown(DateOnly From, DateOnly Until, bool Free);

    /// <param name="Contact">Null unless it was asked for with a reason by somebody who may read it.</param>
    /// <param name="Fee">Null for who may not read it.</param>
    /// <param name="AllowedActs">What the caller may do with the record now.</param>
    internal sealed record Shown(
        string Reference, string Status, int Version, string Name, string? Country, string Home, string Function, string? Sector, string Seniority, string? Gender, decimal? Fee, Contact? Contact, IReadOnlyList<CompetenceShown> Competences,
        IReadOnlyDictionary<string, string> Languages, IReadOnlyList<string> Experience, IReadOnlyList<string> Interests, IReadOnlyList<PeriodShown> Periods, DateOnly? NotReleasedBefore, int MostInAYear, DateOnly? ConfirmedOn, DateOnly? ConfirmedUntil,
        IReadOnlyList<ConsentShown> Consents, IReadOnlyList<MissionShown> Missions, int TimesAsked, DateOnly? LastAskedOn, IReadOnlyList<OpeningShown> Openings, IReadOnlyList<string> AllowedActs);

    /// <param name="Content">The file, as text or in base 64.</param>
    internal sealed record Upload(string Source, byte[] Content, byte[]? Map, bool DryRun);

    internal sealed record DefectShown(int Row, int Line, string Column, string Found, string Why, string Proposed, bool Refuses);

    internal sealed record ReportShown(int Read, int Created, int Updated, int Unchanged, int Refused, bool DryRun, string? Run, IReadOnlyList<DefectShown> Defects);

    /// <param name="NeverSent">References of those on this page, longest on the roster first.</param>
    internal sealed record RotationShown(int Everybody, int Never, int Lately, IReadOnlyList<StateTurn> States, IReadOnlyList<string> NeverSent);

    public static void MapRosterApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/experts").WithTags("Experts").RequireAuthorization();
        api.MapGet("/", async (HttpRequest request, BrowseRoster browse, IOccasions who, Wording t, Cancel c) => await Listed(RosterFilter.Of(request.Query), browse, (await who.Current(c)).By, t, c)).WithSummary("The roster as the caller may see it, fifty at a time; filters as in the address of the page");
        api.MapPost("/", async (ExpertForm form, KeepExpert keep, IOccasions who, Wording t, Cancel c) => (await keep.Register(form, await who.Current(c), c)).ToResult(t)).WithSummary("Enter an expert, who is asked to confirm");
        api.MapGet("/{reference}", async (string reference, string? why, bool? contact, OpenFile open, IOccasions who, Wording t, Cancel c) => Opened(await open.Run(reference, why ?? (contact is true ? null : OpenFile.ByApi), contact is true, await who.Current(c), c), t)).WithSummary("Open an expert’s file; who did, and why, is written down for the expert to read");
        api.MapPut("/{reference}", async (string reference, ExpertForm form, KeepExpert keep, IOccasions who, Wording t, Cancel c) => (await keep.Change(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Change what stands about an expert");
        api.MapPost("/{reference}/periods", async (string reference, PeriodForm form, ChangePeriods change, IOccasions who, Wording t, Cancel c) => (await change.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Enter a time in which an expert is away or free, or take one out");
        api.MapGet("/rotation", async (string? country, int? page, SeeRotation see, IOccasions who, Wording t, Cancel c) => Rotated(await see.Run(country, page ?? 1, await who.Current(c), c), t)).Produces<RotationShown>().WithSummary("Who was never sent, and what each state's administrations were asked for");
        api.MapPost("/{reference}/link", async (string reference, AskForLink ask, IOccasions who, Wording t, Cancel c) => (await ask.Send(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Mail the expert a link to their own page");
        api.MapPost("/{reference}/withdraw", async (string reference, WithdrawExpert withdraw, IOccasions who, Wording t, Cancel c) => (await withdraw.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Take an expert off the roster");
        api.MapPost("/{reference}/erase", async (string reference, EraseExpert erase, IOccasions who, Wording t, Cancel c) => (await erase.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Forget an expert; past missions stay, without the person");
        api.MapPost("/import", async (Upload upload, ImportExperts import, IOccasions who, Wording t, Cancel c) => Reported(await import.Run(upload.Content, upload.Source, upload.Map, upload.DryRun, await who.Current(c), c), t)).WithSummary("Import experts from CSV, XLSX, JSON or a Europass document");
        api.MapPost("/import/{run}/undo", async (string run, UndoImport undo, IOccasions who, Wording t, Cancel c) => (await undo.Run(run, await who.Current(c), c)).ToResult(t)).WithSummary("Take an import back");
    }

    private static async Task<IResult> Listed(RosterFilter filter, BrowseRoster browse, Viewer viewer, Wording t, Cancel cancellation)
    {
        if (!BrowseRoster.Opens(viewer)) return Problem.NotFound().ToResult(t);
        var list = await browse.Run(filter, viewer, cancellation);
        return Results.Json(new Page(list.Total, list.Everybody, list.Never, filter.Page, BrowseRoster.PageSize,
            [.. list.Rows.Select(row => new Line(row.Reference, row.Name, row.Country, row.Sector?.Kebab(), row.Function, row.Home, row.Status.Kebab(), row.TimesSent, row.LastSent, row.LastAskedOn))]), StoredJson.Options);
    }

    private static IResult Rotated(Outcome<RotationSeen> seen, Wording t) => seen.Problem is { } problem ? problem.ToResult(t)
        : Results.Json(new RotationShown(seen.Value.Everybody, seen.Value.Never, seen.Value.Lately, seen.Value.States, [.. seen.Value.Rows.Select(row => row.Reference)]), StoredJson.Options);

    private static IResult Opened(Outcome<OpenedFile> opened, Wording t)
    {
        if (opened.Problem is { } problem) return problem.ToResult(t);
        var (file, expert) = (opened.Value, opened.Value.Expert);
        return Results.Json(new Shown(
            expert.Reference, expert.Status.Kebab(), expert.Version, expert.Name, expert.HomeCountry, expert.HomeName, expert.Function, expert.Sector?.Kebab(), expert.Seniority.Kebab(), file.Fee ? expert.Gender?.Kebab() : null, file.Fee ? expert.Fee : null,
            file.Contact ? new(expert.Email, expert.Phone) : null, [.. expert.Competences.OrderBy(each => each.Concept, StringComparer.Ordinal).Select(each => new CompetenceShown(each.Concept, each.Level, each.Evidence))],
            expert.Languages.OrderBy(each => each.Language, StringComparer.Ordinal).ToDictionary(each => each.Language, each => each.Level.ToString()), [.. expert.Experiences.Select(each => each.Country).Order(StringComparer.Ordinal)], expert.Interests,
            [.. expert.Periods.OrderBy(each => each.From).ThenBy(each => each.Until).Select(each => new PeriodShown(each.From, each.Until, each.Free))], expert.NotReleasedBefore, expert.MostInAYear, expert.ConfirmedOn, expert.ConfirmedUntil,
            [.. expert.Consents.OrderBy(each => each.GivenAt).ThenBy(each => each.Purpose).Select(each => new ConsentShown(each.Purpose.Kebab(), each.GivenAt, each.Until, each.Stated, each.WithdrawnAt))],
            [.. ExportExpert.Missions(expert)], expert.TimesAsked, expert.LastAskedOn, file.Openings, [.. file.Offers.Where(offer => offer.Missing is null).Select(offer => offer.Act.Kebab())]), StoredJson.Options);
    }

    private static IResult Reported(Outcome<RosterReport> imported, Wording t)
    {
        if (imported.Problem is { } problem) return problem.ToResult(t);
        var report = imported.Value;
        return Results.Json(new ReportShown(report.Read, report.Created, report.Updated, report.Unchanged, report.Refused, report.DryRun, report.Run,
            [.. report.Defects.Select(defect => new DefectShown(defect.Row, defect.Line, defect.Column, defect.Found, t[defect.Why, [.. defect.Args]].Value, t[defect.Proposed, [.. defect.Args]].Value, defect.Refuses))]), StoredJson.Options);
    }
}
