using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;
using Passerelle.Requests.Withdraw;

namespace Passerelle.Requests.Enter;

/// <summary>The requester is mailed a personal link by which to read, correct and confirm what was entered for it; again when the first was lost.</summary>
internal sealed class AskToConfirm(RequestsDb db, OfficesDesk offices, LinksDesk links)
{
    public const string Purpose = "requests.confirm";

    /// <summary>Who would be written to.</summary>
    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, CancellationToken cancellation) =>
        request.OnBehalf is { } entered && await offices.Find(request.Lead, cancellation) is { } lead ? [RequestLetters.ToConfirm("requests.letter.to-confirm", request, entered, lead, null)] : [];

    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.AskToConfirm, request, occasion.By);
        if (passage.Problem is { } problem) return problem;
        if (request.OnBehalf is not { } entered || await offices.Find(request.Lead, cancellation) is not { } lead) return Problem.NotFound();

        var again = request.Status == RequestStatus.Unconfirmed;
        var letter = RequestLetters.ToConfirm("requests.letter.to-confirm", request, entered, lead, links.Make(Purpose, reference, lead.Id, lead.Language, occasion.At));
        request.OnBehalf = again ? entered with { RemindedAt = occasion.At } : entered with { AskedAt = occasion.At, Entered = new(request.Answers) };
        request.Take(passage.Value, occasion.At);
        var fact = request.ForEverybody(passage.Value.Step.Fact, passage.Value.Office, new { text = request.TextHash, again }, [letter]);
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }
}

/// <summary>Nobody answers: the entry is closed, with the reason in the record.</summary>
internal sealed class GiveUp(RequestsDb db)
{
    public async Task<Outcome<string>> Run(string reference, string? reason, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.GiveUp, request, occasion.By);
        if (passage.Problem is { } problem) return problem;
        if (string.IsNullOrWhiteSpace(reason)) return Problem.Invalid("Reason", "requests.withdraw.reason-needed");
        if (reason.Length > WithdrawParty.MaxReason) return Problem.Invalid("Reason", "platform.problem.too-long", WithdrawParty.MaxReason, reason.Length);

        var fact = request.ForEverybody(passage.Value.Step.Fact, passage.Value.Office);
        request.Take(passage.Value, occasion.At);
        return await db.Db.Save(occasion with { Reason = reason.Trim() }, [fact], cancellation) is { } race ? race : reference;
    }
}

/// <summary>Reminds whoever has not confirmed, each week, three times. Run again and again without harm.</summary>
internal sealed class RemindToConfirm(RequestsDb db, OfficesDesk offices, LinksDesk links, TimeProvider clock)
{
    public const int DaysBetween = 7;
    public const int Most = 3;

    /// <summary>The number of requesters reminded.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var occasion = new Occasion(Viewer.System, clock.GetUtcNow(), Channel.Schedule);
        var before = occasion.At.AddDays(-DaysBetween);
        var reminded = 0;
        foreach (var request in await db.Requests.Where(request => request.Status == RequestStatus.Unconfirmed).AsSplitQuery().ToListAsync(cancellation))
        {
            if (request.OnBehalf is not { } entered || entered.Reminders >= Most || (entered.RemindedAt ?? entered.AskedAt) > before) continue;
            if (await offices.Find(request.Lead, cancellation) is not { } lead) continue;
            // Each letter carries its own link: the first may have expired with its thirty days.
            var letter = RequestLetters.ToConfirm("requests.letter.confirm-reminder", request, entered, lead, links.Make(AskToConfirm.Purpose, request.Reference, lead.Id, lead.Language, occasion.At));
            request.OnBehalf = entered with { RemindedAt = occasion.At, Reminders = entered.Reminders + 1 };
            // Lost to somebody who confirms at this moment: the next sweep looks again.
            if (await db.Db.Save(occasion, [request.ForEverybody("requests.confirmation-reminded", null, new { times = entered.Reminders + 1 }, [letter])], cancellation) is null) reminded++;
            else break;
        }
        return reminded;
    }
}
