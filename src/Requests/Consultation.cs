using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Requests.Public;

namespace Passerelle.Requests;

internal enum Opinion { NoObjection, Supports, Objects }

internal enum ConsultationStatus { Asked, Answered, Silent }

internal enum ConsultationAct { GiveOpinion, RecordSilence }

/// <summary>A question to one service. When its last day passes without an answer, silence counts as no objection and is recorded as silence.</summary>
internal sealed class Consultation : ISeen
{
    public const int MaxText = 4000;

    public required Guid Id { get; init; }

    public required RequestId Request { get; init; }

    public required OfficeId Office { get; init; }

    public required string Question { get; init; }

    public required DateOnly DueOn { get; init; }

    public Opinion? Opinion { get; private set; }

    public string? Text { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Closed by its deadline, not by an answer.</summary>
    public bool Silent { get; private set; }

    public ConsultationStatus Status => AnsweredAt is not null ? ConsultationStatus.Answered : Silent ? ConsultationStatus.Silent : ConsultationStatus.Asked;

    public bool IsOpen => Status == ConsultationStatus.Asked;

    /// <summary>The last day counts in full.</summary>
    public bool IsOver(DateOnly today) => DueOn < today;

    public void Answer(Opinion opinion, string? text, DateTimeOffset at) => (Opinion, Text, AnsweredAt) = (opinion, text, at);

    public void RecordSilence() => Silent = true;

    Guid ISeen.SeenAs => Id;

    IEnumerable<string> ISeen.Audience() => [To.Office(Office.Value), .. Passerelle.Requests.Request.InsideTokens];
}

internal sealed class ConsultationMapping : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> consultation)
    {
        consultation.HasIndex(c => c.Office);
        consultation.HasIndex(c => c.DueOn);
        consultation.Ignore(c => c.Status);
        // Two people of one office answering at once: the second is told, not lost.
        consultation.Property(c => c.AnsweredAt).IsConcurrencyToken();
    }
}
