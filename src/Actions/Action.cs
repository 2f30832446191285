using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Actions.Agree;
using Passerelle.Actions.Plan;
using Passerelle.Actions.Public;
using Passerelle.Actions.Score;
using Passerelle.Directory.Public;
using Passerelle.Requests.Public;

namespace Passerelle.Actions;

/// <summary>
/// What a request became: a plan agreed with those who asked, carried out and closed. What the public list shows stands in short plain
/// columns before the long texts, because a page of the list reads fifty rows.
/// </summary>
internal sealed class Action : IVersioned, ISeen
{
    public const int MaxTitle = 200;
    public const int MaxText = 8000;
    public const int MaxReason = 500;
    public const int MaxOutputs = 30;
    public const int MaxActivities = 60;

    public required ActionId Id { get; init; }

    public required string Reference { get; init; }

    public ActionStatus Status { get; private set; }

    /// <summary>See <see cref="Headline"/>.</summary>
    public string TitleLines { get; private set; } = "";

    /// <summary>All titles folded, the source's first: searched and sorted by.</summary>
    public string TitleFolded { get; private set; } = "";

    /// <summary>See <see cref="Codes"/>; the lead's first.</summary>
    public string CountryCodes { get; private set; } = "";

    public string GroupNames { get; private set; } = "";

    /// <summary>See <see cref="Codes"/>; the main one first.</summary>
    public string PillarCodes { get; private set; } = "";

    public PartialDate? Start { get; private set; }

    public PartialDate? End { get; private set; }

    /// <summary>The start, else the end, else nothing; never null, so that both databases sort alike and an undated Action comes last in "newest first".</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>How the end moved once it had been agreed, oldest first.</summary>
    public List<Slip> EndSlips { get; private set; } = [];

    public int? FirstYear { get; private set; }

    public int? LastYear { get; private set; }

    public required Guid CaseId { get; init; }

    public required string CaseReference { get; init; }

    public RequestId? Request { get; init; }

    public string? RequestReference { get; init; }

