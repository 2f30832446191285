using Passerelle.Directory.Public;

namespace Passerelle.Requests;

internal enum DecisionKind { Approve, ApproveWithConditions, Defer, Decline, Refer }

/// <summary>What the steering committee decided, with the criteria as they were.</summary>
/// <param name="Office">The office that recorded it; another signs the letter.</param>
/// <param name="CriteriaSet">Set and version the case was appraised on.</param>
/// <param name="Conditions">For an approval with conditions; else null.</param>
internal sealed record Decision(DecisionKind Kind, string Reasons, string? Conditions, DateOnly TakenOn, OfficeId Office, string CriteriaSet)
{
    public const int MaxText = 4000;

    public const int MaxInstitution = 200;

    /// <summary>For a deferral: the day on which it should be taken up again.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>For a referral: the institution it is referred to.</summary>
    public string? ReferredTo { get; init; }

    /// <summary>Took part in making it: another office signs.</summary>
    public bool IsOf(Guid office) => Office.Value == office || Chair?.Value == office;

    /// <summary>Reference of the meeting that took it; null for a decision in writing.</summary>
    public string? Meeting { get; init; }

    /// <summary>The office that led that meeting; it does not sign the letter either.</summary>
    public OfficeId? Chair { get; init; }

    public DateOnly? LetterSignedOn { get; init; }
}

/// <summary>One rule of the phase in force, and whether the request meets it.</summary>
/// <param name="Rule">Id of the rule in the phase.</param>
/// <param name="Note">Why the officer judged otherwise than the machine, or what it rests on.</param>
internal sealed record EligibilityFinding(string Rule, bool Met, string? Note);

internal sealed record EligibilityCheck(string Phase, List<EligibilityFinding> Findings, DateOnly CheckedOn)
{
    public bool AllMet => Findings.All(finding => finding.Met);
}
