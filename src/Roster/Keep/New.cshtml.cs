using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Roster.Keep;

/// <summary>Enters an expert, who is then written to and asked to confirm.</summary>
[Authorize]
internal sealed class NewModel(KeepExpert keep, IOptions<RosterOptions> options) : RoomPage
{
    [BindProperty]
    public ExpertForm Form { get; set; } = new();

    public ExpertFormShown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        var viewer = await Viewer();
        if (KeepExpert.Refuse(viewer) is not null) return NotFound();
        Form = ExpertFormShown.Spaced(new() { MostInAYear = "2", Seniority = "experienced", Language = Lang });
        Ready(viewer);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var registered = await keep.Register(Form, await Occasion(), Cancellation);
        if (registered.Problem is { } problem)
        {
            Ready(await Viewer());
            return Show(problem);
        }
        Said = T["roster.form.said-registered", registered.Value];
        return To($"/roster/{registered.Value}");
    }

    private void Ready(Viewer viewer) => Shown = new(Form, viewer.Has(Role.Officer), options.Value.KeepsGender, true);
}
