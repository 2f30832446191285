using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.Mobilise;
using Passerelle.Panels.Wait;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.HostView;

/// <summary>An officer puts everybody who was released before the host, all in one letter.</summary>
internal sealed class AskHost(PanelsDb db, OfficesDesk offices, LinksDesk links)
{
    public async Task<Outcome<string>> Run(string panel, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.SeenMobilisations(occasion.By).SingleOrDefaultAsync(each => each.Panel == panel, cancellation) is not { } mobilisation) return Problem.NotFound();
        if (!occasion.By.Has(Role.Officer)) return Problem.Refused("panels.steer.officers-only");
        var seats = await db.SeenSeats(occasion.By).Where(seat => seat.Mobilisation == mobilisation.Id && seat.Status == SeatStatus.Released).OrderBy(seat => seat.Reference).ToListAsync(cancellation);
        if (seats.Count == 0) return Problem.Conflict("panels.host.nobody");
        var host = await offices.Find(mobilisation.Host, cancellation) ?? throw new InvalidOperationException($"The host of {mobilisation.Reference} is gone.");
        var facts = new List<Fact>();
        foreach (var seat in seats)
        {
            var passage = SeatFlow.Table.Check(SeatAct.AskHost, seat, occasion.By);
            if (passage.Problem is { } problem) return problem;
            seat.Ask(host.Id);
            seat.Take(passage.Value, occasion.At);
            facts.Add(seat.Fact(passage.Value.Step.Fact, passage.Value.Office, new { expert = seat.Expert }));
        }
        mobilisation.TellHost();
        var link = links.Make(MobilisationLetters.HostPage, mobilisation.Reference, host.Id, host.Language, occasion.At);
        facts.Add(new("panels.profiles-sent", mobilisation.Case, mobilisation.Reference, new { experts = seats.Count }, [.. Panel.Readers, To.Office(host.Id.Value)])
        {
            Office = occasion.By.OfficeWith(Role.Officer), Letters = [MobilisationLetters.Host(mobilisation, seats.Count, DueOn(seats[0], host, occasion), host, link)],
        });
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : mobilisation.Reference;
    }

    /// <summary>The letter as it would be; null when there is nobody to ask about.</summary>
    public async Task<LetterDraft?> Letter(Mobilisation mobilisation, IReadOnlyList<Seat> seats, Occasion occasion, CancellationToken cancellation)
    {
        var released = seats.Count(seat => seat.Status == SeatStatus.Released);
        return released > 0 && await offices.Find(mobilisation.Host, cancellation) is { } host
            ? MobilisationLetters.Host(mobilisation, released, WorkingDays.After(occasion.Today, Clocks.Days(Clocks.Host, occasion.By.Workflow), host.Country, occasion.By.Workflow).To, host, null) : null;
    }

    private static DateOnly DueOn(Seat seat, OfficeCard host, Occasion occasion) => Clocks.DueOn(seat, host.Country, occasion.By.Workflow) ?? occasion.Today;
}

internal sealed class HostLine
{
    public const string Accept = "accept", Object = "object";

    /// <summary>Reference of the seat.</summary>
    public string Seat { get; set; } = "";

    /// <summary><see cref="Accept"/>, <see cref="Object"/>, or empty for not now.</summary>
    public string? Decision { get; set; }

    public string? Reason { get; set; }
}

internal sealed class HostForm
{
    public List<HostLine> Seats { get; set => field = value ?? []; } = [];
}

/// <summary>Somebody the host is asked about: what they know, never who to write to or what they cost.</summary>
internal sealed record HostCard(string Seat, HostProfile Profile);

/// <summary>What a host reads: the activity and those it is asked about, and nothing else of the panel.</summary>
internal sealed record HostSheet(Mobilisation Mobilisation, OfficeCard Office, IReadOnlyList<HostCard> Waiting, int Accepted, int Objected, DateOnly? DueOn);

