using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.Choose;
using Passerelle.Panels.Compose;

namespace Passerelle.Panels.Mobilise;

internal sealed class FillForm
{
    /// <summary>References of offered experts who are to be at the table: replacements, and others whom their administrations have named.</summary>
    public List<string> Offers { get; set => field = value ?? []; } = [];
}

/// <summary>
/// After a no: whoever said it is excluded, offers that are taken up are locked in, the table is composed again around the others with the fewest changes, and proposed. Who was offered has a
/// seat at once; others at the table are still to be called.
/// </summary>
internal sealed class FillChairs(PanelsDb db, OfficesDesk offices, LinksDesk links, ChooseSeat choose, ComposePanel compose, ProposePanel propose)
{
    public async Task<Outcome<string>> Run(string reference, FillForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.SeenMobilisations(occasion.By).SingleOrDefaultAsync(each => each.Panel == reference, cancellation) is not { } mobilisation || await db.Find(reference, occasion.By, cancellation) is not { } panel) return Problem.NotFound();
        if (!occasion.By.Has(Role.Officer)) return Problem.Refused("panels.steer.officers-only");
        var (calls, seats) = await Of(mobilisation, cancellation);
        var lost = Chairs.Of(panel, calls, seats).Where(chair => chair.State == ChairState.Lost).ToList();
        if (lost.Count == 0 && panel.Status == PanelStatus.Proposed) return Problem.Conflict("panels.fill.nothing");
        var offers = Chairs.Offers(panel, calls, seats);
        var taken = form.Offers.Where(offer => offer != "").Distinct().ToList();
        if (taken.FirstOrDefault(expert => offers.All(offer => offer.Expert != expert)) is { } unknown) return Problem.Invalid("Offers", "panels.fill.unknown", unknown);

        // Each step stands by itself, as if it were done on the page of the panel: when one is impossible, the officer goes on from there.
        foreach (var chair in lost)
            if ((await choose.Run(reference, PanelAct.Exclude, new() { Expert = chair.Expert, Reason = seats.FindLast(seat => seat.Expert == chair.Expert)?.Declined?.Kebab() }, occasion, cancellation)).Problem is { } no) return no;
        foreach (var expert in taken)
            if ((await choose.Run(reference, PanelAct.Lock, new() { Expert = expert }, occasion, cancellation)).Problem is { } no) return no with { Findings = [.. no.Findings.Select(finding => finding with { Field = "Offers" })] };
        if ((await compose.Run(reference, occasion, cancellation)).Problem is { } unsolved) return unsolved;
        if (await db.Find(reference, occasion.By, cancellation) is not { IsPossible: true }) return Problem.Conflict("panels.fill.impossible");
        if ((await propose.Run(reference, occasion, cancellation)).Problem is { } unproposed) return unproposed;

        var now = await db.Find(reference, occasion.By, cancellation) ?? panel;
        var facts = new List<Fact>();
        foreach (var group in offers.Where(offer => now.Sitting.Contains(offer.Expert)).GroupBy(offer => offer.Call.Id))
        {
            var call = await db.Calls.SingleAsync(each => each.Id == group.Key, cancellation);
            foreach (var offer in group)
            {
                var named = call.Nominations.Find(each => each.Expert == offer.Expert) ?? new(offer.Expert, offer.Id, null, null);
                var seat = CallHomes.Opened(mobilisation, call, named, null, await db.Db.NextReference("CHR", occasion.At.Year, cancellation), occasion.At);
                db.Seats.Add(seat);
                facts.Add(seat.Fact("panels.seat-opened", occasion.By.OfficeWith(Role.Officer), new { expert = seat.Expert }));
            }
            if (await offices.Find(call.Office, cancellation) is { } office)
                facts.Add(call.Fact("panels.release-asked", occasion.By.OfficeWith(Role.Officer), new { experts = group.Count() }, [MobilisationLetters.Release(mobilisation, call, group.Count(), office, links.Make(MobilisationLetters.ReleasePage, call.Reference, office.Id, office.Language, occasion.At))]));
        }
        return facts.Count > 0 && await db.Db.Save(occasion, facts, cancellation) is { } race ? race : reference;
    }

    private async Task<(List<Call> Calls, List<Seat> Seats)> Of(Mobilisation mobilisation, CancellationToken cancellation) =>
        (await db.Calls.AsNoTracking().Where(call => call.Mobilisation == mobilisation.Id).OrderBy(call => call.Reference).ToListAsync(cancellation), await db.Seats.AsNoTracking().Where(seat => seat.Mobilisation == mobilisation.Id).OrderBy(seat => seat.Reference).ToListAsync(cancellation));
}
