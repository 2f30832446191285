using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Describe;
using Passerelle.Panels.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels;

/// <summary>
/// The experts who are to sit around one table in one activity of an Action: whom the officer asks for, what the solver answered, and what people decided
/// since. Experts stand here by reference and id only.
/// </summary>
internal sealed class Panel : ISeen, IVersioned
{
    /// <summary>So many earlier answers are kept.</summary>
    public const int MostEarlier = 20;

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

    /// <summary>What the solver answered before, oldest first: each can still be read and compared.</summary>
    public List<EarlierAnswer> Earlier { get; private set; } = [];

    /// <summary>Who declined when the panel was proposed, in that order; they stay excluded.</summary>
    public List<DeclinedSeat> Declines { get; private set; } = [];

    /// <summary>References of those who sat at the table last: a new composition changes as few of them as possible.</summary>
    public List<string> Sitting { get; private set; } = [];

    public List<string> Locked { get; private set; } = [];

    public List<string> Excluded { get; private set; } = [];

    /// <summary>Whether somebody was locked in or excluded whom the answer does not know of yet.</summary>
    public bool IsStale { get; private set; }

    public int Version { get; set; }

    public CaseKey Case => new(CaseId, CaseReference);

    public bool IsPossible => Answer is { Chairs.Count: > 0 };

    /// <summary>Of the present answer among all that held somebody.</summary>
    public int Number => Earlier.Count == 0 ? 1 : Earlier[^1].Number + 1;

    public bool IsSettled => IsPossible && !IsStale;

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Readers;

    /// <summary>Nobody but the facility's officers and its auditors.</summary>
    public static readonly IReadOnlyList<string> Readers = [To.Role(Role.Officer), To.Role(Role.Auditor)];

    public static bool Opens(Viewer viewer) => Readers.Any(viewer.Tokens.Contains);

    public void Move(PanelStatus to) => Status = to;

    /// <summary>Another profile asks for another answer; who sat there before stays known.</summary>
    public void Ask(Profile profile)
    {
        Keep();
        (Profile, Answer, IsStale) = (profile, null, false);
    }

    public void Take(PanelAnswer answer)
    {
        if (answer.Chairs.Count > 0) Keep();
        (Answer, IsStale) = (answer, false);
        if (answer.Chairs.Count > 0) Sitting = [.. answer.Chairs.Select(chair => chair.Expert)];
    }

    /// <param name="reason">As the expert or the administration gave it; null where none was given.</param>
    public void Decline(string expert, DeclineReason? reason, DateOnly on)
    {
        var chair = Answer?.Chairs.FirstOrDefault(each => each.Expert == expert);
        Declines = [.. Declines.Where(each => each.Expert != expert), new(expert, reason, on, chair?.Spares ?? [])];
    }

    private void Keep()
    {
        if (Answer is { Chairs.Count: > 0 } answer) Earlier = [.. Earlier.TakeLast(MostEarlier - 1), new(Number, Profile, answer)];
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

/// <summary>An answer that another has taken the place of, and the profile it answered.</summary>
/// <param name="Number">From 1.</param>
internal sealed record EarlierAnswer(int Number, Profile Profile, PanelAnswer Answer);

/// <summary>A chair that was offered and declined.</summary>
/// <param name="Spares">Who could have taken it then, the others staying.</param>
internal sealed record DeclinedSeat(string Expert, DeclineReason? Reason, DateOnly On, List<Spare> Spares);

internal sealed class PanelMapping : IEntityTypeConfiguration<Panel>
{
    public void Configure(EntityTypeBuilder<Panel> panel)
    {
        panel.HasIndex(p => p.Reference).IsUnique();
        panel.HasIndex(p => p.ActionReference);
        panel.Property(p => p.Reference).HasMaxLength(20);
        panel.Property(p => p.ActionReference).HasMaxLength(20);
        panel.Property(p => p.CaseReference).HasMaxLength(20);
        panel.Ignore(p => p.Number);
        panel.Property(p => p.Profile).AsJson();
        panel.Property(p => p.Answer).AsOptionalJson();
        panel.Property(p => p.Earlier).AsJson();
        panel.Property(p => p.Declines).AsJson();
        panel.Property(p => p.Sitting).AsJson();
        panel.Property(p => p.Locked).AsJson();
        panel.Property(p => p.Excluded).AsJson();
    }
}
