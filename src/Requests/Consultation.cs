using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Requests.Public;

namespace Passerelle.Requests;

internal enum Opinion { NoObjection, Supports, Objects }

/// <summary>A question to one service. When its last day passes without an answer, silence counts as no objection and is recorded as silence.</summary>
internal sealed class Consultation
{
    public const int MaxText = 4000;

    public required Guid Id { get; init; }

    public required RequestId Request { get; init; }

    public required OfficeId Office { get; init; }

    public required string Question { get; init; }

    public required DateOnly DueOn { get; init; }

    public Opinion? Opinion { get; set; }

    public string? Text { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Closed by its deadline, not by an answer.</summary>
    public bool Silent { get; set; }

    public bool IsOpen => AnsweredAt is null && !Silent;
}

internal sealed class ConsultationMapping : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> consultation) => consultation.HasIndex(c => c.Office);
}