    public DateOnly? RequestedOn { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public string Scope { get; set; } = Scopes[0];

    public DateTimeOffset ChangedAt { get; set; }

    public int Version { get; set; }

    /// <summary>The offices that asked: they see the Action from its first draft.</summary>
    public List<OfficeId> Requesters { get; init; } = [];

    public Hold? Hold { get; private set; }

    public List<Passing> Passings { get; private set; } = [];

    public List<string> Areas { get; set; } = [];

    public List<string> Gcm { get; set; } = [];

    public List<string> Sdg { get; set; } = [];

    public List<string> ExpertCountries { get; set; } = [];

    public List<string> ExpertGroups { get; set; } = [];

    public List<string> ExpertSectors { get; set; } = [];

    public List<string> Urls { get; set; } = [];

    /// <summary>Null when it was lived through here.</summary>
    public Archive? Archive { get; set; }

    public List<DateConflict> Conflicts { get; set; } = [];

    public LocalizedText Title { get; private set; } = LocalizedText.Empty;

    public LocalizedText RequestedBy { get; set; } = LocalizedText.Empty;

    public LocalizedText Summary { get; set; } = LocalizedText.Empty;

    public LocalizedText Context { get; set; } = LocalizedText.Empty;

    public LocalizedText Concept { get; set; } = LocalizedText.Empty;

    public LocalizedText Objectives { get; set; } = LocalizedText.Empty;

    public LocalizedText Results { get; set; } = LocalizedText.Empty;

    public List<LocalizedText> Outputs { get; set; } = [];

    public List<Activity> Activities { get; private set; } = [];

    /// <summary>Rules that the plan as a whole may break, and why.</summary>
    public List<Override> Overrides { get; private set; } = [];

    /// <summary>Every version that was written, oldest first.</summary>
    public List<Agreement> Agreements { get; private set; } = [];

    /// <summary>Scores on the criteria: at formulation, at closing.</summary>
    public List<Scoring> Scorings { get; private set; } = [];

    public List<OldAddress> OldAddresses { get; private set; } = [];

    public static readonly IReadOnlyList<string> Scopes = ["national", "regional", "local"];

    public CaseKey Case => new(CaseId, CaseReference);

    public IReadOnlyList<string> Countries => Codes.Read(CountryCodes);

    public IReadOnlyList<string> Groups => GroupNames.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> Pillars => Codes.Read(PillarCodes);

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Readers;

    /// <summary>Until it is agreed, the team and those who asked; then everybody.</summary>
    public IReadOnlyList<string> Readers => Status == ActionStatus.InFormulation ? InsideReaders : [To.Public];

    /// <summary>The team and those who asked: who reads what is not for the public, such as why an Action is on hold.</summary>
    public IReadOnlyList<string> InsideReaders => [.. Role.Team.Select(To.Role), .. Requesters.Select(office => To.Office(office.Value))];

    /// <summary>The team alone: budgets, and scores, which those who asked never see.</summary>
    public static readonly IReadOnlyList<string> TeamReaders = [.. Role.Team.Select(To.Role)];

    /// <summary>The version that holds, signed or not; null before the first is written.</summary>
    public Agreement? Agreement => Agreements.MaxBy(agreement => agreement.Number);

    /// <summary>Whether the newest version still says what the record says.</summary>
    public bool IsAgreementCurrent => Agreement is { } newest && newest.Says == AgreementText.Fingerprint(this);

    /// <summary>The office for which the viewer may still sign the newest version; null when there is none.</summary>
    public Guid? SignsFor(Viewer viewer)
    {
        if (Agreement is not { } newest) return null;
        foreach (var office in Requesters)
            if (viewer.Holds(office.Value) && !newest.IsSignedBy(office.Value)) return office.Value;
        return newest.IsSignedByFacility ? null : viewer.OfficeWith(Role.Signatory);
    }

    /// <summary>Whether the facility and everybody who asked have signed the newest version, and it still says what the record says.</summary>
    public bool IsSigned => IsAgreementCurrent && Agreement is { IsSignedByFacility: true } newest && Requesters.TrueForAll(office => newest.IsSignedBy(office.Value));

    public Scoring? ScoredAt(ScoringMoment moment) => Scorings.Find(scoring => scoring.Moment == moment);

    public void Excuse(IEnumerable<Override> overrides) => Overrides = [.. overrides];

    public void Score(Scoring scoring) => Scorings = [.. Scorings.Where(other => other.Moment != scoring.Moment), scoring];

    public void Call(LocalizedText title) =>
        (Title, TitleLines, TitleFolded) = (title, Headline.Lines(title), Folding.Fold(Headline.Lines(title)));

    public void Place(IEnumerable<string> countries, IEnumerable<string> groups) =>
        (CountryCodes, GroupNames) = (Codes.Write(countries), string.Join('\n', groups));

    public void Sort(IEnumerable<string> pillars) => PillarCodes = Codes.Write(pillars);

    public void Date(PartialDate? start, PartialDate? end)
    {
        (Start, End) = (start, end);
        (FirstYear, LastYear) = (start?.Year ?? end?.Year, end?.Year ?? start?.Year);
        SortKey = (start ?? end)?.ToString() ?? "";
    }

    /// <summary>Whether this end is another than the one agreed: the reason is then asked for. A day within the month that was set is none, and before it is agreed it may move freely.</summary>
    public bool MovesEnd(PartialDate? end) => Status != ActionStatus.InFormulation && End is { } before && (end is not { } now || now.Last < before.First || now.First > before.Last);

    /// <summary>Keeps why the end moves; to be called before <see cref="Date"/> moves it.</summary>
    public Slip MoveEnd(PartialDate? end, LocalizedText reason, DateTimeOffset at, string by)
    {
        var slip = new Slip(End!.Value, end, reason, at, by);
        EndSlips = [.. EndSlips, slip];
        return slip;
    }

    /// <summary>Takes a step that the flow table has found possible.</summary>
    public void Pass(Passage<ActionStatus, ActionAct, Action> passage, Occasion occasion, DateOnly? on = null)
    {
        Status = passage.Step.To;
        Hold = null;
        ChangedAt = occasion.At;
        Passings.Add(new(passage.Step.Act, occasion.At, on ?? occasion.Today, passage.Office));
    }

    public void PutOnHold(LocalizedText reason, DateOnly reviewOn) => Hold = new(reason, reviewOn);

    /// <summary>The status an Action had when its archive was written; nothing else sets one without a step.</summary>
    public void StandsInArchive(ActionStatus status) => Status = status;

    public ActionSummary Summarise() => new(
        Id, Reference, Case, Status, Title, Summary, Pillars, Areas, Scope, Countries, Groups, RequestedBy, Request, RequestReference, RequestedOn, DecidedOn, Start, End,
        Context, Concept, Objectives, Results, [.. Activities.Select(activity => activity.Summarise())], ExpertCountries, ExpertGroups, ExpertSectors, Outputs,
        [.. OldAddresses.Where(address => address.Kind == AddressKind.Number).Select(address => address.Value)], Urls, Conflicts, Archive is not null) { Requesters = Requesters };
}

/// <summary>Why an Action rests, and when somebody looks again.</summary>
internal sealed record Hold(LocalizedText Reason, DateOnly ReviewOn);

/// <summary>A step taken: by which office, when it was recorded and on which day it counts from.</summary>
internal sealed record Passing(ActionAct Act, DateTimeOffset At, DateOnly On, Guid Office);

/// <summary>What an archive says about an Action, and how sure one may be of it.</summary>
/// <param name="Source">The name of the file it was read from.</param>
/// <param name="Confidence"><c>high</c>, <c>medium</c> or <c>low</c>, as the archive states it.</param>
/// <param name="Doubts">Which of its statements were not read from the source but assigned or inferred: <c>theme</c>, <c>areas</c>, <c>status</c>.</param>
/// <param name="Notes">Remarks of those who wrote the archive, in their words.</param>
/// <param name="ActivitiesCount">How many activities it counts; null when it does not say.</param>
/// <param name="Number">The number the archive files it under; null when it has none.</param>
/// <param name="Slug">The archive's own word for it.</param>
/// <param name="Row">The row as read: a second import that reads the same changes nothing.</param>
/// <param name="Edited">Whether somebody has worked on the record here since: an import then leaves it alone.</param>
internal sealed record Archive(
    string Source, string? Number, string Slug, string? Confidence, IReadOnlyList<string> Doubts, string? Notes, int? ActivitiesCount, string Row, bool Edited = false);

internal sealed class ActionMapping : IEntityTypeConfiguration<Action>
{
    public void Configure(EntityTypeBuilder<Action> action)
    {
        action.HasIndex(a => a.Reference).IsUnique();
        action.HasIndex(a => new { a.SortKey, a.Reference });
        action.HasIndex(a => a.CaseId);
        action.Property(a => a.Reference).HasMaxLength(40);
        action.Property(a => a.CaseReference).HasMaxLength(40);
        action.Property(a => a.RequestReference).HasMaxLength(40);
        action.Property(a => a.Start).AsPartialDate();
        action.Property(a => a.End).AsPartialDate();
        action.Property(a => a.SortKey).HasMaxLength(PartialDate.MaxLength);
        action.Property(a => a.Scope).HasMaxLength(20);
        action.Property(a => a.Requesters).AsJson();
        action.Property(a => a.Passings).AsJson();
        action.Property(a => a.Areas).AsJson();
        action.Property(a => a.Gcm).AsJson();
        action.Property(a => a.Sdg).AsJson();
        action.Property(a => a.ExpertCountries).AsJson();
        action.Property(a => a.ExpertGroups).AsJson();
        action.Property(a => a.ExpertSectors).AsJson();
        action.Property(a => a.Urls).AsJson();
        action.Property(a => a.Conflicts).AsJson();
        action.Property(a => a.Outputs).AsJson();
        action.Property(a => a.EndSlips).AsJson();
        action.Property(a => a.Overrides).AsJson();
        action.Property(a => a.Scorings).AsJson();
        action.Ignore(a => a.Agreement);
        action.Ignore(a => a.IsAgreementCurrent);
        action.Ignore(a => a.IsSigned);
        action.HasMany(a => a.Agreements).WithOne().HasForeignKey(a => a.Action);
        action.Property(a => a.Hold!).AsJson();
        action.Property(a => a.Archive!).AsJson();
        action.HasMany(a => a.Activities).WithOne().HasForeignKey(a => a.Action);
        action.HasMany(a => a.OldAddresses).WithOne().HasForeignKey(a => a.Action);
    }
}
