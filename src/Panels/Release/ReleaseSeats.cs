using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.Mobilise;

namespace Passerelle.Panels.Release;

internal sealed class ReleaseLine
{
    public const string Yes = "yes", No = "no";

    /// <summary>Reference of the seat.</summary>
    public string Seat { get; set; } = "";

    /// <summary><see cref="Yes"/>, <see cref="No"/>, or empty for not now.</summary>
    public string? Decision { get; set; }

    /// <summary>Under which conditions they are let go.</summary>
    public string? Conditions { get; set; }

    /// <summary>Why not.</summary>
    public string? Reason { get; set; }
}

internal sealed class ReleaseForm
{
    public List<ReleaseLine> Seats { get; set => field = value ?? []; } = [];

    /// <summary>Account of who signs, where somebody comes by the link of the office and says who they are.</summary>
    public string? Signer { get; set; }
}

/// <summary>
/// A home administration lets its experts go: one of those who act for its office signs, another signs beside them. The second always comes in person, by account or by a link of their own:
/// nobody signs twice.
/// </summary>
internal sealed class ReleaseSeats(PanelsDb db, OfficesDesk offices, LinksDesk links)
{
    /// <summary>The first signature, or a refusal.</summary>
    public async Task<Outcome<string>> Sign(string reference, ReleaseForm form, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        if (await Find(reference, occasion, cancellation) is not { } call) return Problem.NotFound();
        var lines = await Lines(call, form, SeatAct.Sign, occasion, cancellation);
        if (lines.Problem is { } no) return no;
        var holders = await offices.Holders(call.Office, occasion.Today, cancellation);
        var signer = holders.FirstOrDefault(holder => occasion.By.Account is { } account ? holder.Account == account : holder.Account.ToString() == form.Signer);
        var seconds = holders.Where(holder => holder.Account != signer?.Account).DistinctBy(holder => holder.Account).ToList();
        var findings = new List<Finding>();
        if (signer is null) findings.Add(new("Signer", "panels.release.signer-needed"));
        foreach (var (at, line) in form.Seats.Index())
        {
            if (line.Decision == ReleaseLine.No && string.IsNullOrWhiteSpace(line.Reason)) findings.Add(new($"Seats[{at}].Reason", "panels.release.reason-needed"));
            if (line.Reason?.Length > Seat.MaxText) findings.Add(new($"Seats[{at}].Reason", "platform.problem.too-long", Seat.MaxText, line.Reason.Length));
            if (line.Conditions?.Length > Seat.MaxText) findings.Add(new($"Seats[{at}].Conditions", "platform.problem.too-long", Seat.MaxText, line.Conditions.Length));
        }
        if (signer is not null && seconds.Count == 0 && lines.Value.Any(each => each.Line.Decision == ReleaseLine.Yes)) findings.Add(new("Signer", "panels.release.no-second"));
        if (findings.Count > 0) return Problem.Invalid(findings);

        var (mobilisation, office, facts) = (await db.Of(call.Mobilisation, cancellation), await Card(call, cancellation), new List<Fact>());
        foreach (var (seat, line) in lines.Value)
        {
            var act = line.Decision == ReleaseLine.Yes ? SeatAct.Sign : SeatAct.Refuse;
            var passage = SeatFlow.Table.Check(act, seat, occasion.By);
            if (passage.Problem is { } problem) return problem;
            seat.Take(passage.Value, occasion.At);
            if (act == SeatAct.Sign) seat.Sign(new(signer!.Account, signer.Name, signer.Capacity, occasion.At), Trimmed(line.Conditions));
            else seat.Refuse(Trimmed(line.Reason) ?? "");
            facts.Add(seat.Fact(passage.Value.Step.Fact, passage.Value.Office, act == SeatAct.Sign ? new { expert = seat.Expert, signer = signer!.Name, signer.Capacity, seat.Conditions } : new { expert = seat.Expert, seat.Reason }));
        }
        if (lines.Value.Any(each => each.Line.Decision == ReleaseLine.Yes))
        {
            var people = await People(call, seconds, occasion, cancellation);
            facts.Add(call.Fact("panels.countersignature-asked", call.Office.Value, new { people = people.Count },
                [.. people.Select(person => MobilisationLetters.Countersign(mobilisation, call, office, signer!.Name, person.Addressee, links.MakeForPerson(MobilisationLetters.CountersignPage, call.Ask(person.Account), person.Language, occasion.At)))]));
        }
        if (lines.Value.Any(each => each.Line.Decision == ReleaseLine.No)) facts.Add(await News(call, mobilisation, office, "refused", cancellation));
        // The link of the office is used up once nobody is left to be decided on.
        if (link is not null && !await db.Seats.AnyAsync(seat => seat.Call == call.Id && seat.Status == SeatStatus.Nominated && !lines.Value.Select(each => each.Seat.Id).Contains(seat.Id), cancellation)) await links.Use(link, cancellation);
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : reference;
    }

