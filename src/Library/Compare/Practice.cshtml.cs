using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Passerelle.Library.Compare;

[AllowAnonymous]
internal sealed class ComparePracticeModel(CompareEditions compare) : ComparePage
{
    public override string List => "/practices";

    public override string ListTitle => T["library.practice.title"];

    public async Task<IActionResult> OnGet(string reference, int? from, int? to) => Shown(await compare.Practice(reference, from, to, Lang, await Viewer(), Cancellation));
}
