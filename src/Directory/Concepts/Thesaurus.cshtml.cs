using Microsoft.AspNetCore.Authorization;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Concepts;

/// <summary>A line of the tree with the list tags around it, so that the page stays one loop however deep the tree is.</summary>
internal readonly record struct TreeRow(Concept Concept, string Opens, string Closes);

/// <summary>All concepts, the narrower below the broader, in the alphabetical order of the reader's language.</summary>
[AllowAnonymous]
internal sealed class ThesaurusModel(ThesaurusKeeper keeper) : RoomPage
{
    public bool MayChange { get; private set; }

    public async Task OnGet()
    {
        await keeper.Look(Cancellation);
        MayChange = ChangeConcept.Refuse(await Viewer()) is null;
    }

    public IReadOnlyList<TreeRow> Tree()
    {
        var order = StringComparer.Create(Language.Culture(Lang), ignoreCase: true);
        var rows = new List<TreeRow>();
        foreach (var top in Thesaurus.Tops.OrderBy(concept => concept.ToString(), order)) Below(top, "<li>", "</li>");
        return rows;

        void Below(Concept concept, string opens, string closes)
        {
            var narrower = concept.Narrower.Select(Thesaurus.Find).OfType<Concept>().OrderBy(each => each.ToString(), order).ToList();
            rows.Add(new(concept, opens, narrower.Count == 0 ? closes : ""));
            foreach (var (at, each) in narrower.Index()) Below(each, at == 0 ? "<ul><li>" : "<li>", at == narrower.Count - 1 ? $"</li></ul>{closes}" : "</li>");
        }
    }
}
