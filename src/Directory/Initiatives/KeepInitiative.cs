using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Initiatives;

/// <summary>An officer enters, changes or takes out what others do. What was taken out stays in the record.</summary>
internal sealed class KeepInitiative(DirectoryDb db)
{
    public const int MaxReason = 500;

    public static Problem? Refuse(Viewer viewer) => viewer.Has(Role.Officer) || viewer.Tokens.Contains(To.Program) ? null : Problem.Refused("directory.initiative.officers-only");

    /// <summary>Its reference. Invalid on Title when the table has it already.</summary>
    public async Task<Outcome<string>> Enter(InitiativeForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (Refuse(occasion.By) is { } refused) return refused;
        var read = InitiativeText.Read(form);
        if (read.Problem is { } problem) return problem;
        if (await Twin(read.Value, null, cancellation) is { } twin) return Problem.Invalid("Title", "directory.initiative.twin", twin);

        var made = Make(read.Value, await db.Db.NextReference("INI", occasion.At.Year, cancellation), occasion);
        db.Initiatives.Add(made);
        return await db.Db.Save(occasion, [ForReaders("directory.initiative-entered", made, occasion)], cancellation) is { } race ? race : made.Reference;
    }

    public async Task<Outcome<string>> Change(string reference, InitiativeForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (Refuse(occasion.By) is { } refused) return refused;
        if (await db.Initiatives.SingleOrDefaultAsync(initiative => initiative.Reference == reference, cancellation) is not { } initiative) return Problem.NotFound();
        var read = InitiativeText.Read(form);
        if (read.Problem is { } problem) return problem;
        if (await Twin(read.Value, initiative.Id, cancellation) is { } twin) return Problem.Invalid("Title", "directory.initiative.twin", twin);
        if (initiative.Reads(read.Value)) return reference;

        initiative.Write(read.Value);
        return await db.Db.Save(occasion, [ForReaders("directory.initiative-changed", initiative, occasion)], cancellation) is { } race ? race : reference;
    }

    public async Task<Outcome<string>> Remove(string reference, string? reason, Occasion occasion, CancellationToken cancellation)
    {
        if (Refuse(occasion.By) is { } refused) return refused;
        if (await db.Initiatives.SingleOrDefaultAsync(initiative => initiative.Reference == reference, cancellation) is not { } initiative) return Problem.NotFound();
        if (string.IsNullOrWhiteSpace(reason)) return Problem.Invalid("Reason", "directory.initiative.reason.needed");
        if (reason.Length > MaxReason) return Problem.Invalid("Reason", "platform.problem.too-long", MaxReason, reason.Length);
        db.Initiatives.Remove(initiative);
        return await db.Db.Save(occasion with { Reason = reason.Trim() }, [ForReaders("directory.initiative-removed", initiative, occasion)], cancellation) is { } race ? race : reference;
    }

    public static Initiative Make(InitiativeText text, string reference, Occasion occasion)
    {
        var made = new Initiative { Id = ITypedId<InitiativeId>.New(occasion.At), Reference = reference };
        made.Write(text);
        return made;
    }

    public static Fact ForReaders(string kind, Initiative initiative, Occasion occasion) => new(kind, initiative.Case, initiative.Reference, initiative.Summarise(), Initiative.Readers) { Office = occasion.By.OfficeWith(Role.Officer) };

    private Task<string?> Twin(InitiativeText text, InitiativeId? own, CancellationToken cancellation) =>
        db.Initiatives.Where(other => other.Identity == text.Identity && (own == null || other.Id != own)).Select(other => other.Reference).FirstOrDefaultAsync(cancellation);
}

/// <summary>The table, as far as a viewer sees it.</summary>
internal sealed class BrowseInitiatives(DirectoryDb db) : IInitiativeSource
{
    public async Task<IReadOnlyList<InitiativeSummary>> For(Viewer viewer, CancellationToken cancellation) =>
        [.. (await Seen(viewer).OrderBy(initiative => initiative.Title).ThenBy(initiative => initiative.Reference).ToListAsync(cancellation)).Select(initiative => initiative.Summarise())];

    public async Task<IReadOnlyList<InitiativeSummary>> In(IReadOnlyCollection<string> countries, Viewer viewer, CancellationToken cancellation) =>
        [.. (await For(viewer, cancellation)).Where(initiative => initiative.Countries.Any(countries.Contains))];

    /// <summary>Null when the viewer may not know of it.</summary>
    public Task<Initiative?> Find(string reference, Viewer viewer, CancellationToken cancellation) => Seen(viewer).SingleOrDefaultAsync(initiative => initiative.Reference == reference, cancellation);

    private IQueryable<Initiative> Seen(Viewer viewer) => db.Initiatives.AsNoTracking().SeenBy(db.Db, viewer, initiative => initiative.Id);
}
