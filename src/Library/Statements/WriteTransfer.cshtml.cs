using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Statements;

/// <summary>The editor's page of a transfer, in one language at a time.</summary>
[Authorize]
internal sealed class WriteTransferModel(LibraryDb db, WriteTransfer write) : RoomPage
{
    [BindProperty]
    public TransferForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> Languages => Language.All.Select(code => new SelectListItem(Language.OwnName(code), code, code == Lang));

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<TransferKind>().Select(kind => new SelectListItem(T[$"library.transfer.kind.{kind.Kebab()}"], kind.Kebab()));

    public IEnumerable<SelectListItem> Results => Enum.GetValues<TransferResult>().Select(result => new SelectListItem(T[$"library.transfer.result.{result.Kebab()}"], result.Kebab()));

    public IEnumerable<SelectListItem> AllCountries => Countries.InOrder().Select(country => new SelectListItem(country.ToString(), country.Alpha2));

    public IEnumerable<SelectListItem> OneCountry => AllCountries.Prepend(new("–", ""));

    /// <param name="transfer">Reference of the one to write on; null for a new one.</param>
    public async Task<IActionResult> OnGet(string? transfer, string? practice, [FromQuery(Name = "in")] string? language)
    {
        var viewer = await Viewer();
        if (!viewer.Has(Role.Editor)) return NotFound();
        if (transfer is null)
        {
            var known = practice is null ? null : await db.OpenPractice(practice, viewer, Cancellation);
            Form = new() { Language = Lang, Practice = known?.Reference, From = [.. known?.Draft.Text.Countries ?? []] };
            return Page();
        }
        if (await db.Transfers.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).SingleOrDefaultAsync(each => each.Reference == transfer, Cancellation) is not { } found) return NotFound();
        Form = TransferForm.Of(found, Language.Knows(language) && language is not null ? language : found.Source);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!(await Viewer()).Has(Role.Editor)) return NotFound();
        var written = await write.Run(Form, await Occasion(), Cancellation);
        if (written.Problem is { } problem) return Show(problem);
        Said = T["library.write.said"];
        return To($"/transfers/{written.Value.Reference}");
    }
}
