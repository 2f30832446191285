using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Requests.Browse;

namespace Passerelle.Requests.Eligibility;

[Authorize]
internal sealed class EligibilityModel(ViewRequest view, CheckEligibility check) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public Dictionary<string, bool?> Met { get; set; } = [];

        public Dictionary<string, string?> Notes { get; set; } = [];
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Phase Phase { get; private set; } = null!;

    public IReadOnlyList<RuleReading> Readings { get; private set; } = [];

    public IReadOnlyList<LetterDraft> IfEligible { get; private set; } = [];

    public IEnumerable<SelectListItem> Answers => [new(T["requests.eligibility.met"], "True"), new(T["requests.eligibility.not-met"], "False")];

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        foreach (var reading in Readings) Form.Met[reading.Rule.Id] = reading.Met;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var met = Form.Met.Where(answer => answer.Value is not null).ToDictionary(answer => answer.Key, answer => answer.Value!.Value);
        var judged = await check.Run(Reference, new(met, Form.Notes), await Occasion(), Cancellation);
        if (judged.Problem is { } problem) return Show(problem);
        Said = T["requests.eligibility.said"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !(View.Sees(RequestAct.ConfirmEligible) || View.Sees(RequestAct.FindIneligible))) return false;
        if (Facility.PhaseOn(View.Request.SubmittedOn ?? (await Occasion()).Today) is not { } phase) return false;
        Phase = phase;
        Readings = EligibilityReader.Read(View.Request, phase, View.Cards);
        IfEligible = await check.Letters(View.Request, true, Cancellation);
        foreach (var reading in Readings)
        {
            Form.Met.TryAdd(reading.Rule.Id, null);
            Form.Notes.TryAdd(reading.Rule.Id, null);
        }
        return true;
    }
}
