using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Library.Public;

namespace Passerelle.Library.Alerts;

/// <summary>How often a person hears of what is new.</summary>
internal enum Rhythm { Daily, Weekly, Never }

/// <summary>A question somebody keeps. What it has found already is remembered, so that a letter names only what is new to them.</summary>
internal sealed class SavedSearch : ISeen, IVersioned
{
    public const int MaxName = 120, MaxOfOnePerson = 30;

    public required SavedSearchId Id { get; init; }

    /// <summary><c>SRC-2026-0001</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>Whose it is; nobody else sees it.</summary>
    public required Guid Account { get; init; }

    public required string Name { get; set; }

    public required string Question { get; init; }

    /// <summary>Codes of the facets chosen.</summary>
    public required List<string> Chosen { get; init; }

    /// <summary>The language it was asked in.</summary>
    public required string Language { get; init; }

    public Rhythm Rhythm { get; set; }

    /// <summary>From when on somebody looks again.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>References of all it has found and its owner could see.</summary>
    public List<string> Known { get; private set; } = [];

    public int Version { get; set; }

    public CaseKey Case => new(Id.Value, Reference);

    public IReadOnlyList<string> Readers => [To.Account(Account), To.Person(Reference)];

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Readers;

    public void Learn(IEnumerable<string> references) => Known = [.. Known.Union(references)];

    /// <summary>The next morning, or the next Monday's: letters come before the day's work.</summary>
    public void Wait(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);
        while (Rhythm == Rhythm.Weekly && day.DayOfWeek != DayOfWeek.Monday) day = day.AddDays(1);
        NextAt = new(day, new(5, 0), TimeSpan.Zero);
    }
}

internal sealed class SavedSearchMapping : IEntityTypeConfiguration<SavedSearch>
{
    public void Configure(EntityTypeBuilder<SavedSearch> search)
    {
        search.HasIndex(s => s.Reference).IsUnique();
        search.HasIndex(s => s.Account);
        search.HasIndex(s => s.NextAt);
        search.Property(s => s.Reference).HasMaxLength(40);
        search.Property(s => s.Name).HasMaxLength(SavedSearch.MaxName);
        search.Property(s => s.Question).HasMaxLength(KeepSearch.MaxQuestion);
        search.Property(s => s.Chosen).AsJson();
        search.Property(s => s.Language).HasMaxLength(2);
        search.Property(s => s.Known).AsJson();
        search.Ignore(s => s.Case);
        search.Ignore(s => s.Readers);
    }
}
