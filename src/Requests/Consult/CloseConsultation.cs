using Passerelle.Directory.Public;
using Passerelle.Requests.Declare;

namespace Passerelle.Requests.Consult;

/// <summary>The officer closes the round once every service has answered or let its last day pass; the case goes to the steering committee.</summary>
internal sealed class CloseConsultation(RequestsDb db, OfficesDesk offices, DeriveConflicts derive)
{
    public Task<IReadOnlyList<LetterDraft>> Letters(Request request, DateOnly today, CancellationToken cancellation) => derive.PaperReady(request, today, cancellation);

    /// <summary>Invalid while somebody may still answer, naming who and until when.</summary>
    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (RequestFlow.Table.Check(RequestAct.CloseConsultation, request, occasion.By).Problem is { Kind: not ProblemKind.Invalid } problem) return problem;
        var waits = Clocks.Silence(Clocks.Opinion, occasion.By.Workflow) == Clocks.Waits;
        if (request.Consultations.Where(consultation => consultation.IsOpen && (waits || !consultation.IsOver(occasion.Today))).ToList() is { Count: > 0 } waiting)
        {
            var cards = await offices.Cards([.. waiting.Select(consultation => consultation.Office)], cancellation);
            return Problem.Invalid([.. waiting.Select(consultation => new Finding("", consultation.IsOver(occasion.Today) ? "requests.consult.must-answer" : "requests.consult.may-still-answer", cards[consultation.Office].Title, consultation.DueOn))]);
        }

        var letters = await Letters(request, occasion.Today, cancellation);
        // Known before anybody on the committee reads the case or decides, in writing or in a meeting.
        var conflicts = await derive.Note(request, [.. (await offices.With(Role.Committee, cancellation)).Select(office => office.Id)], occasion, cancellation);
        var facts = new List<Fact>();
        foreach (var consultation in request.Consultations.Where(consultation => consultation.IsOpen))
        {
            var silence = ConsultationFlow.Table.Check(ConsultationAct.RecordSilence, consultation, occasion.By);
            if (silence.Problem is { } refused) return refused;
            consultation.RecordSilence();
            facts.Add(request.ForTeam(silence.Value.Step.Fact, silence.Value.Office, new { office = consultation.Office, dueOn = consultation.DueOn }, null, [.. request.CommitteeTokens, To.Office(consultation.Office.Value)]));
        }
        var passage = RequestFlow.Table.Check(RequestAct.CloseConsultation, request, occasion.By);
        if (passage.Problem is { } still) return still;
        request.Take(passage.Value, occasion.At);
        facts.Add(request.ForTeam(passage.Value.Step.Fact, passage.Value.Office,
            new { opinions = request.Consultations.Select(consultation => new { office = consultation.Office, opinion = consultation.Opinion, silent = consultation.Silent }) }, letters, [.. request.CommitteeTokens]));
        return await db.Db.Save(occasion, [.. facts, .. conflicts], cancellation) is { } race ? race : reference;
    }
}
