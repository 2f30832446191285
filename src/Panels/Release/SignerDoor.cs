using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.Mobilise;

namespace Passerelle.Panels.Release;

/// <summary>
/// Opens the link that was mailed to one person who may sign for an office. They act as that person, with the offices they hold on the day: whose mandate is over finds the door closed.
/// </summary>
internal sealed class SignerDoor(PanelsDb db, LinksDesk links, AccountsDesk accounts)
{
    public async Task<Outcome<OpenedLink>> Open(string secret, CancellationToken cancellation)
    {
        var opened = await links.Open(secret, MobilisationLetters.CountersignPage, cancellation);
        if (opened.Problem is { } problem) return problem;
        var key = opened.Value.Subject;
        var reference = key[..Math.Max(key.LastIndexOf('.'), 0)];
        if (await db.Calls.AsNoTracking().SingleOrDefaultAsync(call => call.Reference == reference, cancellation) is not { } call || call.Countersigners.Find(each => each.Key == key) is not { } person) return Problem.NotFound("directory.link.unknown");
        var occasion = opened.Value.Occasion;
        var viewer = await accounts.Viewer(person.Account, occasion.Today, cancellation);
        return viewer.Holds(call.Office.Value) ? opened.Value with { Subject = reference, Office = call.Office, Occasion = new(viewer, occasion.At, Channel.MailedLink) } : Problem.Refused("panels.release.no-mandate");
    }
}
