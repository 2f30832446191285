using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Passerelle.Directory.Appoint;
using Passerelle.Directory.Browse;
using Passerelle.Directory.Concepts;
using Passerelle.Directory.Initiatives;
using Passerelle.Directory.Invite;
using Passerelle.Directory.Open;
using Passerelle.Directory.Postings;
using Passerelle.Directory.Programmes;
using Passerelle.Directory.Public;
using Passerelle.Directory.Settings;
using Passerelle.Platform.Web;

namespace Passerelle.Directory;

/// <summary>Every endpoint of the room.</summary>
internal static class DirectoryApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/countries", () => Results.Json(Countries.All, StoredJson.Options)).AllowAnonymous();
        api.MapThesaurus();
        api.MapGet("/me", async (IOccasions occasions, CancellationToken cancellation) => Me((await occasions.Current(cancellation)).By)).RequireAuthorization();
        api.MapGet("/offices", async (BrowseOffices offices, IOccasions occasions, CancellationToken cancellation) => Results.Json((await offices.List(await occasions.Current(cancellation), cancellation)).Select(row => row.Card), StoredJson.Options)).RequireAuthorization(Role.Administrator);
        api.MapPost("/institutions", async (OpenInstitutionForm form, OpenInstitution open, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await open.Run(form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization(Role.Administrator);
        api.MapPost("/offices", async (OpenOfficeForm form, OpenOffice open, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await open.Run(form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization(Role.Administrator);
        api.MapPost("/people", async (InviteAccountForm form, InviteAccount invite, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await invite.Run(form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization(Role.Administrator);
        api.MapPost("/mandates", async (GiveMandateForm form, GiveMandate give, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await give.Run(form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization(Role.Administrator);
        api.MapGet("/initiatives", async (BrowseInitiatives initiatives, IOccasions occasions, CancellationToken cancellation) => Results.Json(await initiatives.For((await occasions.Current(cancellation)).By, cancellation), StoredJson.Options)).RequireAuthorization().WithSummary("What others do where requests come from, as far as the caller may see it");
        api.MapPost("/initiatives", async (InitiativeForm form, KeepInitiative keep, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await keep.Enter(form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization(Role.Officer).WithSummary("Enter an initiative");
        api.MapPut("/initiatives/{reference}", async (string reference, InitiativeForm form, KeepInitiative keep, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await keep.Change(reference, form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization(Role.Officer).WithSummary("Change an initiative");
        api.MapDelete("/initiatives/{reference}", async (string reference, string? reason, KeepInitiative keep, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await keep.Remove(reference, reason, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization(Role.Officer).WithSummary("Take an initiative out of the table");
        api.MapPost("/initiatives/import", async (ImportForm form, ImportInitiatives import, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await import.Run(form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization(Role.Officer).WithSummary("Import initiatives from CSV");
        api.MapPost("/mandates/end", async (EndMandateForm form, EndMandate end, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await end.Run(form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization(Role.Administrator);
        api.MapGet("/settings", async (ReadSettings read, IOccasions occasions, CancellationToken cancellation) => Results.Json(new { Last = await read.Last(cancellation), Versions = await read.Versions((await occasions.Current(cancellation)).Today, cancellation) }, StoredJson.Options)).RequireAuthorization(Role.Keepers);
        api.MapPost("/settings/workflow/preview", async (WorkflowForm form, ChangeWorkflow change, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await change.Prepare(form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization(Role.Administrator);
        api.MapPost("/settings/workflow", async (WorkflowForm form, ChangeWorkflow change, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await change.Run(form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization(Role.Administrator);
        api.MapPost("/settings/letters", async (LetterForm form, ChangeLetter change, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await change.Run(form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization(Role.Administrator);
        api.MapPost("/settings/calendar", async (CalendarForm form, ChangeCalendar change, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await change.Run(form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization(Role.Administrator);
        api.MapGet("/me/postings", async (StatePosting state, IOccasions occasions, CancellationToken cancellation) => Results.Json(await state.Own(await occasions.Current(cancellation), cancellation), StoredJson.Options)).RequireAuthorization();
        api.MapPost("/me/postings", async (PostingForm form, StatePosting state, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await state.Run(form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization();
        api.MapDelete("/me/postings/{id:guid}", async (Guid id, RemovePosting remove, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await remove.Run(id, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization();
        api.MapGet("/offices/{reference}/programmes", async (string reference, StateProgramme state, IOccasions occasions, Wording wording, CancellationToken cancellation) => Shown(await state.Of(reference, (await occasions.Current(cancellation)).By, cancellation), wording)).RequireAuthorization();
        api.MapPost("/offices/{reference}/programmes", async (string reference, ProgrammeForm form, StateProgramme state, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await state.Run(reference, form, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization();
        api.MapDelete("/offices/{reference}/programmes/{id:guid}", async (string reference, Guid id, StateProgramme state, IOccasions occasions, Wording wording, CancellationToken cancellation) => (await state.Remove(reference, id, await occasions.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization();
    }

    private static IResult Shown(Outcome<ProgrammePage> page, Wording wording) => page.Problem is { } problem ? problem.ToResult(wording) : Results.Json(page.Value.Programmes, StoredJson.Options);

    private static IResult Me(Viewer viewer) => Results.Json(new { viewer.Account, viewer.Name, Offices = viewer.Holdings }, StoredJson.Options);
}
