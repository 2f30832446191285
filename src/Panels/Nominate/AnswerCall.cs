using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Mobilise;
using Passerelle.Panels.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Nominate;

internal sealed class NominationLine
{
    /// <summary>Reference of the expert; empty for none.</summary>
    public string? Expert { get; set; }

    /// <summary>Reference of who would go instead.</summary>
    public string? Replacement { get; set; }
}

/// <summary>An answer to a call, as typed; each act reads its own part of it.</summary>
internal sealed class AnswerForm
{
    public List<NominationLine> Nominations { get; set => field = value ?? []; } = [];

    /// <summary>Why no expert is named.</summary>
    public string? Reason { get; set; }

    /// <summary>“Later”: the day by which the office will answer.</summary>
    public DateOnly? Later { get; set; }

    /// <summary>“Ask them”: id of the office that should be asked instead.</summary>
    public string? Other { get; set; }
}

/// <summary>An expert of the office's own whom it could name.</summary>
internal sealed record Nameable(ExpertCard Card, IReadOnlyList<Obstacle> Obstacles)
{
    public bool IsFree => Obstacles.Count == 0;
}

/// <summary>
/// A focal point answers a call, by its account or by the link it was mailed: it names experts of its own, each with a replacement; declines; says when it will answer; or says who should be
/// asked. After the last day nothing is accepted.
/// </summary>
internal sealed class AnswerCall(PanelsDb db, OfficesDesk offices, LinksDesk links, RosterDesk roster)
{
    /// <summary>Named at once at most; the experts a call seeks are as many or fewer.</summary>
    public const int MostNamed = 6;

    public async Task<Outcome<string>> Nominate(string reference, AnswerForm form, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        var (call, mobilisation, passage, problem) = await Begin(reference, CallAct.Nominate, occasion, cancellation);
        if (problem is not null) return problem;
        var own = (await Own(call, mobilisation, occasion, cancellation)).ToDictionary(each => each.Card.Reference);
        var (findings, named) = (new List<Finding>(), new List<Nomination>());
        foreach (var (at, line) in form.Nominations.Index())
        {
            if (string.IsNullOrWhiteSpace(line.Expert))
            {
                if (!string.IsNullOrWhiteSpace(line.Replacement)) findings.Add(new($"Nominations[{at}].Expert", "panels.nominate.expert-needed"));
                continue;
            }
            var expert = Known(line.Expert, $"Nominations[{at}].Expert");
            var replacement = string.IsNullOrWhiteSpace(line.Replacement) ? null : Known(line.Replacement, $"Nominations[{at}].Replacement");
            if (expert is not null) named.Add(new(expert.Card.Reference, expert.Card.Id, replacement?.Card.Reference, replacement?.Card.Id));
        }
        if (named.Count == 0 && findings.Count == 0) findings.Add(new("Nominations[0].Expert", "panels.nominate.nobody"));
        if (named.Count > Math.Max(MostNamed, call.Seats)) findings.Add(new("Nominations[0].Expert", "panels.nominate.too-many", Math.Max(MostNamed, call.Seats)));
        foreach (var twice in named.SelectMany(each => new[] { each.Expert, each.Replacement }).OfType<string>().GroupBy(each => each).Where(each => each.Count() > 1).Select(each => each.Key))
            findings.Add(new($"Nominations[{Math.Max(form.Nominations.FindIndex(line => Same(line.Replacement, twice)), Math.Max(form.Nominations.FindLastIndex(line => Same(line.Expert, twice)), 0))}].Expert", "panels.nominate.twice", twice));
        if (findings.Count > 0) return Problem.Invalid(findings);

        call.Take(passage, occasion.At);
        call.Nominate(named);
        var facts = new List<Fact>();
        var panel = await db.Panels.AsNoTracking().SingleAsync(each => each.Reference == mobilisation.Panel, cancellation);
        // Whoever the panel asked for has a seat from now on; others are offers that an officer may take up.
        var wanted = named.Where(each => panel.Sitting.Contains(each.Expert)).ToList();
        var office = await Card(call, cancellation);
        facts.Add(call.Fact(passage.Step.Fact, passage.Office, new { named = named.Select(each => new { each.Expert, each.Replacement }) }, await News(call, mobilisation, office, "nominated", cancellation)));
        foreach (var each in wanted)
        {
            var seat = CallHomes.Opened(mobilisation, call, each, null, await db.Db.NextReference("CHR", occasion.At.Year, cancellation), occasion.At);
            db.Seats.Add(seat);
            facts.Add(seat.Fact("panels.seat-opened", passage.Office, new { expert = seat.Expert }));
        }
        if (wanted.Count > 0)
            facts.Add(call.Fact("panels.release-asked", passage.Office, new { experts = wanted.Count }, [MobilisationLetters.Release(mobilisation, call, wanted.Count, office, links.Make(MobilisationLetters.ReleasePage, call.Reference, office.Id, office.Language, occasion.At))]));
        return await End(reference, facts, occasion, link, cancellation);

        Nameable? Known(string text, string field)
        {
            var asked = text.Trim().ToUpperInvariant();
            if (!own.TryGetValue(asked, out var found)) findings.Add(new(field, "panels.nominate.unknown"));
            else if (!found.IsFree) findings.Add(new(field, "panels.nominate.obstacle", found.Card.Name, new TextKey($"roster.obstacle.{found.Obstacles[0].Kebab()}")));
            else return found;
            return null;
        }

        static bool Same(string? typed, string reference) => string.Equals(typed?.Trim(), reference, StringComparison.OrdinalIgnoreCase);
    }

