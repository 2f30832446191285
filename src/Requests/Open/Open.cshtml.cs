using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Requests.Open;

[Authorize]
internal sealed class OpenModel(OpenRequest open) : RoomPage
{
    internal sealed class Input
    {
        public Guid? Office { get; set; }

        public string? Title { get; set; }

        public string? Language { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Offices { get; private set; } = [];

    public IEnumerable<SelectListItem> Languages => Language.All.Select(code => new SelectListItem(Language.OwnName(code), code));

    public async Task<IActionResult> OnGet()
    {
        await Load();
        Form.Language = Lang;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await Load();
        var opened = await open.Run(new(Form.Office, Form.Title, Form.Language ?? ""), await Occasion(), Cancellation);
        return opened.Problem is { } problem ? Show(problem) : To($"/requests/{opened.Value}/edit/subject");
    }

    private async Task Load() => Offices = [.. (await Viewer()).Holdings.Where(holding => holding.Roles.Contains(Role.Requester)).Select(holding => new SelectListItem(holding.OfficeName, holding.Office.ToString()))];
}
