using Passerelle.Directory.Public;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Consult;

/// <summary>Where the facility does without consultation, an appraised case goes straight to the committee; one that was being consulted need not wait for the end.</summary>
internal sealed class PassOn(RequestsDb db, OfficesDesk offices, DeriveConflicts derive)
{
    /// <summary>To the committee, and to the services that need not answer any more.</summary>
    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, DateOnly today, CancellationToken cancellation)
    {
        var cards = await offices.Cards([.. request.Consultations.Select(each => each.Office)], cancellation);
        return [.. await derive.PaperReady(request, today, cancellation),
            .. request.Consultations.Where(each => each.IsOpen).Select(each => RequestLetters.Draft("requests.letter.no-opinion-needed", request, cards[each.Office]))];
    }

    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.PassOn, request, occasion.By);
        if (passage.Problem is { } problem) return problem;

        var letters = await Letters(request, occasion.Today, cancellation);
        var conflicts = await derive.Note(request, [.. (await offices.With(Role.Committee, cancellation)).Select(office => office.Id)], occasion, cancellation);
        var unanswered = request.Consultations.Where(each => each.IsOpen).ToList();
        foreach (var consultation in unanswered) consultation.RecordSilence();
        request.Take(passage.Value, occasion.At);
        var fact = request.ForTeam(passage.Value.Step.Fact, passage.Value.Office, new { notWaitedFor = unanswered.Select(each => each.Office) }, letters,
            [.. request.CommitteeTokens, .. unanswered.Select(each => To.Office(each.Office.Value))]);
        return await db.Db.Save(occasion, [fact, .. conflicts], cancellation) is { } race ? race : reference;
    }
}
