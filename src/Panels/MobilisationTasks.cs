using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.Mobilise;
using Passerelle.Panels.Wait;
using Passerelle.Platform.Tasks;

namespace Passerelle.Panels;

/// <summary>What waits in mobilisations: for officers, for those who speak for experts, for hosts.</summary>
internal sealed class MobilisationTasks(PanelsDb db, OfficesDesk offices) : ITaskSource
{
    public async Task<IReadOnlyList<TaskItem>> For(Occasion occasion, CancellationToken cancellation)
    {
        var held = occasion.By.Holdings.Select(holding => new OfficeId(holding.Office)).ToList();
        if (held.Count == 0) return [];
        List<TaskItem> items = [.. await ForHome(held, occasion, cancellation), .. await ForHost(held, occasion, cancellation), .. occasion.By.Has(Role.Officer) ? await ForOfficer(occasion, cancellation) : []];
        return [.. items.Take(TaskItem.AtMost)];
    }

    private async Task<IReadOnlyList<TaskItem>> ForOfficer(Occasion occasion, CancellationToken cancellation)
    {
        var panels = await db.Seen(occasion.By).AsNoTracking().Where(panel => panel.Status == PanelStatus.Proposed || panel.Status == PanelStatus.Composed).OrderBy(panel => panel.Reference).ToListAsync(cancellation);
        var begun = await db.SeenMobilisations(occasion.By).AsNoTracking().ToDictionaryAsync(each => each.Panel, cancellation);
        var calls = (await db.SeenCalls(occasion.By).AsNoTracking().OrderBy(call => call.Reference).ToListAsync(cancellation)).ToLookup(call => call.Mobilisation);
        var seats = (await db.SeenSeats(occasion.By).AsNoTracking().OrderBy(seat => seat.Reference).ToListAsync(cancellation)).ToLookup(seat => seat.Mobilisation);
        var items = new List<TaskItem>();
        foreach (var panel in panels)
        {
            var mobilisation = begun.GetValueOrDefault(panel.Reference);
            if (mobilisation is null && panel.Status != PanelStatus.Proposed) continue;
            List<Call> own = mobilisation is null ? [] : [.. calls[mobilisation.Id]];
            List<Seat> taken = mobilisation is null ? [] : [.. seats[mobilisation.Id]];
            var chairs = Chairs.Of(panel, own, taken);
            var (page, title) = ($"/panels/{panel.Reference}/mobilisation", mobilisation?.Title.ToString() ?? panel.ActionReference);
            if (chairs.Any(chair => chair.State == ChairState.Lost)) items.Add(new(page, "panels.task.fill", panel.Reference, title, null));
            if (panel.Status == PanelStatus.Proposed && chairs.Any(chair => chair.State == ChairState.Uncalled)) items.Add(new($"/panels/{panel.Reference}/call", "panels.task.call", panel.Reference, title, null));
            if (taken.Exists(seat => seat is { Status: SeatStatus.Nominated, Office: null })) items.Add(new(page, "panels.task.state-release", panel.Reference, title, null));
            if (taken.Exists(seat => seat.Status == SeatStatus.Released)) items.Add(new(page, "panels.task.ask-host", panel.Reference, title, null));
            if (taken.Exists(seat => seat.Status == SeatStatus.OtherDate)) items.Add(new(page, "panels.task.other-date", panel.Reference, title, null));
        }
        foreach (var mission in await db.SeenMissions(occasion.By).AsNoTracking().Where(mission => mission.Status == MissionStatus.Preparing).OrderBy(mission => mission.From).ThenBy(mission => mission.Reference).ToListAsync(cancellation))
            items.Add(new($"/missions/{mission.Reference}", mission.IsReady ? "panels.task.start" : "panels.task.prepare", mission.Reference, begun.Values.FirstOrDefault(each => each.Id == mission.Mobilisation)?.Title.ToString() ?? mission.CaseReference, mission.From));
        return items;
    }

    private async Task<IReadOnlyList<TaskItem>> ForHome(List<OfficeId> held, Occasion occasion, CancellationToken cancellation)
    {
        var calls = await db.SeenCalls(occasion.By).AsNoTracking().Where(call => held.Contains(call.Office)).OrderBy(call => call.Reference).ToListAsync(cancellation);
        if (calls.Count == 0) return [];
        var (ids, keys) = (calls.Select(call => call.Mobilisation).Distinct().ToList(), calls.Select(call => (Public.CallId?)call.Id).ToList());
        var titles = await db.Mobilisations.AsNoTracking().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => each.Title, cancellation);
        var seats = (await db.SeenSeats(occasion.By).AsNoTracking().Where(seat => keys.Contains(seat.Call)).OrderBy(seat => seat.Reference).ToListAsync(cancellation)).ToLookup(seat => seat.Call);
        var items = new List<TaskItem>();
        foreach (var call in calls)
        {
            var title = titles[call.Mobilisation].ToString();
            if (call.Status == CallStatus.Sent && occasion.Today <= call.ClosesOn) items.Add(new($"/calls/{call.Reference}", "panels.task.answer-call", call.Reference, title, call.DueOn));
            if (seats[call.Id].FirstOrDefault(seat => seat.Status == SeatStatus.Nominated) is { } named) items.Add(new($"/calls/{call.Reference}/release", "panels.task.release", call.Reference, title, Clocks.DueOn(named, call.Country, occasion.By.Workflow)));
            if (seats[call.Id].FirstOrDefault(seat => seat.Status == SeatStatus.Signed && !seat.Signers.Exists(signer => signer.Account == occasion.By.Account)) is { } signed) items.Add(new($"/calls/{call.Reference}/countersign", "panels.task.countersign", call.Reference, title, Clocks.DueOn(signed, call.Country, occasion.By.Workflow)));
        }
        return items;
    }

    private async Task<IReadOnlyList<TaskItem>> ForHost(List<OfficeId> held, Occasion occasion, CancellationToken cancellation)
    {
        var items = new List<TaskItem>();
        foreach (var mobilisation in await db.SeenMobilisations(occasion.By).AsNoTracking().Where(each => held.Contains(each.Host) && each.HostKnows).OrderBy(each => each.Reference).ToListAsync(cancellation))
        {
            var office = await offices.Find(mobilisation.Host, cancellation);
            var waiting = await db.Seats.AsNoTracking().Where(seat => seat.Mobilisation == mobilisation.Id && seat.Host == mobilisation.Host && seat.Status == SeatStatus.WithHost).OrderBy(seat => seat.Reference).FirstOrDefaultAsync(cancellation);
            if (waiting is not null) items.Add(new($"/profiles/{mobilisation.Reference}", "panels.task.host", mobilisation.Reference, mobilisation.Title.ToString(), Clocks.DueOn(waiting, office?.Country, occasion.By.Workflow)));
            foreach (var mission in (await db.Missions.AsNoTracking().Where(mission => mission.Mobilisation == mobilisation.Id).OrderBy(mission => mission.Reference).ToListAsync(cancellation)).Where(mission => mission is { OfExpert: null, Status: MissionStatus.UnderWay or MissionStatus.Returned } && occasion.Today >= mission.Until))
                items.Add(new($"/missions/{mission.Reference}/appraisal", "panels.task.mark", mission.Reference, mobilisation.Title.ToString(), mission.MarksDue));
        }
        return items;
    }
}
