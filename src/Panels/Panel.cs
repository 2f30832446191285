using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Describe;
using Passerelle.Panels.Public;

namespace Passerelle.Panels;

/// <summary>
/// The experts who are to sit around one table in one activity of an Action: whom the officer asks for, what the solver answered, and what people decided
/// since. Experts stand here by reference and id only.
/// </summary>
internal sealed class Panel : ISeen, IVersioned
{
    public required PanelId Id { get; init; }

    /// <summary><c>PAN-2026-0001</c>.</summary>
    public required string Reference { get; init; }

    public required ActionId Action { get; init; }

    public required string ActionReference { get; init; }

    /// <summary>Of the Action's case, which its facts belong to; with <see cref="CaseReference"/>.</summary>
    public required Guid CaseId { get; init; }

    public required string CaseReference { get; init; }

    public required ActivityId Activity { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public PanelStatus Status { get; private set; } = PanelStatus.Draft;

    public required Profile Profile { get; set; }

    /// <summary>What the solver last answered; null before it was asked, and once it was asked for something else.</summary>
    public PanelAnswer? Answer { get; private set; }

    /// <summary>References of those who sat at the table last: a new composition changes as few of them as possible.</summary>
    public List<string> Sitting { get; private set; } = [];

    public List<string> Locked { get; private set; } = [];

    public List<string> Excluded { get; private set; } = [];

    /// <summary>Whether somebody was locked in or excluded whom the answer does not know of yet.</summary>
    public bool IsStale { get; private set; }

    public int Version { get; set; }

    public CaseKey Case => new(CaseId, CaseReference);

    public bool IsPossible => Answer is { Chairs.Count: > 0 };

    public bool IsSettled => IsPossible && !IsStale;

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Readers;

    /// <summary>Nobody but the facility's officers and its auditors.</summary>
    public static readonly IReadOnlyList<string> Readers = [To.Role(Role.Officer), To.Role(Role.Auditor)];

    public static bool Opens(Viewer viewer) => Readers.Any(viewer.Tokens.Contains);

    public void Move(PanelStatus to) => Status = to;

    /// <summary>Another profile asks for another answer; who sat there before stays known.</summary>
    public void Ask(Profile profile) => (Profile, Answer, IsStale) = (profile, null, false);

    public void Take(PanelAnswer answer)
    {
        (Answer, IsStale) = (answer, false);
        if (answer.Chairs.Count > 0) Sitting = [.. answer.Chairs.Select(chair => chair.Expert)];
    }

    public void Choose(PanelAct act, string expert)
    {
        Locked = [.. Locked.Where(each => each != expert)];
        Excluded = [.. Excluded.Where(each => each != expert)];
        if (act == PanelAct.Lock) Locked.Add(expert);
        if (act == PanelAct.Exclude) Excluded.Add(expert);
        var sits = Answer?.Chairs.Any(chair => chair.Expert == expert) ?? false;
        if (act == PanelAct.Lock && !sits || act == PanelAct.Exclude && sits) IsStale = IsPossible;
    }

    /// <param name="details">Codes, numbers and references only: an expert has no name in the Journal.</param>
    public Fact Fact(string kind, Guid? office, object? details = null) => new(kind, Case, Reference, details, Readers) { Office = office };
}

internal sealed class PanelMapping : IEntityTypeConfiguration<Panel>
{
    public void Configure(EntityTypeBuilder<Panel> panel)
    {
        panel.HasIndex(p => p.Reference).IsUnique();
        panel.HasIndex(p => p.ActionReference);
        panel.Property(p => p.Reference).HasMaxLength(20);
        panel.Property(p => p.ActionReference).HasMaxLength(20);
        panel.Property(p => p.CaseReference).HasMaxLength(20);
        panel.Property(p => p.Profile).AsJson();
        panel.Property(p => p.Answer).AsOptionalJson();
        panel.Property(p => p.Sitting).AsJson();
        panel.Property(p => p.Locked).AsJson();
        panel.Property(p => p.Excluded).AsJson();
    }
}
