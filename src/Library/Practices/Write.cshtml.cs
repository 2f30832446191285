using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Practices;

/// <summary>The editor's page of a practice, in one language at a time.</summary>
[Authorize]
internal sealed class PracticeWriteModel(LibraryDb db, WritePractice write, OfficesDesk offices) : RoomPage
{
    [BindProperty]
    public PracticeForm Form { get; set; } = new();

    public IReadOnlyList<OfficeCard> Offices { get; private set; } = [];

    public IEnumerable<SelectListItem> Languages => Language.All.Select(code => new SelectListItem(Language.OwnName(code), code, code == Lang));

    public IEnumerable<SelectListItem> Grades => Enum.GetValues<Evidence>().Select(grade => new SelectListItem(T[$"library.practice.evidence.{grade.Kebab()}"], grade.Kebab()));

    public IEnumerable<SelectListItem> AllCountries => Countries.InOrder().Select(country => new SelectListItem(country.ToString(), country.Alpha2));

    public IEnumerable<SelectListItem> Owners => Offices.Select(office => new SelectListItem(office.Title, office.Reference)).Prepend(new("–", ""));

    /// <param name="practice">Reference of the one to write on; null for a new one.</param>
    public async Task<IActionResult> OnGet(string? practice, [FromQuery(Name = "in")] string? language, string? action)
    {
        if (!await Ready()) return NotFound();
        if (practice is null)
        {
            Form = new() { Language = Lang, Action = action };
            return Page();
        }
        if (await db.OpenPractice(practice, await Viewer(), Cancellation) is not { } found) return NotFound();
        var owner = found.Owner is { } office ? Offices.FirstOrDefault(card => card.Id == office)?.Reference : null;
        Form = PracticeForm.Of(found, Language.Knows(language) && language is not null ? language : found.Draft.Text.Source, owner);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var written = await write.Run(Form, await Occasion(), Cancellation);
        if (written.Problem is { } problem) return Show(problem);
        Said = T["library.write.said"];
        return To($"/practices/{written.Value.Reference}/desk");
    }

    private async Task<bool> Ready()
    {
        if (!(await Viewer()).Has(Role.Editor)) return false;
        var found = new List<OfficeCard>();
        foreach (var role in new[] { Role.Requester, Role.Service, Role.FocalPoint, Role.Officer, Role.Editor }) found.AddRange(await offices.With(role, Cancellation));
        Offices = [.. found.DistinctBy(office => office.Id).OrderBy(office => office.Title, StringComparer.Create(Language.Culture(Lang), ignoreCase: true))];
        return true;
    }
}
