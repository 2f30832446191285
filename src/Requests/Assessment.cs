using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Requests.Public;

namespace Passerelle.Requests;

/// <summary>One appraiser's score on one criterion, anchored in the file.</summary>
/// <param name="Value">0 to <see cref="Assessment.MaxScore"/>.</param>
/// <param name="Passage">Words of the request that the judgement rests on; they must stand there.</param>
internal sealed record Score(string Criterion, int? Value, string Justification, string Passage);

/// <summary>One office's appraisal of a request on the criteria in force. Until all are in, each is seen by its own office only.</summary>
internal sealed class Assessment : ISeen
{
    public const int MaxScore = 4;
    public const int MaxText = 2000;

    public required Guid Id { get; init; }

    public required RequestId Request { get; init; }

    public required OfficeId Office { get; init; }

    /// <summary>Set and version of the criteria it is scored on, such as <c>ten-criteria/1</c>; frozen with the decision.</summary>
    public required string CriteriaSet { get; init; }

    public List<Score> Scores { get; set; } = [];

    public DateTimeOffset? InAt { get; set; }

    /// <summary>All of the request's are in: they may be read beside each other.</summary>
    public bool Opened { get; set; }

    public bool IsIn => InAt is not null;

    Guid ISeen.SeenAs => Id;

    IEnumerable<string> ISeen.Audience() => Opened ? [To.Office(Office.Value), .. Passerelle.Requests.Request.TeamTokens, To.Role(Role.Committee)] : [To.Office(Office.Value)];
}

internal sealed class AssessmentMapping : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> assessment)
    {
        assessment.Property(a => a.CriteriaSet).HasMaxLength(40);
        assessment.Property(a => a.Scores).AsJson();
    }
}

/// <summary>What the appraisers agreed on one criterion, or why one of them does not.</summary>
internal sealed record Agreed(string Criterion, int Value, string Text, string? Dissent);

internal sealed record Consensus(string CriteriaSet, List<Agreed> Criteria, string Recommendation, DateOnly RecordedOn);
