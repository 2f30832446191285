using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Requests.Public;

namespace Passerelle.Requests;

internal enum PartyStatus { Invited, Joined, Signed, Refused, Withdrawn, Replaced, Expired }

internal enum PartyAct { Join, Refuse, SignOff, Reopen, Withdraw, HandOver, Replace, Expire, LeaveOut }

/// <summary>An office that asks, alone or with others: its mandate, its own priorities, its signature.</summary>
internal sealed class Party
{
    public const int MaxText = 4000;
    public const int MaxHolder = 160;

    public required Guid Id { get; init; }

    public required RequestId Request { get; init; }

    public required OfficeId Office { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    public required bool IsLead { get; set; }

    /// <summary>Invited after submission: it signs what was submitted, counts from its signature on, and does not read what was told to the others before.</summary>
    public bool Late { get; init; }

    /// <summary>The office of the same country whose place it takes; null when it takes nobody's.</summary>
    public OfficeId? Replaces { get; init; }

    public PartyStatus Status { get; private set; } = PartyStatus.Invited;

    /// <summary>What this office wants from the Action most.</summary>
    public LocalizedText Priorities { get; set; } = LocalizedText.Empty;

    /// <summary>Where it stands today, against which results will be read.</summary>
    public LocalizedText Baseline { get; set; } = LocalizedText.Empty;

    /// <summary>Name and function of who may bind the office.</summary>
    public string MandateHolder { get; set; } = "";

    /// <summary>Name and function of who binds it when the holder is away; empty when nobody does.</summary>
    public string Deputy { get; set; } = "";

    /// <summary>What the office may speak for in this request: a subject, a territory, a budget. Empty when for all of it.</summary>
    public LocalizedText Scope { get; set; } = LocalizedText.Empty;

    /// <summary>First day of the mandate; null when it runs already.</summary>
    public DateOnly? MandateFrom { get; set; }

    /// <summary>Last day of the mandate; null when it has none.</summary>
    public DateOnly? MandateUntil { get; set; }

    /// <summary>When the office was told that its mandate is about to end.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    public required DateTimeOffset InvitedAt { get; init; }

    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>SHA-256 of the answers it signed; stays in the record when the office leaves.</summary>
    public string? SignedText { get; private set; }

    /// <summary>When it withdrew, was replaced or its mandate ran out.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Part of the request: invited and not refused, not gone.</summary>
    public bool IsActive => Status is PartyStatus.Invited or PartyStatus.Joined or PartyStatus.Signed;

    /// <summary>A member whose request can be decided upon: one invited late is not, before it has signed.</summary>
    public bool Counts => IsActive && (!Late || Status == PartyStatus.Signed);

    public bool MandateRunsOn(DateOnly day) => (MandateFrom is null || MandateFrom <= day) && (MandateUntil is null || day <= MandateUntil);

    public void Take(Passage<PartyStatus, PartyAct, PartyIn> passage, DateTimeOffset at)
    {
        Status = passage.Step.To;
        if (Status == PartyStatus.Signed) SignedAt = at;
        else if (IsActive) VoidSignature();
        else LeftAt = at;
    }

    public void Signs(string text) => SignedText = text;

    /// <summary>The text it signed has changed: its signature no longer covers it.</summary>
    public void VoidSignature()
    {
        if (Status == PartyStatus.Signed) Status = PartyStatus.Joined;
        (SignedAt, SignedText) = (null, null);
    }
}

internal sealed class PartyMapping : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> party)
    {
        party.Property(p => p.Country).HasMaxLength(2);
        party.Property(p => p.MandateHolder).HasMaxLength(Party.MaxHolder);
        party.Property(p => p.Deputy).HasMaxLength(Party.MaxHolder);
        party.Property(p => p.SignedText).HasMaxLength(64);
        party.Ignore(p => p.Counts);
        party.HasIndex(p => p.Office);
    }
}
