using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Meet;

internal sealed class BallotLine
{
    public Guid Office { get; set; }

    public Ballot? Ballot { get; set; }
}

internal sealed class ItemForm
{
    public string? Discussion { get; set; }

    /// <summary>Whether a motion was put; without one only the discussion is noted.</summary>
    public bool Put { get; set; }

    /// <summary>The motion. Its day is the meeting's own.</summary>
    public DecisionForm Motion { get; set; } = new();

    /// <summary>Agreed without a vote: nobody present is against.</summary>
    public bool ByConsensus { get; set; }

    /// <summary>The chair asked everybody present for conflicts of interest, and who has not declared one said that there is none.</summary>
    public bool Asked { get; set; }

    public List<BallotLine> Ballots { get; set; } = [];
}

/// <summary>An item as it would be recorded.</summary>
/// <param name="Decided">Set when the motion carries.</param>
internal sealed record ItemRecord(Meeting Meeting, Guid By, AgendaItem Item, Motion? Motion, Request Request, Passage<RequestStatus, RequestAct, Request>? Decided, IReadOnlyList<OfficeId> Undeclared, IReadOnlyList<LetterDraft> Letters);

/// <summary>
/// What the committee said about a case and how it voted. A motion that carries is the decision on the case; its letter waits for another office's
/// signature, as after a decision in writing. A recused office has no vote.
/// </summary>
internal sealed class RecordItem(RequestsDb db, OfficesDesk offices, DeclareInterest declare)
{
    public async Task<Outcome<ItemRecord>> Prepare(string reference, string request, ItemForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.FindMeeting(reference, occasion.By, cancellation) is not { } meeting || meeting.Item(request) is not { } item) return Problem.NotFound();
        var passage = MeetingFlow.Table.Check(MeetingAct.RecordItem, meeting, occasion.By);
        if (passage.Problem is { } problem) return problem;
        if (await db.Find(request, occasion.By, cancellation) is not { } subject) return Problem.NotFound();

        var findings = new List<Finding>();
        if (form.Discussion?.Length > Meeting.MaxText) findings.Add(new("Discussion", "requests.appraise.too-long", Meeting.MaxText, form.Discussion.Length));
        item = item with { Discussion = Tidy(form.Discussion) ?? item.Discussion };
        if (!form.Put)
        {
            if (string.IsNullOrWhiteSpace(form.Discussion)) findings.Add(new("Discussion", "requests.meet.discussion-needed"));
            return findings.Count > 0 ? Problem.Invalid(findings) : new ItemRecord(meeting, passage.Value.Office, item, null, subject, null, [], []);
        }

        if (subject.Decision is { } before) return DecideRequest.Already(before);
        var decides = RequestFlow.Table.Check(RequestAct.DecideInMeeting, subject, occasion.By);
        if (decides.Problem is { } refused) return refused;
        if (DateOnly.FromDateTime(subject.Since.UtcDateTime) > meeting.Day) return Problem.Invalid("", "requests.meet.came-later", subject.Reference);
        form.Motion.TakenOn = meeting.Day;
        findings.AddRange(DecideRequest.Findings(form.Motion, meeting.Day, meeting.Day, occasion.Today, "Motion."));

