using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Browse;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Profile;

[Authorize]
internal sealed class ProfileModel(ChangeProfile change, BrowsePeople people, UserManager<Account> users) : RoomPage
{
    [BindProperty]
    public ChangeProfileForm Form { get; set; } = new();

    public PersonPage Person { get; private set; } = null!;

    /// <summary>Whether to lead on to the directory.</summary>
    public bool Keeps { get; private set; }

    public IEnumerable<SelectListItem> Languages => Language.All.Select(code => new SelectListItem(Language.OwnName(code), code));

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        (Form.Name, Form.Language) = (Person.Name, Person.Language);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        if ((await change.Run(Form, await Occasion(), Cancellation)).Problem is { } problem) return Show(problem);
        Said = T["directory.profile.saved"];
        return To("/account");
    }

    private async Task<bool> Load()
    {
        if (await users.GetUserAsync(User) is not { } account) return false;
        Keeps = (await Viewer()).Has(Role.Administrator);
        Person = (await people.Find(account.Reference, await Occasion(), Cancellation)).Value;
        return true;
    }
}
