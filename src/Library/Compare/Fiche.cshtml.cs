using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Passerelle.Library.Compare;

[AllowAnonymous]
internal sealed class CompareFicheModel(CompareEditions compare) : ComparePage
{
    public override string List => "/fiches";

    public override string ListTitle => T["library.browse.title"];

    public async Task<IActionResult> OnGet(string reference, int? from, int? to) => Shown(await compare.Fiche(reference, from, to, Lang, await Viewer(), Cancellation));
}
