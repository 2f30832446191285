using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Invite;

/// <summary>The lead asks another office to make the request together.</summary>
internal sealed class InviteParty(RequestsDb db, OfficesDesk offices, LinksDesk links)
{
    public const string SignOffPurpose = "requests.sign-off";

    /// <summary>Who would be written to.</summary>
    public static IReadOnlyList<LetterDraft> Letters(Request request, OfficeCard to, OfficeCard lead) => [RequestLetters.Invitation(request, to, lead, null)];

    /// <summary>Invalid on Office: none chosen, not one that may ask, or already in.</summary>
    public async Task<Outcome<OfficeCard>> Run(string reference, Guid? office, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (!occasion.By.Holds(request.Lead.Value)) return Problem.Refused("requests.invite.lead-only");
        if (request.Status != RequestStatus.Draft) return Problem.Conflict("requests.invite.too-late");
        if (office is null || await offices.Find(new OfficeId(office.Value), cancellation) is not { } invited || !invited.Roles.Contains(Role.Requester)) return Problem.Invalid("Office", "requests.invite.choose");
        if (request.ActiveParties.Any(party => party.Office == invited.Id)) return Problem.Invalid("Office", "requests.invite.already", invited.Title);
        if (await offices.Find(request.Lead, cancellation) is not { } lead) return Problem.NotFound();

        var party = new Party { Id = Guid.CreateVersion7(occasion.At), Request = request.Id, Office = invited.Id, Country = invited.Country ?? "", IsLead = false, InvitedAt = occasion.At };
        request.Parties.Add(party);
        db.Db.Entry(party).State = EntityState.Added;
        db.Db.Entry(request).State = EntityState.Modified;

        var link = links.Make(SignOffPurpose, reference, invited.Id, invited.Language, occasion.At);
        var fact = request.ForEverybody("requests.party-invited", request.Lead.Value, new { office = invited.Title, country = invited.Country }, [RequestLetters.Invitation(request, invited, lead, link)]);
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : invited;
    }
}
