using System.Collections.Frozen;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Settings;

namespace Passerelle.Directory.Accounts;

/// <summary>Reads the offices held at this moment on every request: a mandate that ended yesterday opens nothing today, whoever is still signed in.</summary>
internal sealed class Occasions(DirectoryDb db, ChoicesKeeper choices, IHttpContextAccessor http, TimeProvider clock) : IOccasions
{
    private Occasion? current;

    public async ValueTask<Occasion> Current(CancellationToken cancellation) => current ??= await Read(cancellation);

    private async Task<Occasion> Read(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var context = http.HttpContext!;
        var channel = context.Request.Path.StartsWithSegments("/api") ? Channel.Api : Channel.Page;
        if (!Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return new(Viewer.Anyone, now, channel);
        return new(await ViewerOf(id, DateOnly.FromDateTime(now.UtcDateTime), cancellation), now, channel);
    }

    /// <summary>An account with the offices it holds on a day; <see cref="Viewer.Anyone"/> when there is no such account.</summary>
    public async Task<Viewer> ViewerOf(Guid account, DateOnly day, CancellationToken cancellation)
    {
        if (await db.Accounts.AsNoTracking().Where(a => a.Id == account).Select(a => a.Name).SingleOrDefaultAsync(cancellation) is not { } name) return Viewer.Anyone;
        var rows = await db.Mandates.AsNoTracking().Where(mandate => mandate.Account == account && mandate.Status != MandateStatus.Withdrawn && mandate.From <= day && (mandate.Until == null || mandate.Until >= day))
            .Join(db.Offices, mandate => mandate.Office, office => office.Id, (mandate, office) => new { mandate.Capacity, office }).ToListAsync(cancellation);
        return Viewer.Of(account, name, [.. rows.Where(row => row.office.ClosedOn is null)
            .OrderBy(row => row.Capacity)
            .Select(row => new Holding(row.office.Id.Value, row.office.Name.ToString(), row.Capacity.Kebab(), row.office.Roles.ToFrozenSet()))]) with { Workflow = (await choices.On(day, cancellation)).Workflow };
    }
}