    public async Task<Outcome<string>> Decline(string reference, AnswerForm form, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        var (call, mobilisation, passage, problem) = await Begin(reference, CallAct.Decline, occasion, cancellation);
        if (problem is not null) return problem;
        if (string.IsNullOrWhiteSpace(form.Reason)) return Problem.Invalid("Reason", "panels.nominate.reason-needed");
        if (form.Reason.Length > Call.MaxReason) return Problem.Invalid("Reason", "platform.problem.too-long", Call.MaxReason, form.Reason.Length);
        call.Take(passage, occasion.At);
        call.Decline(form.Reason.ReplaceLineEndings("\n").Trim());
        return await End(reference, [call.Fact(passage.Step.Fact, passage.Office, new { call.Reason }, await News(call, mobilisation, await Card(call, cancellation), "declined", cancellation))], occasion, link, cancellation);
    }

    /// <summary>“Later”. The link stays good: the answer is still to come by it.</summary>
    public async Task<Outcome<string>> PutOff(string reference, AnswerForm form, Occasion occasion, CancellationToken cancellation)
    {
        var (call, mobilisation, passage, problem) = await Begin(reference, CallAct.PutOff, occasion, cancellation);
        if (problem is not null) return problem;
        if (form.Later is not { } later) return Problem.Invalid("Later", "panels.nominate.later-needed");
        if (later <= occasion.Today || later > call.ClosesOn) return Problem.Invalid("Later", "panels.nominate.later-wrong", call.ClosesOn);
        call.Take(passage, occasion.At);
        call.PutOff(later);
        return await End(reference, [call.Fact(passage.Step.Fact, passage.Office, new { later }, await News(call, mobilisation, await Card(call, cancellation), "put-off", cancellation))], occasion, null, cancellation);
    }

    /// <summary>“Ask them”: the call goes on to another focal point, without the names of this one's experts.</summary>
    public async Task<Outcome<string>> PassOn(string reference, AnswerForm form, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        var (call, mobilisation, passage, problem) = await Begin(reference, CallAct.PassOn, occasion, cancellation);
        if (problem is not null) return problem;
        var others = await Others(call, cancellation);
        if (others.FirstOrDefault(office => office.Id.Value.ToString() == form.Other) is not { } to) return Problem.Invalid("Other", "panels.nominate.other-needed");
        if (await db.Calls.AnyAsync(each => each.Mobilisation == call.Mobilisation && each.Office == to.Id && (each.Status == CallStatus.Sent || each.Status == CallStatus.Answered), cancellation)) return Problem.Invalid("Other", "panels.nominate.other-called");
        call.Take(passage, occasion.At);
        call.PassOn(to.Id);
        var next = new Call
        {
            Id = ITypedId<CallId>.New(occasion.At), Reference = await db.Db.NextReference("CAL", occasion.At.Year, cancellation), Mobilisation = call.Mobilisation, CaseId = call.CaseId, CaseReference = call.CaseReference, Office = to.Id, Country = to.Country,
            SentAt = occasion.At, ClosesOn = call.ClosesOn, Seats = call.Seats, Days = call.Days, Named = [], PassedOnFrom = call.Reference,
        };
        db.Calls.Add(next);
        var office = await Card(call, cancellation);
        return await End(reference,
        [
            call.Fact(passage.Step.Fact, passage.Office, new { to = next.Reference }, await News(call, mobilisation, office, "passed-on", cancellation)),
            next.Fact("panels.call-sent", null, new { seats = next.Seats, next.ClosesOn }, [MobilisationLetters.Called(mobilisation, next.Reference, next.Seats, next.ClosesOn, to, links.Make(MobilisationLetters.CallPage, next.Reference, to.Id, to.Language, occasion.At))]),
        ], occasion, link, cancellation);
    }

