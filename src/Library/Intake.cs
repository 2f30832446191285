using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Library.Ingest;
using Passerelle.Library.Public;
using Passerelle.Library.TakeIn;
using Passerelle.Platform.Files;

namespace Passerelle.Library;

internal enum IntakeStatus { Read, Accepted, Refused }

/// <summary>
/// An old fiche that was brought in: its text, what was read in it, and what a person has made of that. The reading itself is never changed, so that
/// whoever comes later sees what was read and what was decided.
/// </summary>
internal sealed class Intake : ISeen, IVersioned
{
    public const int MaxReason = 800;

    public required IntakeId Id { get; init; }

    public required string Reference { get; init; }

    public IntakeStatus Status { get; private set; }

    /// <summary>The name of the file; an Action made of it gives it as its provenance.</summary>
    public required string Source { get; init; }

    public required FileId File { get; init; }

    /// <summary>The text of the file, by whose lines fields and doubts are found.</summary>
    public required string Text { get; init; }

    public required FicheReading Found { get; init; }

    /// <summary>See <see cref="FicheReading.Lines"/>.</summary>
    public required Dictionary<string, List<int>> Lines { get; init; }

    /// <summary>What the record would say if it were accepted now.</summary>
    public IntakeForm Judged { get; private set; } = new();

    public DateTimeOffset At { get; init; }

    public string ChangedBy { get; private set; } = "";

    /// <summary>The Action it became; null before.</summary>
    public string? ActionReference { get; private set; }

    public string? FicheReference { get; private set; }

    /// <summary>Why it was refused; empty otherwise.</summary>
    public LocalizedText Refusal { get; private set; } = LocalizedText.Empty;

    public int Version { get; set; }

    public CaseKey Case => new(Id.Value, Reference);

    /// <summary>Doubts nobody has decided.</summary>
    public int Undecided => Found.Doubts.Where((_, at) => at >= Judged.Doubts.Count || !VerdictForm.Known.Contains(Judged.Doubts[at].Verdict)).Count();

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Readers;

    public static readonly IReadOnlyList<string> Readers = [To.Role(Role.Editor), To.Role(Role.Publisher)];

    public void Judge(IntakeForm form, string by) => (Judged, ChangedBy) = (form, by);

    public void Accept(IntakeStatus to, string action, string fiche) => (Status, ActionReference, FicheReference) = (to, action, fiche);

    public void Refuse(IntakeStatus to, LocalizedText reason) => (Status, Refusal) = (to, reason);
}

internal sealed class IntakeMapping : IEntityTypeConfiguration<Intake>
{
    public void Configure(EntityTypeBuilder<Intake> intake)
    {
        intake.HasIndex(i => i.Reference).IsUnique();
        intake.Property(i => i.Reference).HasMaxLength(40);
        intake.Property(i => i.Source).HasMaxLength(StoredFile.MaxName);
        intake.Property(i => i.ChangedBy).HasMaxLength(200);
        intake.Property(i => i.ActionReference).HasMaxLength(40);
        intake.Property(i => i.FicheReference).HasMaxLength(40);
        intake.Property(i => i.Found).AsJson();
        intake.Property(i => i.Lines).AsJson();
        intake.Property(i => i.Judged).AsJson();
        intake.Ignore(i => i.Case);
        intake.Ignore(i => i.Undecided);
    }
}
