using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Initiatives;

/// <summary>What another donor or body does: kept so that efforts add up and gaps are seen.</summary>
internal sealed class Initiative : ISeen, IVersioned
{
    public const int MaxTitle = 300;
    public const int MaxName = 200;
    public const int MaxUrl = 500;

    public required InitiativeId Id { get; init; }

    /// <summary><c>INI-2026-0001</c>; also the reference of its own case.</summary>
    public required string Reference { get; init; }

    /// <summary>By what a second import knows it again: its source with its key there, or with donor and title.</summary>
    public string Identity { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Donor { get; private set; } = "";

    public List<string> Countries { get; private set; } = [];

    public List<string> Pillars { get; private set; } = [];

    public List<string> Areas { get; private set; } = [];

    public PartialDate? From { get; private set; }

    public PartialDate? Until { get; private set; }

    public decimal? Budget { get; private set; }

    public string? Currency { get; private set; }

    public string? Url { get; private set; }

    public string Source { get; private set; } = "";

    /// <summary>Its number or code in the source.</summary>
    public string? Key { get; private set; }

    public int Version { get; set; }

    public CaseKey Case => new(Id.Value, Reference);

    /// <summary>Who weighs requests; those who ask are not told who else was looked at.</summary>
    public static readonly IReadOnlyList<string> Readers = [.. Role.Team.Append(Role.Appraiser).Append(Role.Committee).Select(To.Role)];

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Readers;

    public void Write(InitiativeText text)
    {
        (Identity, Title, Donor, Source, Key) = (text.Identity, text.Title, text.Donor, text.Source, text.Key);
        (Countries, Pillars, Areas) = ([.. text.Countries], [.. text.Pillars], [.. text.Areas]);
        (From, Until, Budget, Currency, Url) = (text.From, text.Until, text.Budget, text.Currency, text.Url);
    }

    public bool Reads(InitiativeText text) =>
        (Identity, Title, Donor, Source, Key, From, Until, Budget, Currency, Url) == (text.Identity, text.Title, text.Donor, text.Source, text.Key, text.From, text.Until, text.Budget, text.Currency, text.Url)
        && Countries.SequenceEqual(text.Countries) && Pillars.SequenceEqual(text.Pillars) && Areas.SequenceEqual(text.Areas);

    public InitiativeSummary Summarise() => new(Reference, Title, Donor, Countries, Pillars, Areas, From, Until, Budget, Currency, Url, Source, $"/initiatives/{Reference}", false);
}

internal sealed class InitiativeMapping : IEntityTypeConfiguration<Initiative>
{
    public void Configure(EntityTypeBuilder<Initiative> initiative)
    {
        initiative.Ignore(i => i.Case);
        initiative.HasIndex(i => i.Reference).IsUnique();
        initiative.HasIndex(i => i.Identity).IsUnique();
        initiative.Property(i => i.Reference).HasMaxLength(20);
        initiative.Property(i => i.Identity).HasMaxLength(64);
        initiative.Property(i => i.Title).HasMaxLength(Initiative.MaxTitle);
        initiative.Property(i => i.Donor).HasMaxLength(Initiative.MaxName);
        initiative.Property(i => i.Source).HasMaxLength(Initiative.MaxName);
        initiative.Property(i => i.Key).HasMaxLength(Initiative.MaxName);
        initiative.Property(i => i.Currency).HasMaxLength(3);
        initiative.Property(i => i.Url).HasMaxLength(Initiative.MaxUrl);
        initiative.Property(i => i.Budget).HasPrecision(18, 2);
        initiative.Property(i => i.Countries).AsJson();
        initiative.Property(i => i.Pillars).AsJson();
        initiative.Property(i => i.Areas).AsJson();
        initiative.Property(i => i.From).AsPartialDate();
        initiative.Property(i => i.Until).AsPartialDate();
    }
}
