using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Library.Alerts;

/// <summary>Stops every alert of the person a letter went to, by the link in it. The searches themselves stay.</summary>
internal sealed class StopAlerts(LibraryDb db, LinksDesk links)
{
    public async Task<Outcome<int>> Run(OpenedLink link, CancellationToken cancellation)
    {
        if (await db.SavedSearches.SeenBy(db.Db, link.Occasion.By, saved => saved.Id).SingleOrDefaultAsync(saved => saved.Reference == link.Subject, cancellation) is not { } named) return Problem.NotFound("library.alert.gone");
        var all = await db.SavedSearches.Where(saved => saved.Account == named.Account && saved.Rhythm != Rhythm.Never).OrderBy(saved => saved.Id).ToListAsync(cancellation);
        foreach (var saved in all) saved.Rhythm = Rhythm.Never;
        await links.Use(link, cancellation);
        var facts = all.Append(named).Distinct().Select(saved => new Fact("library.alert-stopped", saved.Case, saved.Reference, new { rhythm = saved.Rhythm }, saved.Readers)).ToList();
        return await db.Db.Save(link.Occasion, facts, cancellation) is { } lost ? lost : all.Count;
    }
}
