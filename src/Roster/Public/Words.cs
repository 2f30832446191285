namespace Passerelle.Roster.Public;

public readonly record struct ExpertId(Guid Value) : ITypedId<ExpertId>
{
    public static ExpertId From(Guid value) => new(value);
}

/// <summary>Where an expert works.</summary>
public enum Sector { Public, CivilSociety, Academia, Private, International }

public enum Seniority { Junior, Experienced, Senior }

/// <summary>How far somebody masters a language: the Common European Framework of Reference; a mother tongue counts as C2.</summary>
public enum Cefr { A1, A2, B1, B2, C1, C2 }

/// <summary>What shows a competence.</summary>
public enum EvidenceKind { Mission, Publication, Diploma, Appraisal }

/// <summary>Kept only where the facility has declared what it needs it for, and used in rules on a panel as a whole, never in anybody's score.</summary>
public enum Gender { Female, Male, Diverse }

/// <summary>Why somebody declined a mission; text key <c>roster.decline.{word}</c>. Nothing about health or family is asked.</summary>
public enum DeclineReason { Dates, NotReleased, Workload, Field, Conditions, Personal, Different }

/// <summary>What an expert has consented to.</summary>
public enum Purpose
{
    /// <summary>To be kept in the roster and found there by the facility and by the focal point at home.</summary>
    Found,

    /// <summary>To be proposed for panels, with a short profile without address or fee.</summary>
    Proposed,

    /// <summary>To be named where a mission is published.</summary>
    Named,
}
