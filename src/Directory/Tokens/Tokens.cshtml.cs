using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Tokens;

[Authorize]
internal sealed class TokensModel(CreateToken create, RevokeToken revoke, DirectoryDb db) : RoomPage
{
    [BindProperty]
    public CreateTokenForm Form { get; set; } = new();

    public IReadOnlyList<AccessToken> Tokens { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    /// <summary>Shown once, on the page after it was made.</summary>
    [TempData]
    public string? Secret { get; set; }

    public IEnumerable<SelectListItem> Lifetimes => AccessToken.Lifetimes.Select(days => new SelectListItem(T.Count("directory.token.lifetime", days), days.ToString()));

    public async Task OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        await Load();
    }

    public async Task<IActionResult> OnPost()
    {
        var created = await create.Run(Form, await Occasion(), Cancellation);
        if (created.Problem is { } problem)
        {
            await Load();
            return Show(problem);
        }
        Secret = created.Value;
        return To("/account/tokens");
    }

    public async Task<IActionResult> OnPostRevoke(Guid id)
    {
        if ((await revoke.Run(id, await Occasion(), Cancellation)).Problem is not null) return NotFound();
        Said = T["directory.token.revoked"];
        return To("/account/tokens");
    }

    private async Task Load()
    {
        var occasion = await Occasion();
        Now = occasion.At;
        Tokens = await db.Tokens.AsNoTracking().Where(token => token.Account == occasion.By.Account && token.RevokedAt == null).OrderByDescending(token => token.CreatedAt).ToListAsync(Cancellation);
    }
}
