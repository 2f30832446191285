using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Requests.Public;

namespace Passerelle.Requests;

internal enum MeetingStatus { Planned, AgendaSent, Held, MinutesApproved, Cancelled }

internal enum MeetingAct { Change, SendAgenda, TakeAttendance, RecordItem, ApproveMinutes, Cancel }

/// <summary>How one office of the committee stands on one motion.</summary>
internal enum Ballot { For, Against, Abstains, Recused, Absent }

internal enum MotionOutcome { Carried, Lost, Tied, NoQuorum }

/// <summary>An office of the committee, and who came for it.</summary>
/// <param name="Who">Names as they sign the list; empty for an office that was absent.</param>
internal sealed record Attendance(OfficeId Office, bool Present, string Who);

internal sealed record Cast(OfficeId Office, Ballot Ballot);

/// <summary>Why an office had no vote on a case: as it was told in the minutes, so that a later judgement does not change them.</summary>
/// <param name="Steps">Empty for a declared conflict.</param>
/// <param name="Measure">What somebody answered for; null while nobody has.</param>
internal sealed record Recusal(OfficeId Office, ConflictBasis Basis, Interest? Interest, string Text, List<ConflictStep> Steps, string? Measure, OfficeId? AcceptedBy);

/// <summary>A motion put to the committee, and what came of it.</summary>
/// <param name="Entitled">Offices of the committee that are not recused.</param>
/// <param name="Present">Those of them that took part.</param>
internal sealed record Motion(Decision Decision, bool ByConsensus, List<Cast> Ballots, List<Recusal> Recusals, MotionOutcome Outcome, int Entitled, int Present, DateTimeOffset At)
{
    public int Count(Ballot ballot) => Ballots.Count(cast => cast.Ballot == ballot);
}

/// <summary>One case on the agenda: what was said, and the motions on it in the order they were put.</summary>
internal sealed record AgendaItem(string Request, LocalizedText Title)
{
    public string Discussion { get; init; } = "";

    public List<Motion> Motions { get; init; } = [];

    public Motion? Carried => Motions.FirstOrDefault(motion => motion.Outcome == MotionOutcome.Carried);

    public bool Treated => Discussion != "" || Motions.Count > 0;
}

/// <summary>A meeting of the steering committee: its agenda, who came, what was decided, its minutes.</summary>
internal sealed class Meeting : ISeen, IVersioned
{
    public const int MaxPlace = 300;
    public const int MaxText = 8000;
    public const int MaxWho = 300;

    public required MeetingId Id { get; init; }

    /// <summary>Such as <c>MTG-2026-0001</c>; also the reference of the meeting's own case.</summary>
    public required string Reference { get; init; }

    public MeetingStatus Status { get; private set; } = MeetingStatus.Planned;

    public required DateOnly Day { get; set; }

    /// <summary>Where it meets: a room, or how to reach it from afar.</summary>
    public required string Place { get; set; }

    public required bool Remote { get; set; }

    /// <summary>The office of the committee that leads it and approves its minutes.</summary>
    public required OfficeId Chair { get; set; }

    public List<AgendaItem> Agenda { get; set; } = [];

    /// <summary>Every office of the committee on the day; empty before it was held.</summary>
    public List<Attendance> Attendance { get; set; } = [];

    public OfficeId? ApprovedBy { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }

    public int Version { get; set; }

    public CaseKey Case => new(Id.Value, Reference);

    /// <summary>
    /// Who may approve the minutes: the chair; where the chair was recused from a case, and so has not read all of them, whoever else came and was not.
    /// </summary>
    public IReadOnlyList<OfficeId> Approvers
    {
        get
        {
            var recused = Recused.ToHashSet();
            var able = Attendance.Where(each => each.Present && !recused.Contains(each.Office)).Select(each => each.Office).ToList();
            return recused.Contains(Chair) && able.Count > 0 ? able : [Chair];
        }
    }

    /// <summary>Offices that had no vote on a case of its agenda.</summary>
    public IEnumerable<OfficeId> Recused => Agenda.SelectMany(item => item.Motions).SelectMany(motion => motion.Recusals).Select(recusal => recusal.Office).Distinct();

    public AgendaItem? Item(string request) => Agenda.FirstOrDefault(item => item.Request == request);

    public void Put(AgendaItem item) => Agenda = [.. Agenda.Select(other => other.Request == item.Request ? item : other)];

    /// <summary>Takes a step that <see cref="MeetingFlow"/> found possible.</summary>
    public void Take(Passage<MeetingStatus, MeetingAct, Meeting> passage, DateOnly today)
    {
        Status = passage.Step.To;
        if (passage.Step.Act == MeetingAct.ApproveMinutes) (ApprovedBy, ApprovedOn) = (new OfficeId(passage.Office), today);
    }

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Passerelle.Requests.Request.InsideTokens;
}

internal readonly record struct MeetingId(Guid Value) : ITypedId<MeetingId>
{
    public static MeetingId From(Guid value) => new(value);
}

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.Ignore(m => m.Case);
        meeting.Ignore(m => m.Approvers);
        meeting.Ignore(m => m.Recused);
        meeting.Property(m => m.Reference).HasMaxLength(20);
        meeting.HasIndex(m => m.Reference).IsUnique();
        meeting.Property(m => m.Place).HasMaxLength(Meeting.MaxPlace);
        meeting.Property(m => m.Agenda).AsJson();
        meeting.Property(m => m.Attendance).AsJson();
    }
}