    /// <summary>The second signature, or back to the first.</summary>
    public async Task<Outcome<string>> Countersign(string reference, ReleaseForm form, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        if (await Find(reference, occasion, cancellation) is not { } call) return Problem.NotFound();
        var lines = await Lines(call, form, SeatAct.Countersign, occasion, cancellation);
        if (lines.Problem is { } no) return no;
        var holders = await offices.Holders(call.Office, occasion.Today, cancellation);
        if (occasion.By.Account is not { } account || holders.FirstOrDefault(holder => holder.Account == account) is not { } second) return Problem.Refused("panels.release.in-person");
        if (lines.Value.Any(each => each.Line.Decision == ReleaseLine.Yes && each.Seat.Signers.Exists(signer => signer.Account == account))) return Problem.Refused("panels.release.same-person");

        var (mobilisation, office, facts) = (await db.Of(call.Mobilisation, cancellation), await Card(call, cancellation), new List<Fact>());
        foreach (var (seat, line) in lines.Value)
        {
            var act = line.Decision == ReleaseLine.Yes ? SeatAct.Countersign : SeatAct.SendBack;
            var passage = SeatFlow.Table.Check(act, seat, occasion.By);
            if (passage.Problem is { } problem) return problem;
            seat.Take(passage.Value, occasion.At);
            if (act == SeatAct.Countersign) seat.Countersign(new(account, second.Name, second.Capacity, occasion.At));
            else seat.SendBack();
            facts.Add(seat.Fact(passage.Value.Step.Fact, passage.Value.Office, new { expert = seat.Expert, signer = second.Name, second.Capacity }));
        }
        var back = lines.Value.Count(each => each.Line.Decision == ReleaseLine.No);
        if (back > 0) facts.Add(call.Fact("panels.release-asked", call.Office.Value, new { experts = back }, [MobilisationLetters.Release(mobilisation, call, back, office, links.Make(MobilisationLetters.ReleasePage, call.Reference, office.Id, office.Language, occasion.At))]));
        if (lines.Value.Count > back) facts.Add(await News(call, mobilisation, office, "released", cancellation));
        if (link is not null) await links.Use(link, cancellation);
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : reference;
    }

    /// <summary>The letters that a first signature sends, as they would be: to those who may sign beside.</summary>
    public async Task<IReadOnlyList<LetterDraft>> ToSeconds(Call call, Mobilisation mobilisation, Occasion occasion, CancellationToken cancellation)
    {
        var office = await Card(call, cancellation);
        var holders = (await offices.Holders(call.Office, occasion.Today, cancellation)).Where(holder => holder.Account != occasion.By.Account).ToList();
        return [.. (await People(call, holders, occasion, cancellation)).Select(person => MobilisationLetters.Countersign(mobilisation, call, office, occasion.By.Account is null ? "…" : occasion.By.Name, person.Addressee, null))];
    }

    /// <summary>Each decided seat with its line. Conflict when one has moved on since; Invalid when nothing is decided.</summary>
    private async Task<Outcome<List<(Seat Seat, ReleaseLine Line)>>> Lines(Call call, ReleaseForm form, SeatAct act, Occasion occasion, CancellationToken cancellation)
    {
        var decided = form.Seats.Where(line => line.Decision is ReleaseLine.Yes or ReleaseLine.No).DistinctBy(line => line.Seat).ToList();
        if (decided.Count == 0) return Problem.Invalid("Seats[0].Decision", "panels.release.decide");
        var references = decided.Select(line => line.Seat).ToList();
        var seats = await db.SeenSeats(occasion.By).Where(seat => seat.Call == call.Id && references.Contains(seat.Reference)).OrderBy(seat => seat.Reference).ToListAsync(cancellation);
        if (seats.Count < decided.Count) return Problem.NotFound();
        foreach (var seat in seats)
            if (SeatFlow.Table.Check(act, seat, occasion.By).Problem is { } no) return no;
        return seats.Select(seat => (seat, decided.Single(line => line.Seat == seat.Reference))).ToList();
    }

    /// <summary>Those among the holders, each at their own address.</summary>
    private async Task<IReadOnlyList<Deputy>> People(Call call, IReadOnlyList<OfficeHolder> holders, Occasion occasion, CancellationToken cancellation) =>
        [.. (await offices.People(call.Office, occasion.Today, cancellation)).Where(person => holders.Any(holder => holder.Account == person.Account))];

    private async Task<Call?> Find(string reference, Occasion occasion, CancellationToken cancellation) => await db.SeenCalls(occasion.By).SingleOrDefaultAsync(call => call.Reference == reference, cancellation) is { } call && occasion.By.Holds(call.Office.Value) ? call : null;

    private async Task<OfficeCard> Card(Call call, CancellationToken cancellation) => await offices.Find(call.Office, cancellation) ?? throw new InvalidOperationException($"The office of {call.Reference} is gone.");

    private async Task<Fact> News(Call call, Mobilisation mobilisation, OfficeCard office, string word, CancellationToken cancellation) =>
        call.Fact("panels.officers-told", null, null, MobilisationLetters.News(mobilisation, call.Reference, office, word, await offices.With(Role.Officer, cancellation)));

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}
