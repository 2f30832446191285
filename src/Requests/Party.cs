using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Requests.Public;

namespace Passerelle.Requests;

internal enum PartyStatus { Invited, Joined, Signed, Refused, Withdrawn }

internal enum PartyAct { Join, Refuse, SignOff, Reopen, Withdraw, LeaveOut }

/// <summary>An office that asks, alone or with others: its own priorities, its mandate holder, its signature.</summary>
internal sealed class Party
{
    public const int MaxText = 4000;
    public const int MaxHolder = 160;

    public required Guid Id { get; init; }

    public required RequestId Request { get; init; }

    public required OfficeId Office { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    public required bool IsLead { get; init; }

    public PartyStatus Status { get; private set; } = PartyStatus.Invited;

    /// <summary>What this office wants from the Action most.</summary>
    public LocalizedText Priorities { get; set; } = LocalizedText.Empty;

    /// <summary>Where it stands today, against which results will be read.</summary>
    public LocalizedText Baseline { get; set; } = LocalizedText.Empty;

    /// <summary>Name and function of who may bind the office.</summary>
    public string MandateHolder { get; set; } = "";

    public required DateTimeOffset InvitedAt { get; init; }

    public DateTimeOffset? SignedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Counts towards the request: invited and not refused, not withdrawn.</summary>
    public bool IsActive => Status is PartyStatus.Invited or PartyStatus.Joined or PartyStatus.Signed;

    public void Take(Passage<PartyStatus, PartyAct, Party> passage, DateTimeOffset at)
    {
        Status = passage.Step.To;
        SignedAt = Status == PartyStatus.Signed ? at : null;
        if (Status == PartyStatus.Withdrawn) WithdrawnAt = at;
    }

    /// <summary>The text it signed has changed: its signature no longer covers it.</summary>
    public void VoidSignature() => (Status, SignedAt) = (PartyStatus.Joined, null);
}

internal sealed class PartyMapping : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> party)
    {
        party.Property(p => p.Country).HasMaxLength(2);
        party.Property(p => p.MandateHolder).HasMaxLength(Party.MaxHolder);
        party.HasIndex(p => p.Office);
    }
}
