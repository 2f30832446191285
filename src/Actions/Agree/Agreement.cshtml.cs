using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Actions.Advance;
using Passerelle.Actions.Browse;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Actions.Agree;

/// <summary>A side of the agreement, and whether it has signed the newest version.</summary>
internal sealed record Side(string Name, Signature? Signature);

/// <summary>The versions of an agreement, who has signed, and what the reader may do: write a version, or sign the newest.</summary>
[Authorize]
internal sealed class AgreementModel(WriteAgreement write, SignAgreement sign, ViewAction view, OfficesDesk offices, ActionLetters letters, LetterText texts) : RoomPage
{
    [BindProperty]
    public AgreementForm Form { get; set; } = new();

    [BindProperty]
    public SignatureForm Sign { get; set; } = new();

    public Action Action { get; private set; } = null!;

    public IReadOnlyList<Side> Sides { get; private set; } = [];

    /// <summary>Null when the reader may not write one; else the rule that is not met yet, empty when all are.</summary>
    public string? MayWrite { get; private set; }

    public bool MaySign { get; private set; }

    public IReadOnlyList<(LetterDraft Draft, LetterWords Words)> Letters { get; private set; } = [];

    public IEnumerable<SelectListItem> Languages => Language.All.Select(language => new SelectListItem(Language.OwnName(language), language));

    public async Task<IActionResult> OnGet(string reference)
    {
        if (!await Load(reference)) return NotFound();
        Form = new() { Language = Action.Title.BestLanguage(Lang), Version = Action.Version };
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (!await Load(reference)) return NotFound();
        var written = await write.Run(reference, Form, await Occasion(), Cancellation);
        if (written.Problem is { } problem) return Show(problem);
        Said = T["actions.agreement.said-written", written.Value.Agreement?.Number ?? 0];
        return To($"/actions/{reference}/agreement");
    }

    public async Task<IActionResult> OnPostSign(string reference)
    {
        if (!await Load(reference)) return NotFound();
        var signed = await sign.Run(reference, Sign, await Occasion(), Cancellation);
        if (signed.Problem is { } problem) return Show(problem, nameof(Sign));
        Said = T["actions.agreement.said-signed"];
        return To($"/actions/{reference}/agreement");
    }

    private async Task<bool> Load(string reference)
    {
        var seen = await view.Run(reference, await Viewer(), Cancellation);
        if (seen.Problem is not null || !seen.Value.Inside) return false;
        Action = seen.Value.Action;
        var cards = await offices.Cards(Action.Requesters, Cancellation);
        Sides =
        [
            new(T["platform.ui.site"], Action.Agreement?.Signatures.Find(signature => signature.Facility)),
            .. Action.Requesters.Select(office => new Side(cards.GetValueOrDefault(office)?.Title ?? "", Action.Agreement?.Signatures.Find(signature => !signature.Facility && signature.Office == office.Value))),
        ];
        MayWrite = seen.Value.Offers.FirstOrDefault(offer => offer.Act == ActionAct.WriteAgreement) is { } offer ? offer.Missing ?? "" : null;
        MaySign = seen.Value.Offers.Any(offer => offer is { Act: ActionAct.SignAgreement, Missing: null });
        if (MayWrite == "") Letters = [.. (await letters.ToSigners(Action, Cancellation)).Select(draft => (draft, texts.Of(draft)))];
        return true;
    }
}
