using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Requests.Browse;

namespace Passerelle.Requests.SignOff;

/// <summary>What an office writes about itself in a request.</summary>
internal sealed class PartInput
{
    public string? Priorities { get; set; }

    public string? Baseline { get; set; }

    public string? MandateHolder { get; set; }

    public MandateInput Mandate { get; set; } = new();

    public int Version { get; set; }

    public PartForm Form => new(Priorities, Baseline, MandateHolder) { Mandate = Mandate.Form };

    public static PartInput Of(Request request, Party party) => new()
    {
        Priorities = party.Priorities.In(request.Language), Baseline = party.Baseline.In(request.Language), MandateHolder = party.MandateHolder, Version = request.Version, Mandate = MandateInput.Of(request, party),
    };
}

internal sealed class MandateInput
{
    public string? Deputy { get; set; }

    public string? Scope { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public MandateForm Form => new(Deputy, Scope, From, Until);

    public static MandateInput Of(Request request, Party party) => new() { Deputy = party.Deputy, Scope = party.Scope.In(request.Language), From = party.MandateFrom, Until = party.MandateUntil };
}

[Authorize]
internal sealed class PartModel(ViewRequest view, SignOffParty part) : RequestPageModel(view)
{
    [BindProperty]
    public PartInput Form { get; set; } = new();

    public Party Mine => View.Mine!;

    public async Task<IActionResult> OnGet()
    {
        if (!await Load() || View.Mine is null) return NotFound();
        if (!View.Request.TakesSignatureOf(Mine)) return ToCase();
        Form = PartInput.Of(View.Request, Mine);
        return Page();
    }

    public async Task<IActionResult> OnPost(string act)
    {
        if (!await Load() || View.Mine is null) return NotFound();
        var outcome = act switch
        {
            "sign" => await part.Sign(Reference, Mine.Office, Form.Form, Form.Version, await Occasion(), Cancellation),
            "refuse" => await part.Refuse(Reference, Mine.Office, null, await Occasion(), Cancellation),
            _ => await part.Save(Reference, Mine.Office, Form.Form, await Occasion(), Cancellation),
        };
        if (outcome.Problem is { Kind: ProblemKind.Conflict } changed)
        {
            // What was typed stays; having read the request again, the signer signs the text as it now stands.
            Form.Version = View.Request.Version;
            ModelState.Remove("Form.Version");
            return Show(changed);
        }
        if (outcome.Problem is { } problem) return Show(problem);
        Said = T[$"requests.sign-off.said-{outcome.Value.Status.Kebab()}"];
        return outcome.Value.IsLead ? To($"/requests/{Reference}/partners") : outcome.Value.IsActive ? ToCase() : To("/requests");
    }
}
