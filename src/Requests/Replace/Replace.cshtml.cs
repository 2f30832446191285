using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Requests.Browse;
using Passerelle.Requests.Invite;

namespace Passerelle.Requests.Replace;

[Authorize]
internal sealed class ReplaceModel(ViewRequest view, ReplaceParty replace, OfficesDesk offices) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public Guid? Office { get; set; }

        public Guid? By { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Members { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Offices { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var replaced = await replace.Run(Reference, new(Form.Office, Form.By, Form.Reason), await Occasion(), Cancellation);
        if (replaced.Problem is { } problem) return Show(problem);
        Said = T["requests.replace.said"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !InviteParty.MayInvite(View.Request, View.Viewer)) return false;
        var members = View.Request.ActiveParties.Where(party => !party.IsLead).ToList();
        var (present, countries) = (View.Request.ActiveParties.Select(party => party.Office).ToHashSet(), members.Select(party => party.Country).ToHashSet());
        Members = [new(T["requests.invite.choose-one"], ""), .. members.Select(party => new SelectListItem(View.Cards[party.Office].Title, party.Office.Value.ToString()))];
        Offices = [new(T["requests.invite.choose-one"], ""), .. (await offices.With(Role.Requester, Cancellation)).Where(card => !present.Contains(card.Id) && countries.Contains(card.Country ?? ""))
            .Select(card => new SelectListItem(card.Country is { } country ? $"{Countries.Name(country)} – {card.Title}" : card.Title, card.Id.Value.ToString()))];
        return true;
    }
}