/// <summary>The host says whom it welcomes, and to whom it objects with which reason; by account or by mailed link. Whoever is welcomed is asked at once.</summary>
internal sealed class AnswerHost(PanelsDb db, OfficesDesk offices, LinksDesk links, RosterDesk roster)
{
    /// <summary>NotFound for everybody but the host that was asked.</summary>
    public async Task<Outcome<HostSheet>> Read(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await Find(reference, occasion, cancellation) is not { } mobilisation || await offices.Find(mobilisation.Host, cancellation) is not { } office) return Problem.NotFound();
        var asked = await db.Seats.AsNoTracking().Where(seat => seat.Mobilisation == mobilisation.Id && seat.Host == mobilisation.Host).OrderBy(seat => seat.Reference).ToListAsync(cancellation);
        var waiting = asked.Where(seat => seat.Status == SeatStatus.WithHost).ToList();
        var profiles = await roster.Profiles([.. waiting.Select(seat => seat.ExpertId)], occasion.Today, cancellation);
        return new HostSheet(mobilisation, office, [.. waiting.Where(seat => profiles.ContainsKey(seat.ExpertId)).Select(seat => new HostCard(seat.Reference, profiles[seat.ExpertId]))],
            asked.Count(seat => seat.Status is SeatStatus.WithExpert or SeatStatus.OtherDate or SeatStatus.Confirmed), asked.Count(seat => seat.Status == SeatStatus.Objected),
            waiting.Select(seat => Clocks.DueOn(seat, office.Country, occasion.By.Workflow)).Min());
    }

    public async Task<Outcome<string>> Run(string reference, HostForm form, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        if (await Find(reference, occasion, cancellation) is not { } mobilisation) return Problem.NotFound();
        var decided = form.Seats.Where(line => line.Decision is HostLine.Accept or HostLine.Object).DistinctBy(line => line.Seat).ToList();
        var findings = new List<Finding>();
        if (decided.Count == 0) findings.Add(new("Seats[0].Decision", "panels.host.decide"));
        foreach (var (at, line) in form.Seats.Index())
        {
            if (line.Decision == HostLine.Object && string.IsNullOrWhiteSpace(line.Reason)) findings.Add(new($"Seats[{at}].Reason", "panels.host.reason-needed"));
            if (line.Reason?.Length > Seat.MaxText) findings.Add(new($"Seats[{at}].Reason", "platform.problem.too-long", Seat.MaxText, line.Reason.Length));
        }
        if (findings.Count > 0) return Problem.Invalid(findings);
        var asked = await db.Seats.Where(seat => seat.Mobilisation == mobilisation.Id && seat.Host == mobilisation.Host).OrderBy(seat => seat.Reference).ToListAsync(cancellation);
        if (decided.Any(line => asked.All(seat => seat.Reference != line.Seat))) return Problem.NotFound();

        var facts = new List<Fact>();
        foreach (var line in decided)
        {
            var seat = asked.Single(each => each.Reference == line.Seat);
            var passage = SeatFlow.Table.Check(line.Decision == HostLine.Accept ? SeatAct.Accept : SeatAct.Object, seat, occasion.By);
            if (passage.Problem is { } problem) return problem;
            seat.Take(passage.Value, occasion.At);
            if (line.Decision == HostLine.Object) seat.Refuse(line.Reason!.ReplaceLineEndings("\n").Trim());
            facts.Add(seat.Fact(passage.Value.Step.Fact, passage.Value.Office, new { expert = seat.Expert, seat.Reason }));
            if (seat.Status == SeatStatus.WithExpert) facts.AddRange(await Offer(mobilisation, seat, roster, links, occasion, cancellation));
        }
        var office = await offices.Find(mobilisation.Host, cancellation);
        facts.Add(new("panels.officers-told", mobilisation.Case, mobilisation.Reference, null, Panel.Readers) { Letters = MobilisationLetters.News(mobilisation, mobilisation.Reference, office, "host-answered", await offices.With(Role.Officer, cancellation)) });
        if (link is not null && asked.All(seat => seat.Status != SeatStatus.WithHost)) await links.Use(link, cancellation);
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : reference;
    }

    /// <summary>The letter that asks the expert; none to somebody who is gone.</summary>
    public static async Task<IReadOnlyList<Fact>> Offer(Mobilisation mobilisation, Seat seat, RosterDesk roster, LinksDesk links, Occasion occasion, CancellationToken cancellation) =>
        await roster.Addressee(seat.ExpertId, cancellation) is not { } to ? []
            : [seat.ForExpert("panels.expert-asked", [MobilisationLetters.Offer(mobilisation, seat, Clocks.DueOn(seat, null, occasion.By.Workflow) ?? occasion.Today, to, links.MakeForPerson(MobilisationLetters.ConfirmPage, seat.Reference, to.Language, occasion.At))])];

    private async Task<Mobilisation?> Find(string reference, Occasion occasion, CancellationToken cancellation) =>
        await db.SeenMobilisations(occasion.By).SingleOrDefaultAsync(each => each.Reference == reference, cancellation) is { HostKnows: true } mobilisation && occasion.By.Holds(mobilisation.Host.Value) ? mobilisation : null;
}
