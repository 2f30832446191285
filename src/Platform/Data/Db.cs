using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Passerelle.Platform.Journal;
using Passerelle.Platform.Letters;
using Passerelle.Platform.Seeing;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Data;

/// <summary>The one database of the house. Rooms contribute mappings and reach it through a small class of their own that names their tables.</summary>
public sealed class Db(DbContextOptions<Db> options, RoomList rooms) : DbContext(options)
{
    /// <summary>Text key of a lost race.</summary>
    public const string ChangedMeanwhile = "platform.problem.changed-meanwhile";

    private bool OnSqlite => Database.ProviderName!.EndsWith("Sqlite");

    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    public DbSet<Letter> Letters => Set<Letter>();

    /// <summary>
    /// Writes the changed records, the facts that say what happened, the audiences that follow and the letters that go out: all of it or none.
    /// Returns null, or Conflict when somebody else changed one of the records since it was read.
    /// </summary>
    /// <param name="facts">At least one: nothing changes without a fact.</param>
    public async Task<Problem?> Save(Occasion occasion, IReadOnlyList<Fact> facts, CancellationToken cancellation)
    {
        await using var transaction = Database.CurrentTransaction ?? await Database.BeginTransactionAsync(cancellation);
        try
        {
            RaiseVersions();
            await JournalWriter.Append(this, occasion, facts, cancellation);
            await WriteAudiences(cancellation);
            await SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            await transaction.RollbackAsync(cancellation);
            ChangeTracker.Clear();
            return Problem.Conflict(ChangedMeanwhile);
        }
    }

    /// <summary>
    /// Writes a draft: what its authors are still writing is no event yet, so no fact is recorded; the fact comes when they act on it.
    /// Returns null, or Conflict as <see cref="Save"/> does.
    /// </summary>
    public async Task<Problem?> SaveDraft(CancellationToken cancellation)
    {
        try
        {
            RaiseVersions();
            await WriteAudiences(cancellation);
            await SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            ChangeTracker.Clear();
            return Problem.Conflict(ChangedMeanwhile);
        }
    }

    /// <summary>The next human reference, such as <c>REQ-2026-0042</c>. Taken inside the transaction that <see cref="Save"/> commits, so none is skipped.</summary>
    public async Task<string> NextReference(string prefix, int year, CancellationToken cancellation)
    {
        if (Database.CurrentTransaction is null) await Database.BeginTransactionAsync(cancellation);
        // Two who open the first record of a year at once both find no counter: the second waits here for the first, then counts on.
        await Database.ExecuteSqlAsync($"INSERT INTO platform_referencecounter (prefix, year, last) VALUES ({prefix}, {year}, 0) ON CONFLICT DO NOTHING", cancellation);
        var counters = Set<ReferenceCounter>().Where(counter => counter.Prefix == prefix && counter.Year == year);
        await counters.ExecuteUpdateAsync(set => set.SetProperty(counter => counter.Last, counter => counter.Last + 1), cancellation);
        var last = await counters.Select(counter => counter.Last).SingleAsync(cancellation);
        return $"{prefix}-{year}-{last:0000}";
    }

    private void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
            if (entry.State == EntityState.Modified) entry.Entity.Version++;
            else if (entry.State == EntityState.Added) entry.Entity.Version = 1;
    }

    private async Task WriteAudiences(CancellationToken cancellation)
    {
        foreach (var entry in ChangeTracker.Entries<ISeen>().ToList())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            var id = entry.Entity.SeenAs;
            var wanted = entry.State == EntityState.Deleted ? [] : entry.Entity.Audience().ToHashSet();
            var present = entry.State == EntityState.Added ? [] : await Set<SeenBy>().Where(row => row.Record == id).ToListAsync(cancellation);
            RemoveRange(present.Where(row => !wanted.Contains(row.Token)));
            AddRange(wanted.Except(present.Select(row => row.Token)).Select(token => new SeenBy { Token = token, Record = id }));
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        foreach (var id in rooms.Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsValueType && type.GetInterfaces().Any(IsTypedId)))
            conventions.Properties(id).HaveConversion(typeof(TypedIdConversion<>).MakeGenericType(id));
        conventions.Properties<LocalizedText>().HaveConversion<LocalizedTextConversion>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        if (OnSqlite) conventions.Properties<DateTimeOffset>().HaveConversion<UtcConversion>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        foreach (var room in rooms.Rooms)
        {
            var known = model.Model.GetEntityTypes().ToHashSet();
            model.ApplyConfigurationsFromAssembly(room.Assembly);
            // A table is named after its room, so that an operator reading the database reads the house.
            foreach (var entity in model.Model.GetEntityTypes().Where(entity => (entity.ClrType.Assembly == room.Assembly || !known.Contains(entity)) && !entity.IsOwned()))
                entity.SetTableName($"{room.Name}_{entity.ClrType.Name.Split('`')[0]}".ToLowerInvariant());
        }
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.FindPrimaryKey() is { } key)
                foreach (var property in key.Properties.Where(property => property.ClrType == typeof(Guid) || IsIdType(property.ClrType)))
                    property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
                entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }
    }

    private static bool IsIdType(Type type) => type.GetInterfaces().Any(IsTypedId);

    private static bool IsTypedId(Type face) => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ITypedId<>);
}
