using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.Mobilise;
using Passerelle.Panels.OnMission;
using Passerelle.Panels.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Confirm;

internal sealed class SeatAnswerForm
{
    /// <summary>Why not.</summary>
    public DeclineReason? Reason { get; set; }

    /// <summary>Another first day.</summary>
    public DateOnly? OtherDay { get; set; }
}

/// <summary>The expert says yes, no, or another day, by the link they were mailed. A yes makes their mission file.</summary>
internal sealed class AnswerSeat(PanelsDb db, OfficesDesk offices, LinksDesk links, RosterDesk roster)
{
    public async Task<Outcome<string>> Confirm(string reference, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        var (seat, mobilisation, passage, problem) = await Begin(reference, SeatAct.Confirm, occasion, cancellation);
        if (problem is not null) return problem;
        if (await roster.Addressee(seat.ExpertId, cancellation) is not { } to) return Problem.Conflict("panels.confirm.gone");
        seat.Take(passage, occasion.At);
        var mission = new MissionFile
        {
            Id = ITypedId<MissionFileId>.New(occasion.At), Reference = await db.Db.NextReference("MIS", occasion.At.Year, cancellation), Mobilisation = mobilisation.Id, Seat = seat.Id, CaseId = seat.CaseId, CaseReference = seat.CaseReference,
            Expert = seat.Expert, ExpertId = seat.ExpertId, Office = seat.Office, Country = seat.Country, Host = mobilisation.Host, From = mobilisation.From, Until = mobilisation.Until, MadeAt = occasion.At,
        };
        mission.Write(Checklist.For(mobilisation, mission));
        db.Missions.Add(mission);
        var own = links.MakeForPerson(MobilisationLetters.OwnMissionPage, mission.Reference, to.Language, occasion.At);
        return await End(seat, mobilisation, passage, "confirmed",
            [mission.Fact("panels.mission-opened", null, new { mission.From, mission.Until }), mission.ForExpert("panels.mission-opened", [MobilisationLetters.Mission(mobilisation, mission, to, own)])], occasion, link, cancellation);
    }

    public async Task<Outcome<string>> Decline(string reference, SeatAnswerForm form, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        var (seat, mobilisation, passage, problem) = await Begin(reference, SeatAct.Decline, occasion, cancellation);
        if (problem is not null) return problem;
        if (form.Reason is not { } reason || !Enum.IsDefined(reason)) return Problem.Invalid("Reason", "panels.confirm.reason-needed");
        seat.Take(passage, occasion.At);
        seat.Decline(reason);
        return await End(seat, mobilisation, passage, "seat-declined", [], occasion, link, cancellation);
    }

    public async Task<Outcome<string>> ProposeDate(string reference, SeatAnswerForm form, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        var (seat, mobilisation, passage, problem) = await Begin(reference, SeatAct.ProposeDate, occasion, cancellation);
        if (problem is not null) return problem;
        if (form.OtherDay is not { } day) return Problem.Invalid("OtherDay", "panels.confirm.day-needed");
        if (day <= occasion.Today || day == mobilisation.From) return Problem.Invalid("OtherDay", "panels.confirm.day-wrong", mobilisation.From);
        seat.Take(passage, occasion.At);
        seat.Propose(day);
        return await End(seat, mobilisation, passage, "other-date", [], occasion, link, cancellation);
    }

    private async Task<(Seat, Mobilisation, Passage<SeatStatus, SeatAct, Seat>, Problem?)> Begin(string reference, SeatAct act, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.SeenSeats(occasion.By).SingleOrDefaultAsync(seat => seat.Reference == reference, cancellation) is not { } seat) return (null!, null!, null!, Problem.NotFound());
        var passage = SeatFlow.Table.Check(act, seat, occasion.By);
        return passage.Problem is { } no ? (null!, null!, null!, no) : (seat, await db.Of(seat.Mobilisation, cancellation), passage.Value, null);
    }

    private async Task<Outcome<string>> End(Seat seat, Mobilisation mobilisation, Passage<SeatStatus, SeatAct, Seat> passage, string word, IReadOnlyList<Fact> more, Occasion occasion, OpenedLink? link, CancellationToken cancellation)
    {
        var told = (await offices.With(Role.Officer, cancellation)).ToList();
        if (seat.Office is { } home && await offices.Find(home, cancellation) is { } card) told.Add(card);
        var fact = seat.Fact(passage.Step.Fact, null, new { expert = seat.Expert, declined = seat.Declined?.Kebab(), seat.OtherDay }, MobilisationLetters.News(mobilisation, seat.Reference, null, word, told));
        if (link is not null) await links.Use(link, cancellation);
        return await db.Db.Save(occasion, [fact, .. more], cancellation) is { } race ? race : seat.Reference;
    }
}