        var members = meeting.Attendance.Select(each => each.Office).ToList();
        var cards = await offices.Cards(members, cancellation);
        var conflicts = (await db.Conflicts.AsNoTracking().Where(conflict => conflict.Request == subject.Id && members.Contains(conflict.Office)).ToListAsync(cancellation)).Where(conflict => conflict.Stands).ToList();
        var ballots = new List<Cast>();
        foreach (var (office, present, _) in meeting.Attendance)
        {
            var at = form.Ballots.FindIndex(line => line.Office == office.Value);
            var cast = at < 0 ? null : form.Ballots[at].Ballot;
            var field = $"Ballots[{Math.Max(at, 0)}].Ballot";
            var recused = conflicts.Any(conflict => conflict.Office == office);
            if (recused)
            {
                if (cast is not null and not Ballot.Recused and not Ballot.Absent) findings.Add(new(field, "requests.meet.recused-has-no-vote", cards[office].Title));
                ballots.Add(new(office, Ballot.Recused));
            }
            else if (!present)
            {
                if (cast is not null and not Ballot.Absent) findings.Add(new(field, "requests.meet.absent-has-no-vote", cards[office].Title));
                ballots.Add(new(office, Ballot.Absent));
            }
            else if (cast is null || !Enum.IsDefined(cast.Value)) findings.Add(new(field, "requests.meet.ballot-needed", cards[office].Title));
            else if (cast == Ballot.Recused) findings.Add(new(field, "requests.meet.declare-first", cards[office].Title));
            else if (form.ByConsensus && cast == Ballot.Against) findings.Add(new(field, "requests.meet.no-consensus", cards[office].Title));
            else ballots.Add(new(office, cast.Value));
        }
        foreach (var stranger in form.Ballots.Index().Where(line => members.All(office => office.Value != line.Item.Office))) findings.Add(new($"Ballots[{stranger.Index}].Ballot", "requests.meet.not-of-committee"));
        var declared = await db.Declarations.Where(declaration => declaration.Request == subject.Id).Select(declaration => declaration.Office).ToListAsync(cancellation);
        var undeclared = ballots.Where(cast => cast.Ballot is not (Ballot.Recused or Ballot.Absent) && !declared.Contains(cast.Office)).Select(cast => cast.Office).ToList();
        if (undeclared.Count > 0 && !form.Asked) findings.Add(new("Asked", "requests.meet.ask-first", string.Join(" · ", undeclared.Select(office => cards[office].Title))));
        if (findings.Count > 0) return Problem.Invalid(findings);

        var tally = Tally.Of(ballots, meeting.Chair, Facility.CommitteeOn(meeting.Day));
        var decision = DecideRequest.Of(form.Motion, new(passage.Value.Office), subject) with { Meeting = meeting.Reference, Chair = meeting.Chair };
        var recusals = conflicts.Select(conflict => new Recusal(conflict.Office, conflict.Basis, conflict.Interest, conflict.Text, conflict.Steps, conflict.Measure, conflict.Status == ConflictStatus.Mitigated ? conflict.JudgedBy : null));
        var motion = new Motion(decision, form.ByConsensus, ballots, [.. recusals], tally.Outcome, tally.Entitled, tally.Present, occasion.At);
        var carried = tally.Outcome == MotionOutcome.Carried;
        var letters = carried ? DecisionLetters.ToSign(subject, (await offices.With(Role.Signatory, cancellation)).Where(office => !decision.IsOf(office.Id.Value))) : [];
        return new ItemRecord(meeting, passage.Value.Office, item with { Motions = [.. item.Motions, motion] }, motion, subject, carried ? decides.Value : null, undeclared, letters);
    }

    /// <returns>What came of the motion; null when none was put.</returns>
    public async Task<Outcome<MotionOutcome?>> Run(string reference, string request, ItemForm form, Occasion occasion, CancellationToken cancellation)
    {
        var prepared = await Prepare(reference, request, form, occasion, cancellation);
        if (prepared.Problem is { } problem) return problem;
        var (meeting, by, item, motion, subject, decided, undeclared, letters) = prepared.Value;

        meeting.Put(item);
        var facts = new List<Fact> { meeting.Fact("requests.item-recorded", by, new { request, item.Discussion, motion }) with { Audience = [.. Request.TeamTokens, .. subject.CommitteeTokens] } };
        foreach (var office in undeclared) facts.AddRange(declare.Declare(subject, office, Interest.None, null, occasion));
        if (decided is not null)
        {
            subject.Decision = motion!.Decision;
            subject.OnAgendaOf = null;
            subject.Take(decided, occasion.At);
            facts.Add(subject.ForTeam(decided.Step.Fact, decided.Office, new { decision = motion.Decision, meeting = meeting.Reference, motion.Ballots, motion.Recusals }, letters, [.. subject.CommitteeTokens]));
        }
        if (await db.Db.Save(occasion, facts, cancellation) is not { } race) return motion?.Outcome;
        return (await Prepare(reference, request, form, occasion, cancellation)).Problem ?? race;
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}
