using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.AskBack;

/// <param name="DueOn">Last day for the answer.</param>
internal sealed record AskBackForm(string? Question, DateOnly? DueOn);

/// <summary>The officer returns a request for more information; how it reads now is kept, so that the changes can be shown.</summary>
internal sealed class AskBackRequest(RequestsDb db, OfficesDesk offices)
{
    public const int MaxQuestion = 4000;

    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, AskBackForm form, CancellationToken cancellation) =>
        RequestLetters.AskedBack(request, form.Question ?? "", form.DueOn ?? default, await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation));

    public async Task<Outcome<string>> Run(string reference, AskBackForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.AskBack, request, occasion.By);
        if (passage.Problem is { } problem) return problem;
        var findings = new List<Finding>();
        if (string.IsNullOrWhiteSpace(form.Question)) findings.Add(new("Question", "requests.ask-back.question-needed"));
        else if (form.Question.Length > MaxQuestion) findings.Add(new("Question", "platform.problem.too-long", MaxQuestion, form.Question.Length));
        if (form.DueOn is not { } dueOn || dueOn <= occasion.Today) findings.Add(new("DueOn", "requests.ask-back.due-later"));
        if (findings.Count > 0) return Problem.Invalid(findings);

        var letters = await Letters(request, form, cancellation);
        request.AskBackFor(form.Question!.Trim(), occasion.At, form.DueOn!.Value);
        request.Take(passage.Value, occasion.At);
        request.DueOn = form.DueOn;
        var fact = request.ForEverybody(passage.Value.Step.Fact, passage.Value.Office, new { question = form.Question.Trim(), dueOn = form.DueOn }, letters);
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }
}

/// <summary>The lead sends it back, with what it wants to say about the changes.</summary>
internal sealed class ResubmitRequest(RequestsDb db, OfficesDesk offices)
{
    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, CancellationToken cancellation) =>
        RequestLetters.Resubmitted(request, await offices.With(Role.Officer, cancellation), await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation));

    public async Task<Outcome<string>> Run(string reference, string? reply, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.Resubmit, request, occasion.By);
        if (passage.Problem is { } problem) return problem;
        var findings = Form.RequestForm.Current.Findings(request).ToList();
        if (string.IsNullOrWhiteSpace(reply)) findings.Add(new("Reply", "requests.ask-back.reply-needed"));
        else if (reply.Length > AskBackRequest.MaxQuestion) findings.Add(new("Reply", "platform.problem.too-long", AskBackRequest.MaxQuestion, reply.Length));
        if (findings.Count > 0) return Problem.Invalid(findings);

        var letters = await Letters(request, cancellation);
        request.ReplyToQuestion(reply!.Trim(), occasion.At);
        request.Take(passage.Value, occasion.At);
        request.ResumeClock(occasion.Today);
        request.Eligibility = null;
        var fact = request.ForEverybody(passage.Value.Step.Fact, passage.Value.Office, new { reply = reply.Trim(), changed = Changes.Since(request).Select(change => change.Question.Key), text = request.TextHash }, letters);
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }
}
