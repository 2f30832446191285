using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.HostView;
using Passerelle.Panels.Mobilise;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Wait;

/// <summary>
/// Keeps the clocks of mobilisations: reminds whoever is waited for, writes to the deputies, closes calls after their last day, lets the host's silence mean what the facility has said, and asks
/// for reports and appraisals when a mission is over. Run again and again without harm: each turn is kept, and happens once for each last day.
/// </summary>
internal sealed class KeepPanelClocks(PanelsDb db, OfficesDesk offices, LinksDesk links, RosterDesk roster, ChoicesDesk choices, TimeProvider clock)
{
    private Occasion occasion = null!;
    private HashSet<(string, string, Turn, DateOnly)> past = [];

    private DateOnly Today => occasion.Today;

    /// <summary>The number of turns that happened.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        occasion = new(Viewer.System with { Workflow = await choices.WorkflowOn(DateOnly.FromDateTime(now.UtcDateTime), cancellation) }, now, Channel.Schedule);
        var calls = await db.Calls.Where(call => call.Status == CallStatus.Sent).OrderBy(call => call.Reference).ToListAsync(cancellation);
        var seats = await db.Seats.Where(seat => seat.Status == SeatStatus.Nominated || seat.Status == SeatStatus.Signed || seat.Status == SeatStatus.WithHost || seat.Status == SeatStatus.WithExpert).OrderBy(seat => seat.Reference).ToListAsync(cancellation);
        var missions = await db.Missions.Where(mission => mission.Status == MissionStatus.UnderWay || mission.Status == MissionStatus.Returned).OrderBy(mission => mission.Reference).ToListAsync(cancellation);
        var subjects = calls.Select(call => call.Reference).Concat(seats.Select(seat => seat.Reference)).Concat(missions.Select(mission => mission.Reference)).ToList();
        past = [.. (await db.Turns.AsNoTracking().Where(turn => subjects.Contains(turn.Subject)).ToListAsync(cancellation)).Select(turn => (turn.Subject, turn.Clock, turn.Turn, turn.DueOn))];
        var ids = calls.Select(call => call.Mobilisation).Concat(seats.Select(seat => seat.Mobilisation)).Concat(missions.Select(mission => mission.Mobilisation)).ToHashSet();
        var mobilisations = await db.Mobilisations.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, cancellation);
        var cards = await offices.Cards([.. calls.Select(call => call.Office).Concat(seats.Select(seat => seat.Office ?? default)).Concat(mobilisations.Values.Select(each => each.Host)).Distinct()], cancellation);

        var facts = new List<Fact>();
        foreach (var call in calls) facts.AddRange(await Turn(call, mobilisations[call.Mobilisation], cards[call.Office], cancellation));
        foreach (var group in seats.GroupBy(seat => (seat.Mobilisation, seat.Status, seat.Status == SeatStatus.WithExpert ? seat.Reference : seat.Status == SeatStatus.WithHost ? "" : seat.Call?.ToString(), Due(seat, mobilisations[seat.Mobilisation], cards))))
            facts.AddRange(await Turn([.. group], mobilisations[group.Key.Mobilisation], group.Key.Item4, cards, cancellation));
        foreach (var mission in missions) facts.AddRange(await Turn(mission, mobilisations[mission.Mobilisation], cards[mission.Host], cancellation));
        // Lost to somebody who answers at this moment: the next sweep looks again.
        return facts.Count > 0 && await db.Db.Save(occasion, facts, cancellation) is null ? facts.Count : 0;
    }

    private async Task<IReadOnlyList<Fact>> Turn(Call call, Mobilisation mobilisation, OfficeCard office, CancellationToken cancellation)
    {
        if (Today > call.ClosesOn)
        {
            var passage = CallFlow.Table.Check(CallAct.Lapse, call, occasion.By);
            if (passage.Problem is not null) return [];
            call.Take(passage.Value, occasion.At);
            return [call.Fact(passage.Value.Step.Fact, null, null, MobilisationLetters.News(mobilisation, call.Reference, office, "lapsed", await offices.With(Role.Officer, cancellation)))];
        }
        var facts = new List<Fact>();
        var left = WorkingDays.Between(Today, call.DueOn, office.Country, occasion.By.Workflow);
        if (call.SentAt > occasion.At.AddDays(-1)) return facts;
        if (left <= Clocks.Days($"{Clocks.Call}.reminder", occasion.By.Workflow) && First(call.Reference, Clocks.Call, Panels.Turn.Reminder, call.DueOn))
            facts.Add(call.Fact("panels.reminded", null, new { clock = Clocks.Call, call.DueOn }, [MobilisationLetters.Reminder(mobilisation, call.Reference, "call", call.DueOn, office.Addressee, Link(MobilisationLetters.CallPage, call.Reference, office))]));
        if (left <= Clocks.Days($"{Clocks.Call}.escalation", occasion.By.Workflow) && First(call.Reference, Clocks.Call, Panels.Turn.Escalation, call.DueOn))
            facts.Add(call.Fact("panels.escalated", null, new { clock = Clocks.Call, call.DueOn }, await Deputies(mobilisation, call.Reference, "call", call.DueOn, office, MobilisationLetters.CallPage, call.Reference, cancellation)));
        return facts;
    }

    /// <summary>Seats that wait for the same people until the same day: one letter for all of them.</summary>
    private async Task<IReadOnlyList<Fact>> Turn(IReadOnlyList<Seat> seats, Mobilisation mobilisation, DateOnly due, IReadOnlyDictionary<OfficeId, OfficeCard> cards, CancellationToken cancellation)
    {
        var (first, clockKey) = (seats[0], Clocks.Of(seats[0].Status));
        var office = first.Status == SeatStatus.WithHost ? cards[mobilisation.Host] : first.Office is { } home ? cards[home] : null;
        // Whoever has nobody to speak for them waits for an officer, who sees it on the list of things to do.
        if (clockKey is null || office is null && first.Status != SeatStatus.WithExpert || first.Since > occasion.At.AddDays(-1)) return [];
        var country = first.Status == SeatStatus.WithExpert ? null : office?.Country;
        var facts = new List<Fact>();
        if (Today <= due)
        {
            if (WorkingDays.Between(Today, due, country, occasion.By.Workflow) > Clocks.Days($"{clockKey}.reminder", occasion.By.Workflow)) return facts;
            var fresh = seats.Where(seat => First(seat.Reference, clockKey, Panels.Turn.Reminder, due)).ToList();
            if (fresh.Count > 0) facts.AddRange(await Remind(fresh, mobilisation, due, office, cancellation));
            return facts;
        }
        var late = WorkingDays.Between(due, Today, country, occasion.By.Workflow);
        var escalation = Clocks.Days($"{clockKey}.escalation", occasion.By.Workflow);
        if (late >= escalation && seats.Where(seat => First(seat.Reference, clockKey, Panels.Turn.Escalation, due)).ToList() is { Count: > 0 } silent)
            facts.Add(silent[0].Fact("panels.escalated", null, new { clock = clockKey, due, seats = silent.Count }, first.Status switch
            {
                SeatStatus.Nominated => await Deputies(mobilisation, silent[0].Reference, "release", due, office!, MobilisationLetters.ReleasePage, await CallOf(first, cancellation), cancellation),
                SeatStatus.WithHost => await Deputies(mobilisation, mobilisation.Reference, "host", due, office!, MobilisationLetters.HostPage, mobilisation.Reference, cancellation),
                _ => MobilisationLetters.News(mobilisation, silent[0].Reference, office, "late", await offices.With(Role.Officer, cancellation)),
            }));
        if (first.Status == SeatStatus.WithHost && Clocks.Silence(occasion.By.Workflow) == Clocks.NoObjection && late > escalation)
            foreach (var seat in seats)
            {
                var passage = SeatFlow.Table.Check(SeatAct.LetPass, seat, occasion.By);
                if (passage.Problem is not null) continue;
                seat.Take(passage.Value, occasion.At);
                facts.Add(seat.Fact(passage.Value.Step.Fact, null, new { expert = seat.Expert }));
                facts.AddRange(await AnswerHost.Offer(mobilisation, seat, roster, links, occasion, cancellation));
            }
        return facts;
    }

    private async Task<IReadOnlyList<Fact>> Remind(IReadOnlyList<Seat> seats, Mobilisation mobilisation, DateOnly due, OfficeCard? office, CancellationToken cancellation)
    {
        var first = seats[0];
        if (first.Status == SeatStatus.WithExpert)
            return await roster.Addressee(first.ExpertId, cancellation) is { } to
                ? [first.ForExpert("panels.reminded", [MobilisationLetters.Reminder(mobilisation, first.Reference, "expert", due, to, links.MakeForPerson(MobilisationLetters.ConfirmPage, first.Reference, to.Language, occasion.At))])] : [];
        var letters = new List<LetterDraft>();
        if (first.Status == SeatStatus.WithHost) letters.Add(MobilisationLetters.Reminder(mobilisation, mobilisation.Reference, "host", due, office!.Addressee, Link(MobilisationLetters.HostPage, mobilisation.Reference, office)));
        else
        {
            var call = await db.Calls.SingleAsync(each => each.Id == first.Call, cancellation);
            if (first.Status == SeatStatus.Nominated) letters.Add(MobilisationLetters.Reminder(mobilisation, call.Reference, "release", due, office!.Addressee, Link(MobilisationLetters.ReleasePage, call.Reference, office)));
            else
                foreach (var person in (await offices.People(call.Office, Today, cancellation)).Where(person => !first.Signers.Exists(signer => signer.Account == person.Account)))
                    letters.Add(MobilisationLetters.Reminder(mobilisation, call.Reference, "countersign", due, person.Addressee, links.MakeForPerson(MobilisationLetters.CountersignPage, call.Ask(person.Account), person.Language, occasion.At)));
        }
        return [first.Fact("panels.reminded", null, new { clock = Clocks.Of(first.Status), due, seats = seats.Count }, letters)];
    }

    private async Task<IReadOnlyList<Fact>> Turn(MissionFile mission, Mobilisation mobilisation, OfficeCard host, CancellationToken cancellation)
    {
        if (Today <= mission.Until) return [];
        var facts = new List<Fact>();
        var to = mission.Status == MissionStatus.UnderWay ? await roster.Addressee(mission.ExpertId, cancellation) : null;
        if (to is not null && First(mission.Reference, Clocks.Report, Panels.Turn.Reminder, mission.ReportDue)) facts.Add(mission.ForExpert("panels.report-asked", [MobilisationLetters.ReportDue(mobilisation, mission, to, Own(mission, to))]));
        if (to is not null && Today > mission.ReportDue && First(mission.Reference, Clocks.Report, Panels.Turn.Escalation, mission.ReportDue))
        {
            facts.Add(mission.ForExpert("panels.reminded", [MobilisationLetters.Reminder(mobilisation, mission.Reference, "report", mission.ReportDue, to, Own(mission, to))]));
            facts.Add(mission.Fact("panels.escalated", null, new { clock = Clocks.Report, mission.ReportDue }, MobilisationLetters.News(mobilisation, mission.Reference, null, "late", await offices.With(Role.Officer, cancellation))));
        }
        if (mission.OfExpert is null && First(mission.Reference, Clocks.Marks, Panels.Turn.Reminder, mission.MarksDue))
            facts.Add(mission.Fact("panels.mark-asked", null, null, [MobilisationLetters.Mark(mobilisation, mission, host, Link(MobilisationLetters.MarkPage, mission.Reference, host))]));
        if (mission.OfExpert is null && Today > mission.MarksDue && First(mission.Reference, Clocks.Marks, Panels.Turn.Escalation, mission.MarksDue))
            facts.Add(mission.Fact("panels.reminded", null, null, [MobilisationLetters.Reminder(mobilisation, mission.Reference, "mark", mission.MarksDue, host.Addressee, Link(MobilisationLetters.MarkPage, mission.Reference, host))]));
        return facts;
    }

    private async Task<IReadOnlyList<LetterDraft>> Deputies(Mobilisation mobilisation, string reference, string word, DateOnly due, OfficeCard office, string page, string subject, CancellationToken cancellation)
    {
        var deputies = await offices.Deputies(office.Id, Today, cancellation);
        return deputies.Count > 0
            ? [.. deputies.Select(deputy => MobilisationLetters.Escalation(mobilisation, reference, word, due, office, deputy.Addressee, Link(page, subject, office)))]
            : MobilisationLetters.News(mobilisation, reference, office, "late", await offices.With(Role.Officer, cancellation));
    }

    private async Task<string> CallOf(Seat seat, CancellationToken cancellation) => (await db.Calls.SingleAsync(each => each.Id == seat.Call, cancellation)).Reference;

    private DateOnly Due(Seat seat, Mobilisation mobilisation, IReadOnlyDictionary<OfficeId, OfficeCard> cards) =>
        Clocks.DueOn(seat, seat.Status == SeatStatus.WithHost ? cards[mobilisation.Host].Country : seat.Status == SeatStatus.WithExpert ? null : seat.Office is { } office ? cards[office].Country : null, occasion.By.Workflow) ?? Today;

    private string Link(string page, string subject, OfficeCard office) => links.Make(page, subject, office.Id, office.Language, occasion.At);

    private string Own(MissionFile mission, Addressee to) => links.MakeForPerson(MobilisationLetters.OwnMissionPage, mission.Reference, to.Language, occasion.At);

    /// <summary>Whether a turn has not happened; it is kept as having happened.</summary>
    private bool First(string subject, string clockKey, Turn turn, DateOnly due)
    {
        if (!past.Add((subject, clockKey, turn, due))) return false;
        db.Turns.Add(new() { Subject = subject, Clock = clockKey, Turn = turn, DueOn = due, At = occasion.At });
        return true;
    }
}