    /// <summary>By an officer, who no longer needs an answer.</summary>
    public async Task<Outcome<string>> Withdraw(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.SeenCalls(occasion.By).SingleOrDefaultAsync(call => call.Reference == reference, cancellation) is not { } call) return Problem.NotFound();
        var checkedAct = CallFlow.Table.Check(CallAct.Withdraw, call, occasion.By);
        if (checkedAct.Problem is { } no) return no;
        var mobilisation = await db.Of(call.Mobilisation, cancellation);
        call.Take(checkedAct.Value, occasion.At);
        return await End(reference, [call.Fact(checkedAct.Value.Step.Fact, checkedAct.Value.Office, null, [MobilisationLetters.CallWithdrawn(mobilisation, call, await Card(call, cancellation))])], occasion, null, cancellation);
    }

    /// <summary>The office's own experts, those the panel proposes first, and what stands in the way of each.</summary>
    /// <remarks>Only what the viewer sees: an office never reads of another's.</remarks>
    public async Task<IReadOnlyList<Nameable>> Own(Call call, Mobilisation mobilisation, Occasion occasion, CancellationToken cancellation)
    {
        var query = new ProposalQuery(mobilisation.From, mobilisation.Until, [.. (await offices.Institutions([mobilisation.Host], cancellation)).Values], mobilisation.Country is { } country ? [country] : []);
        var free = await roster.Proposable(query, occasion.By, occasion.Today, cancellation);
        var cards = await roster.Cards([.. free.Where(expert => expert.FocalPoint == call.Office).Select(expert => expert.Id)], occasion.By, cancellation);
        var own = cards.Values.Select(card => new Nameable(card, [])).ToList();
        foreach (var named in call.Named.Where(named => own.All(each => each.Card.Reference != named)))
            if (await roster.Find(named, occasion.By, cancellation) is { } card && await roster.Obstacles(named, query, occasion.By, occasion.Today, cancellation) is { Problem: null } found) own.Add(new(card, found.Value));
        return [.. own.OrderBy(each => !call.Named.Contains(each.Card.Reference)).ThenBy(each => each.Card.Name, StringComparer.CurrentCulture).ThenBy(each => each.Card.Reference, StringComparer.Ordinal)];
    }

    /// <summary>Who else could be asked.</summary>
    public async Task<IReadOnlyList<OfficeCard>> Others(Call call, CancellationToken cancellation) => [.. (await offices.With(Role.FocalPoint, cancellation)).Where(office => office.Id != call.Office)];

    /// <summary>Why nothing is accepted any more; null while it is.</summary>
    public static Problem? Closed(Call call, DateOnly today) =>
        call.Status != CallStatus.Sent ? Problem.Conflict("panels.nominate.answered", new TextKey($"panels.call.status.{call.Status.Kebab()}")) : today > call.ClosesOn ? Problem.Conflict("panels.nominate.too-late", call.ClosesOn) : null;

    private async Task<(Call, Mobilisation, Passage<CallStatus, CallAct, Call>, Problem?)> Begin(string reference, CallAct act, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.SeenCalls(occasion.By).SingleOrDefaultAsync(call => call.Reference == reference, cancellation) is not { } call) return (null!, null!, null!, Problem.NotFound());
        if (Closed(call, occasion.Today) is { } closed) return (null!, null!, null!, closed);
        var passage = CallFlow.Table.Check(act, call, occasion.By);
        return passage.Problem is { } no ? (null!, null!, null!, no) : (call, await db.Of(call.Mobilisation, cancellation), passage.Value, null);
    }

    private async Task<Outcome<string>> End(string reference, IReadOnlyList<Fact> facts, Occasion occasion, OpenedLink? link, CancellationToken cancellation)
    {
        if (link is not null) await links.Use(link, cancellation);
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : reference;
    }

    private async Task<OfficeCard> Card(Call call, CancellationToken cancellation) => await offices.Find(call.Office, cancellation) ?? throw new InvalidOperationException($"The office of {call.Reference} is gone.");

    private async Task<IReadOnlyList<LetterDraft>> News(Call call, Mobilisation mobilisation, OfficeCard office, string word, CancellationToken cancellation) =>
        MobilisationLetters.News(mobilisation, call.Reference, office, word, await offices.With(Role.Officer, cancellation));
}
