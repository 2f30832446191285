using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Search;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Concepts;

/// <summary>One concept: its labels, its place among the others, and what speaks of it as far as the reader may see it.</summary>
[AllowAnonymous]
internal sealed class ConceptModel(ThesaurusKeeper keeper, DirectoryDb db, ISearch search) : RoomPage
{
    private const int shown = 12;

    public Concept Concept { get; private set; } = null!;

    public SearchResult Tagged { get; private set; } = new([], 0, false);

    public IReadOnlyList<ConceptVersion> Versions { get; private set; } = [];

    public bool MayChange { get; private set; }

    public IEnumerable<(string Key, IReadOnlyList<string> Ids)> Relations =>
        new[] { ("broader", Concept.Broader), ("narrower", Concept.Narrower), ("related", Concept.Related) }.Where(relation => relation.Item2.Count > 0);

    public IEnumerable<(string Key, IReadOnlyList<string> Names)> Codes => new (string, IReadOnlyList<string>)[]
    {
        ("gcm", [.. Concept.Gcm.Select(number => $"{number} {Facility.GcmObjective(number)?.Names}")]),
        ("sdg", [.. Concept.Sdg.Select(code => $"{code} {Facility.SdgTarget(code)?.Names}")]),
        ("dac", [.. Concept.Dac.Select(code => $"{code} {Facility.DacCode(code)?.Names}")]),
    }.Where(codes => codes.Item2.Count > 0);

    public async Task<IActionResult> OnGet(string id)
    {
        await keeper.Look(Cancellation);
        if (Thesaurus.Find(id) is not { } concept) return NotFound();
        var viewer = await Viewer();
        (Concept, MayChange) = (concept, ChangeConcept.Refuse(viewer) is null);
        Tagged = search.Find(new("", Lang, shown) { Chosen = [Subjects.OfConcept(id)] }, viewer);
        Versions = await db.Concepts.AsNoTracking().Where(version => version.Concept == id).OrderByDescending(version => version.Number).ToListAsync(Cancellation);
        return Page();
    }
}
