using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Browse;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.SignIn;

/// <summary>Only in the demo facility: anybody becomes one of its invented persons. Elsewhere the page does not exist.</summary>
[AllowAnonymous]
internal sealed class DemoModel(DirectoryDb db, BrowsePeople people, SignInManager<Account> signIn, DirectoryOptions options) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<DemoPerson> People { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!options.Demo) return NotFound();
        People = await people.Demo(await Occasion(), Cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPost(string? person)
    {
        if (!options.Demo || await db.Accounts.SingleOrDefaultAsync(account => account.Reference == person, Cancellation) is not { } account) return NotFound();
        await signIn.SignInAsync(account, isPersistent: false);
        return this.Onward(ReturnUrl);
    }
}
