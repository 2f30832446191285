using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Panels.Describe;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.Mobilise;

/// <summary>The call to the home administrations of a proposed panel, with the letters it sends.</summary>
[Authorize]
internal sealed class CallModel(CallHomes call) : RoomPage
{
    private static readonly string[] usual = ["en", "fr", "es", "pt", "ar", "ru"];

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public CallForm Form { get; set; } = new();

    public CallPlan Plan { get; private set; } = null!;

    public IReadOnlyList<LetterDraft> Letters => CallHomes.Letters(Plan, Form);

    public IEnumerable<SelectListItem> Hosts => Plan.Hosts.Select(host => new SelectListItem(host.Title, host.Id.Value.ToString()));

    public IEnumerable<SelectListItem> TextLanguages => Language.All.Select(language => new SelectListItem(Language.OwnName(language), language));

    public IEnumerable<SelectListItem> WorkingLanguages => usual.Concat(Form.Languages.Where(Spoken.Knows)).Distinct().Select(language => new SelectListItem(Spoken.Name(language), language));

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } no) return no;
        Form = CallHomes.Start(Plan, await Occasion());
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } no) return no;
        var called = await call.Run(Reference, Form, await Occasion(), Cancellation);
        if (called.Problem is { } problem) return Show(problem);
        Said = T["panels.call.said"];
        return To($"/panels/{Reference}/mobilisation");
    }

    private async Task<IActionResult?> Load()
    {
        var plan = await call.Plan(Reference, await Occasion(), Cancellation);
        if (plan.Problem is not null) return NotFound();
        Plan = plan.Value;
        return null;
    }
}
