using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Panels.Public;

namespace Passerelle.Panels;

/// <summary>What home administrations and the host are told of a panel whose experts are called: where, when, in which languages, for what.</summary>
internal sealed class Mobilisation : ISeen, IVersioned
{
    public const int MaxTerms = 6000;

    public required MobilisationId Id { get; init; }

    /// <summary><c>MOB-2026-0001</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>Reference of the panel.</summary>
    public required string Panel { get; init; }

    public required PanelId PanelId { get; init; }

    public required ActionId Action { get; init; }

    public required string ActionReference { get; init; }

    public required Guid CaseId { get; init; }

    public required string CaseReference { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>Of the activity, as it was called when the first call went out.</summary>
    public required LocalizedText Title { get; init; }

    public required LocalizedText Place { get; init; }

    /// <summary>ISO 3166-1 alpha-2; null for one at a distance.</summary>
    public string? Country { get; init; }

    /// <summary>The office of the requesting institution that is asked about the experts.</summary>
    public required OfficeId Host { get; init; }

    /// <summary>Concepts that were wanted: what the host's appraisal is evidence of.</summary>
    public required List<string> Wanted { get; init; }

    public DateOnly From { get; private set; }

    public DateOnly Until { get; private set; }

    /// <summary>ISO 639-1.</summary>
    public List<string> Languages { get; private set; } = [];

    /// <summary>The language <see cref="Terms"/> is written in.</summary>
    public string Language { get; private set; } = Platform.Texts.Language.Source;

    public string Terms { get; private set; } = "";

    /// <summary>Whether the host was asked about anybody: it knows of the mobilisation from then on.</summary>
    public bool HostKnows { get; private set; }

    public int Version { get; set; }

    public CaseKey Case => new(CaseId, CaseReference);

    /// <summary>Days on the spot, the first and the last counted.</summary>
    public int Days => Until.DayNumber - From.DayNumber + 1;

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => HostKnows ? [.. Panels.Panel.Readers, To.Office(Host.Value)] : Panels.Panel.Readers;

    public void Write(DateOnly from, DateOnly until, List<string> languages, string language, string terms) => (From, Until, Languages, Language, Terms) = (from, until, languages, language, terms);

    public void TellHost() => HostKnows = true;
}

internal sealed class MobilisationMapping : IEntityTypeConfiguration<Mobilisation>
{
    public void Configure(EntityTypeBuilder<Mobilisation> mobilisation)
    {
        mobilisation.HasIndex(m => m.Reference).IsUnique();
        mobilisation.HasIndex(m => m.Panel).IsUnique();
        mobilisation.Property(m => m.Reference).HasMaxLength(20);
        mobilisation.Property(m => m.Panel).HasMaxLength(20);
        mobilisation.Property(m => m.ActionReference).HasMaxLength(20);
        mobilisation.Property(m => m.CaseReference).HasMaxLength(20);
        mobilisation.Property(m => m.Country).HasMaxLength(2);
        mobilisation.Property(m => m.Language).HasMaxLength(2);
        mobilisation.Property(m => m.Wanted).AsJson();
        mobilisation.Property(m => m.Languages).AsJson();
        mobilisation.Ignore(m => m.Case);
        mobilisation.Ignore(m => m.Days);
    }
}
