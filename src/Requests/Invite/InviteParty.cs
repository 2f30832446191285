using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Invite;

/// <summary>The lead, or the facility once the request has reached it, asks another office to make the request together. After submission it signs what was submitted.</summary>
internal sealed class InviteParty(RequestsDb db, OfficesDesk offices, LinksDesk links)
{
    public const string SignOffPurpose = "requests.sign-off";

    /// <summary>Who would be written to.</summary>
    public static IReadOnlyList<LetterDraft> Letters(Request request, OfficeCard to, OfficeCard lead) => [RequestLetters.Invitation(request, to, lead, null)];

    /// <summary>Members change until the committee has decided; what it decided, it decided on those it knew.</summary>
    public static bool IsOpen(Request request) => !RequestFlow.Table.Over(request) && request.Status != RequestStatus.Decided;

    public static bool MayInvite(Request request, Viewer viewer) => IsOpen(request) && PartyFlow.Keeper(request, viewer) is not null;

    /// <summary>Invalid on Office: none chosen, not one that may ask, or already in.</summary>
    public async Task<Outcome<OfficeCard>> Run(string reference, Guid? office, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (PartyFlow.Keeper(request, occasion.By) is not { } keeper) return Problem.Refused("requests.invite.lead-or-facility");
        if (!IsOpen(request)) return Problem.Conflict("requests.invite.over");
        var found = await Choose(request, office, cancellation);
        if (found.Problem is { } problem) return problem;
        if (await offices.Find(request.Lead, cancellation) is not { } lead) return Problem.NotFound();

        var invited = found.Value;
        Add(request, invited, null, occasion);
        var link = links.Make(SignOffPurpose, reference, invited.Id, invited.Language, occasion.At);
        var (who, letters) = (new { office = invited.Title, country = invited.Country }, new[] { RequestLetters.Invitation(request, invited, lead, link) });
        var fact = request.SubmittedOn is null ? request.ForEverybody("requests.party-invited", keeper, who, letters) : request.ForEverybody("requests.party-invited-late", keeper, who, letters);
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : invited;
    }

    /// <summary>An office that may ask and does not take part yet; Invalid on <paramref name="field"/> when it is none.</summary>
    public async Task<Outcome<OfficeCard>> Choose(Request request, Guid? office, CancellationToken cancellation, string field = "Office")
    {
        if (office is null || await offices.Find(new OfficeId(office.Value), cancellation) is not { } invited || !invited.Roles.Contains(Role.Requester)) return Problem.Invalid(field, "requests.invite.choose");
        return request.ActiveParties.Any(party => party.Office == invited.Id) ? Problem.Invalid(field, "requests.invite.already", invited.Title) : invited;
    }

    /// <summary>Adds a party, unsaved.</summary>
    public Party Add(Request request, OfficeCard invited, OfficeId? replaces, Occasion occasion)
    {
        var party = new Party
        {
            Id = OrderedId.New(occasion.At), Request = request.Id, Office = invited.Id, Country = invited.Country ?? "", IsLead = false, InvitedAt = occasion.At, Late = request.SubmittedOn is not null, Replaces = replaces,
        };
        request.Parties.Add(party);
        db.Db.Entry(party).State = EntityState.Added;
        db.Db.Entry(request).State = EntityState.Modified;
        return party;
    }
}
