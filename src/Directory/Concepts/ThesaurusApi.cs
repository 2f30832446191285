using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Concepts;

/// <summary>The thesaurus for programs: read by everybody, changed by those who keep it.</summary>
internal static class ThesaurusApi
{
    public static void MapThesaurus(this IEndpointRouteBuilder api)
    {
        var thesaurus = api.MapGroup("").WithTags("Thesaurus");
        thesaurus.MapGet("/thesaurus", async (ThesaurusKeeper keeper, CancellationToken cancellation) => { await keeper.Look(cancellation); return Results.Json(Thesaurus.All, StoredJson.Options); }).AllowAnonymous().WithSummary("All concepts with their labels, relations and codes");
        thesaurus.MapGet("/thesaurus/{id}", async (string id, ThesaurusKeeper keeper, Wording wording, CancellationToken cancellation) => { await keeper.Look(cancellation); return Thesaurus.Find(id) is { } concept ? Results.Json(concept, StoredJson.Options) : Problem.NotFound().ToResult(wording); }).AllowAnonymous().WithSummary("One concept");
        thesaurus.MapGet("/thesaurus.ttl", async (ThesaurusKeeper keeper, SiteAddress site, CancellationToken cancellation) => { await keeper.Look(cancellation); return Results.Text(Skos.Turtle(Thesaurus.All, site.Root), "text/turtle", Encoding.UTF8); }).AllowAnonymous().WithSummary("The thesaurus as SKOS in Turtle");
        thesaurus.MapGet("/thesaurus.rdf", async (ThesaurusKeeper keeper, SiteAddress site, CancellationToken cancellation) => { await keeper.Look(cancellation); return Results.Text(Skos.RdfXml(Thesaurus.All, site.Root), "application/rdf+xml", Encoding.UTF8); }).AllowAnonymous().WithSummary("The thesaurus as SKOS in RDF/XML");
        thesaurus.MapPost("/thesaurus", async (ConceptForm form, ChangeConcept change, IOccasions who, Wording wording, CancellationToken cancellation) => (await change.Run(form, true, await who.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization().WithSummary("Add a concept");
        thesaurus.MapPut("/thesaurus/{id}", async (string id, ConceptForm form, ChangeConcept change, IOccasions who, Wording wording, CancellationToken cancellation) => { form.Id = id; return (await change.Run(form, false, await who.Current(cancellation), cancellation)).ToResult(wording); }).RequireAuthorization().WithSummary("Change a concept");
        thesaurus.MapPost("/thesaurus/import", async (ImportConceptsForm form, ImportConcepts import, IOccasions who, Wording wording, CancellationToken cancellation) => (await import.Run(form, await who.Current(cancellation), cancellation)).ToResult(wording)).RequireAuthorization().WithSummary("Import SKOS in Turtle or RDF/XML");
    }
}
