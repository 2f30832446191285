using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Requests.Browse;

namespace Passerelle.Requests.AskBack;

[Authorize]
internal sealed class ChangesModel(ViewRequest view) : RequestPageModel(view)
{
    public IReadOnlyList<Change> Changed { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Load() || View.Request.AskedBack.Count == 0) return NotFound();
        Changed = Changes.Since(View.Request);
        return Page();
    }
}
