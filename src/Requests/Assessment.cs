using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Requests.Public;

namespace Passerelle.Requests;

internal enum AssessmentStatus { Assigned, HandedIn, Opened }

internal enum AssessmentAct { HandIn, Open }

/// <summary>One appraiser's score on one criterion, anchored in the file.</summary>
/// <param name="Value">0 to <see cref="Assessment.MaxScore"/>; null while undecided.</param>
/// <param name="Passage">Words of the request that the judgement rests on; they must stand there.</param>
internal sealed record Score(string Criterion, int? Value, string Justification, string Passage);

/// <summary>One office's appraisal of a request on the criteria in force. Until all are in, each is seen by its own office only.</summary>
internal sealed class Assessment : ISeen, IVersioned
{
    public const int MaxScore = 4;
    public const int MaxText = 2000;

    public required Guid Id { get; init; }

    public required RequestId Request { get; init; }

    public required OfficeId Office { get; init; }

    /// <summary>Set and version of the criteria it is scored on, such as <c>ten-criteria/1</c>; frozen with the decision.</summary>
    public required string CriteriaSet { get; init; }

    public List<Score> Scores { get; set; } = [];

    /// <summary>The account that wrote last: two people of one office are told apart by it.</summary>
    public Guid? WrittenBy { get; set; }

    public DateTimeOffset? InAt { get; private set; }

    /// <summary>The appraisers' offices that read it beside their own; empty until all of the request's are in.</summary>
    public List<OfficeId> OpenTo { get; private set; } = [];

    public int Version { get; set; }

    /// <summary>All of the request's are in: they may be read beside each other.</summary>
    public bool Opened => OpenTo.Count > 0;

    public bool IsIn => InAt is not null;

    public AssessmentStatus Status => Opened ? AssessmentStatus.Opened : IsIn ? AssessmentStatus.HandedIn : AssessmentStatus.Assigned;

    public Score ScoreOn(string criterion) => Scores.FirstOrDefault(score => score.Criterion == criterion) ?? new(criterion, null, "", "");

    /// <summary>Takes the step that <see cref="AssessmentFlow"/> found possible.</summary>
    public void HandIn(Passage<AssessmentStatus, AssessmentAct, Assessment> passage, DateTimeOffset at) => InAt = passage.Step.To == AssessmentStatus.HandedIn ? at : InAt;

    /// <param name="appraisers">All of the request's.</param>
    public void Open(IEnumerable<OfficeId> appraisers) => OpenTo = [.. appraisers];

    Guid ISeen.SeenAs => Id;

    IEnumerable<string> ISeen.Audience() => Opened ? [.. OpenTo.Select(office => To.Office(office.Value)), .. Passerelle.Requests.Request.InsideTokens] : [To.Office(Office.Value)];
}

internal sealed class AssessmentMapping : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> assessment)
    {
        assessment.Property(a => a.CriteriaSet).HasMaxLength(40);
        assessment.Property(a => a.Scores).AsJson();
        assessment.Property(a => a.OpenTo).AsJson();
        assessment.HasIndex(a => a.Office);
        assessment.Ignore(a => a.Status);
    }
}

/// <summary>What the appraisers agreed on one criterion, or why one of them does not.</summary>
internal sealed record Agreed(string Criterion, int Value, string Text, string? Dissent);

internal sealed record Consensus(string CriteriaSet, List<Agreed> Criteria, string Recommendation, DateOnly RecordedOn)
{
    /// <summary>Why the appraisers did not agree as a whole; null when they did. The values are then a proposal to the committee.</summary>
    public string? Dissent { get; init; }

    public Agreed? On(string criterion) => Criteria.FirstOrDefault(agreed => agreed.Criterion == criterion);
}
