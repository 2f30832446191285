using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Public;

namespace Passerelle.Panels.Seasons;

/// <param name="Reference">Of the panel.</param>
/// <param name="Version">Of the panel when the season began: an answer for another is none.</param>
internal sealed record SeasonPanel(string Reference, int Version);

/// <summary>What the season has for one panel.</summary>
/// <param name="Answer">Null where nobody can sit there, whatever the reason.</param>
/// <param name="Conflict">Where even alone the panel is impossible: its rules that cannot be met together. Empty where others need its experts more.</param>
/// <param name="Undated">The plan says no date any more, so nobody was asked about.</param>
internal sealed record SeasonTable(string Panel, PanelAnswer? Answer, List<string> Conflict, bool Undated);

/// <summary>What one state's administrations bear.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; empty for international organisations.</param>
/// <param name="Experts">Who could have been chosen.</param>
/// <param name="Sent">Missions that these have done ever.</param>
/// <param name="Seats">Chairs in this season.</param>
internal sealed record SeasonShare(string Country, int Experts, int Sent, int Seats);

/// <summary>What came of a season.</summary>
/// <param name="Status">As <see cref="PanelSolution.Status"/>.</param>
/// <param name="Worth">Of all panels together, shares of fairness included; the price of empty panels left out.</param>
/// <param name="Bound">Proven: no way of composing them is worth more; null when nothing is proven.</param>
/// <param name="Loads">How many experts sit in so many panels of the season.</param>
internal sealed record SeasonAnswer(string Status, long? Worth, long? Bound, double Seconds, bool Stopped, List<SeasonTable> Tables, List<SeasonShare> Shares, SortedDictionary<int, int> Loads)
{
    public long? Gap => Bound - Worth;

    /// <summary>The gap in percent of the bound; null when nothing is proven.</summary>
    public double? GapPercent => Gap is { } gap && Bound is > 0 and var bound ? 100.0 * gap / bound : Gap == 0 ? 0 : null;
}

/// <summary>All panels that are to be staffed together, so that no expert is at two tables at once, no load is exceeded and no administration bears it all.</summary>
internal sealed class Season : ISeen, IVersioned
{
    public required SeasonId Id { get; init; }

    /// <summary><c>SEA-2026-0001</c>.</summary>
    public required string Reference { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public required List<SeasonPanel> Panels { get; init; }

    /// <summary>Seconds that solving may take.</summary>
    public required int Seconds { get; init; }

    /// <summary>0 to <see cref="BeginForm.MostFairness"/>: how much it counts that an administration was seldom asked for anybody.</summary>
    public required int Fairness { get; init; }

    public SeasonStatus Status { get; private set; } = SeasonStatus.Running;

    public DateTimeOffset? StopAskedAt { get; private set; }

    /// <summary>Null while it runs, and when it failed.</summary>
    public SeasonAnswer? Answer { get; private set; }

    /// <summary>References of panels that took what the season has for them.</summary>
    public List<string> Accepted { get; private set; } = [];

    public int Version { get; set; }

    public CaseKey Case => new(Id.Value, Reference);

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Panel.Readers;

    public void Move(SeasonStatus to) => Status = to;

    public void Stop(DateTimeOffset at) => StopAskedAt ??= at;

    public void Finish(SeasonAnswer answer) => Answer = answer;

    public void Take(string panel) => Accepted = [.. Accepted, panel];

    public Fact Fact(string kind, Guid? office, object? details = null) => new(kind, Case, Reference, details, Panel.Readers) { Office = office == Guid.Empty ? null : office };
}

internal sealed class SeasonMapping : IEntityTypeConfiguration<Season>
{
    public void Configure(EntityTypeBuilder<Season> season)
    {
        season.HasIndex(s => s.Reference).IsUnique();
        season.HasIndex(s => s.Status);
        season.Property(s => s.Reference).HasMaxLength(20);
        season.Property(s => s.Panels).AsJson();
        season.Property(s => s.Answer).AsOptionalJson();
        season.Property(s => s.Accepted).AsJson();
        season.Ignore(s => s.Case);
    }
}
