using System.Collections.Frozen;
using Passerelle.Platform.Flows;
using Passerelle.Platform.Seeing;

namespace Passerelle.Platform;

/// <summary>By which door an act came in.</summary>
public enum Channel { Page, Api, MailedLink, Import, Command, Schedule }

/// <summary>An office somebody holds or deputises for today, and the roles that office carries.</summary>
/// <param name="Capacity">holder, deputy or acting; printed beside the name in the record.</param>
public sealed record Holding(Guid Office, string OfficeName, string Capacity, FrozenSet<string> Roles);

/// <summary>
/// Somebody who looks or acts. What they may see is decided by <see cref="Tokens"/> alone: <c>public</c>, <c>account:…</c>,
/// <c>office:…</c> for each office held today, <c>role:…</c> for each role of these offices.
/// </summary>
public sealed record Viewer(Guid? Account, string Name, IReadOnlyList<Holding> Holdings, FrozenSet<string> Tokens)
{
    public static readonly Viewer Anyone = new(null, "", [], FrozenSet.Create(To.Public));

    /// <summary>The program itself: schedules and set-up. It sees nothing by token and acts only where a flow names it.</summary>
    public static readonly Viewer System = new(null, "Passerelle", [], FrozenSet.Create(To.Public, To.Program));

    /// <summary>The facility's choices on the day of the visit: by them the flow tables are read.</summary>
    public Workflow Workflow { get; init; } = Workflow.AsBuilt;

    public bool SignedIn => Account is not null;

    public bool Holds(Guid office) => Holdings.Any(holding => holding.Office == office);

    public bool Has(string role) => Holdings.Any(holding => holding.Roles.Contains(role));

    /// <summary>The first office held that carries the role; null when none does.</summary>
    public Guid? OfficeWith(string role) => Holdings.FirstOrDefault(holding => holding.Roles.Contains(role))?.Office;

    /// <summary>The name of an office held.</summary>
    public string NameOf(Guid office) => Holdings.First(holding => holding.Office == office).OfficeName;

    public static Viewer Of(Guid? account, string name, IReadOnlyList<Holding> holdings)
    {
        var tokens = new HashSet<string> { To.Public };
        if (account is { } id) tokens.Add(To.Account(id));
        foreach (var holding in holdings)
        {
            tokens.Add(To.Office(holding.Office));
            tokens.UnionWith(holding.Roles.Select(To.Role));
        }
        return new(account, name, holdings, tokens.ToFrozenSet());
    }
}

/// <summary>Who acts, when, by which channel and why. Every operation takes one; the Journal keeps it.</summary>
public sealed record Occasion(Viewer By, DateTimeOffset At, Channel Channel, string? Reason = null)
{
    public DateOnly Today => DateOnly.FromDateTime(At.UtcDateTime);
}

/// <summary>Where pages and endpoints learn who is there. Implemented by the room that knows accounts and offices.</summary>
public interface IOccasions
{
    /// <summary>The occasion of the current web request, its offices as held at this moment.</summary>
    ValueTask<Occasion> Current(CancellationToken cancellation);
}
