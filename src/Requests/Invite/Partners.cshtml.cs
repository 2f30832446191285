using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Requests.Browse;

namespace Passerelle.Requests.Invite;

[Authorize]
internal sealed class PartnersModel(ViewRequest view, InviteParty invite, OfficesDesk offices) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public Guid? Office { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Offices { get; private set; } = [];

    public bool MayInvite { get; private set; }

    public async Task<IActionResult> OnGet() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var invited = await invite.Run(Reference, Form.Office, await Occasion(), Cancellation);
        if (invited.Problem is { } problem) return Show(problem);
        Said = T["requests.invite.said", invited.Value.Title];
        return To($"/requests/{Reference}/partners");
    }

    private async Task<bool> Ready()
    {
        if (!await Load()) return false;
        MayInvite = InviteParty.MayInvite(View.Request, View.Viewer);
        if (View.Mine is null && !MayInvite) return false;
        var present = View.Request.ActiveParties.Select(party => party.Office).ToHashSet();
        Offices = [new(T["requests.invite.choose-one"], ""), .. (await offices.With(Role.Requester, Cancellation)).Where(card => !present.Contains(card.Id))
            .Select(card => new SelectListItem(card.Country is { } country ? $"{Countries.Name(country)} – {card.Title}" : card.Title, card.Id.Value.ToString()))];
        return true;
    }
}
