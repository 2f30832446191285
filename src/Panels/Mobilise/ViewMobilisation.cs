using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.HostView;
using Passerelle.Panels.Wait;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Mobilise;

/// <summary>A mobilisation as the facility sees it.</summary>
/// <param name="Begun">Null before the first call.</param>
/// <param name="Cards">Experts by reference.</param>
/// <param name="Uncalled">How many at the table nobody was called for.</param>
/// <param name="ToHost">The letter that putting the released before the host would send; null when there is nobody.</param>
internal sealed record MobilisationView(
    Panel Panel, Mobilisation? Begun, IReadOnlyList<ChairNow> Chairs, IReadOnlyList<Offered> Offers, IReadOnlyList<Call> Calls, IReadOnlyList<Seat> Seats, IReadOnlyList<MissionFile> Missions,
    IReadOnlyDictionary<string, ExpertCard> Cards, IReadOnlyDictionary<OfficeId, OfficeCard> Offices, LetterDraft? ToHost, bool MayAct, IReadOnlyList<JournalEntry> History)
{
    public int Uncalled => Chairs.Count(chair => chair.State == ChairState.Uncalled);

    public int Lost => Chairs.Count(chair => chair.State == ChairState.Lost);

    public string Name(string expert) => Cards.GetValueOrDefault(expert) is { Name: not "" } card ? card.Name : expert;

    public string Office(OfficeId? office) => office is { } id && Offices.GetValueOrDefault(id) is { } card ? card.Title : "–";

    public MissionFile? Mission(Seat? seat) => seat is null ? null : Missions.FirstOrDefault(mission => mission.Seat == seat.Id);
}

/// <summary>What has come of a proposed panel: for officers and auditors.</summary>
internal sealed class ViewMobilisation(PanelsDb db, OfficesDesk offices, RosterDesk roster, AskHost host, History history)
{
    public async Task<Outcome<MobilisationView>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        var viewer = occasion.By;
        if (await db.Seen(viewer).AsNoTracking().SingleOrDefaultAsync(panel => panel.Reference == reference, cancellation) is not { } panel) return Problem.NotFound();
        var begun = await db.SeenMobilisations(viewer).AsNoTracking().SingleOrDefaultAsync(each => each.Panel == reference, cancellation);
        if (begun is null && panel.Status != PanelStatus.Proposed) return Problem.NotFound();
        List<Call> calls = begun is null ? [] : await db.SeenCalls(viewer).AsNoTracking().Where(call => call.Mobilisation == begun.Id).OrderBy(call => call.Reference).ToListAsync(cancellation);
        List<Seat> seats = begun is null ? [] : await db.SeenSeats(viewer).AsNoTracking().Where(seat => seat.Mobilisation == begun.Id).OrderBy(seat => seat.Reference).ToListAsync(cancellation);
        List<MissionFile> missions = begun is null ? [] : await db.SeenMissions(viewer).AsNoTracking().Where(mission => mission.Mobilisation == begun.Id).OrderBy(mission => mission.Reference).ToListAsync(cancellation);
        var (chairs, offers) = (Chairs.Of(panel, calls, seats), Chairs.Offers(panel, calls, seats));
        var experts = chairs.Select(chair => chair.Id).Concat(offers.Select(offer => offer.Id)).Concat(seats.Select(seat => seat.ExpertId)).Concat(calls.SelectMany(call => call.Nominations.SelectMany(each => each.ReplacementId is { } id ? [each.Id, id] : new[] { each.Id }))).Distinct().ToList();
        var cards = (await roster.Cards(experts, viewer, cancellation)).Values.ToDictionary(card => card.Reference);
        var known = await offices.Cards([.. calls.Select(call => call.Office).Concat(calls.Select(call => call.PassedOnTo).OfType<OfficeId>()).Concat(begun is null ? [] : [begun.Host]).Distinct()], cancellation);
        var mine = calls.Select(call => call.Reference).Concat(seats.Select(seat => seat.Reference)).Concat(missions.Select(mission => mission.Reference)).Append(reference).Append(begun?.Reference ?? "").ToHashSet();
        return new MobilisationView(panel, begun, chairs, offers, calls, seats, missions, cards, known, begun is null ? null : await host.Letter(begun, seats, occasion, cancellation), viewer.Has(Role.Officer),
            [.. (await history.Of(panel.CaseId, viewer, cancellation)).Where(entry => mine.Contains(entry.Subject))]);
    }

    /// <summary>By when the next act at a seat is due; null where nobody is waited for.</summary>
    public static DateOnly? DueOn(Seat seat, MobilisationView view, Occasion occasion) =>
        Clocks.DueOn(seat, seat.Status == SeatStatus.WithHost ? view.Offices.GetValueOrDefault(view.Begun!.Host)?.Country : seat.Office is { } office && seat.Status != SeatStatus.WithExpert ? view.Offices.GetValueOrDefault(office)?.Country : null, occasion.By.Workflow);
}
