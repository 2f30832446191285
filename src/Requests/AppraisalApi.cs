using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Passerelle.Platform.Web;
using Passerelle.Requests.Appraise;
using Passerelle.Requests.Consult;
using Passerelle.Requests.Decide;

namespace Passerelle.Requests;

using Cancel = CancellationToken;

/// <summary>The room's endpoints from appraisal to the signed letter.</summary>
internal static class AppraisalApi
{
    internal sealed record Reason(string? Text);

    internal sealed record AppraiserShown(Guid Office, string Name, bool IsIn);

    internal sealed record AssessmentShown(Guid Office, string Name, string Status, int Version, string Criteria, IReadOnlyList<Score> Scores);

    internal sealed record ConsultationShown(Guid Office, string Name, string Question, DateOnly DueOn, string Status, Opinion? Opinion, string? Text);

    internal sealed record DecisionShown(DecisionKind Kind, string Reasons, string? Conditions, DateOnly? Until, string? ReferredTo, string? Meeting, DateOnly TakenOn, string Criteria, DateOnly? LetterSignedOn);

    /// <param name="Below">Criteria whose agreed score lies below their threshold.</param>
    internal sealed record WeighingShown(decimal Mean, string Derivation, decimal? Threshold, IReadOnlyList<string> Below);

    internal sealed record LetterShown(string To, string Language, string Subject, string Text);

    /// <param name="Apart">Criteria on which the appraisers differ by <see cref="MatrixRow.ApartFrom"/> or more.</param>
    internal sealed record PaperShown(string Reference, IReadOnlyList<AppraiserShown> Appraisers, IReadOnlyList<AssessmentShown> Assessments, IReadOnlyList<string> Apart, Consensus? Consensus, WeighingShown? Weighing,
        IReadOnlyList<ConsultationShown> Consultations, DecisionShown? Decision);

    public static void MapAppraisalApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/requests/{reference}").RequireAuthorization().WithTags("Appraisal and decision");
        api.MapGet("/paper", async (string reference, ReadPaper read, IOccasions who, Wording t, Cancel c) => Show(await read.Run(reference, (await who.Current(c)).By, c), t)).WithSummary("Assessments, opinions and decision, as far as the caller may read them");
        api.MapPut("/appraisers", async (string reference, AppraisersForm form, AssignAppraisers assign, IOccasions who, Wording t, Cancel c) => (await assign.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Say who appraises");
        api.MapPut("/assessment", async (string reference, AssessmentForm form, SaveAssessment save, IOccasions who, Wording t, Cancel c) => (await save.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Keep the draft of one's own assessment");
        api.MapPost("/assessment", async (string reference, AssessmentForm form, HandInAssessment handIn, IOccasions who, Wording t, Cancel c) => (await handIn.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Hand in one's own assessment");
        api.MapPost("/consensus", async (string reference, ConsensusForm form, RecordConsensus record, IOccasions who, Wording t, Cancel c) => (await record.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Record what the appraisers agreed");
        api.MapPost("/consult", async (string reference, ConsultForm form, ConsultServices consult, IOccasions who, Wording t, Cancel c) => (await consult.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Ask services for their opinion");
        api.MapPost("/opinion", async (string reference, OpinionForm form, GiveOpinion give, IOccasions who, Wording t, Cancel c) => (await give.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Give a service's opinion");
        api.MapPost("/consultation/close", async (string reference, CloseConsultation close, IOccasions who, Wording t, Cancel c) => (await close.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Close the consultation, recording silence");
        api.MapPost("/pass-on", async (string reference, PassOn pass, IOccasions who, Wording t, Cancel c) => (await pass.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Bring a request to the committee where the facility does without consultation");
        api.MapPost("/decision", async (string reference, DecisionForm form, DecideRequest decide, IOccasions who, Wording t, Cancel c) => (await decide.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Record the committee's decision");
        api.MapGet("/letter", async (string reference, ReadPaper read, SignLetter sign, LetterText words, IOccasions who, Wording t, Cancel c) => await Letters(await read.Run(reference, (await who.Current(c)).By, c), sign, words, t, c)).WithSummary("The letters as they will go out");
        api.MapPost("/letter", async (string reference, SignLetter sign, IOccasions who, Wording t, Cancel c) => (await sign.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Sign and send the letter");
        api.MapPost("/take-up-again", async (string reference, Reason reason, TakeUpAgain take, IOccasions who, Wording t, Cancel c) => (await take.Run(reference, reason.Text, await who.Current(c), c)).ToResult(t)).WithSummary("Bring a deferred request back to the committee");
    }

    private static IResult Show(Outcome<Paper> read, Wording wording)
    {
        if (read.Problem is { } problem) return problem.ToResult(wording);
        var paper = read.Value;
        return Results.Json(new PaperShown(paper.Request.Reference,
            [.. paper.Appraisers.Select(appraiser => new AppraiserShown(appraiser.Office.Id.Value, appraiser.Office.Title, appraiser.InAt is not null))],
            [.. paper.Assessments.Select(each => new AssessmentShown(each.Office.Value, paper.NameOf(each.Office), each.Status.Kebab(), each.Version, each.CriteriaSet, each.Scores))],
            [.. paper.Matrix.Where(row => row.Apart).Select(row => row.Criterion.Id)], paper.Consensus,
            paper.Weighing is { } weighing ? new(weighing.Mean, weighing.Derivation, weighing.Set.Threshold, [.. weighing.Below.Select(each => each.Criterion.Id)]) : null,
            [.. paper.Consultations.Select(each => new ConsultationShown(each.Office.Value, paper.NameOf(each.Office), each.Question, each.DueOn, each.Status.Kebab(), each.Opinion, each.Text))],
            paper.Decision is { } decision ? new(decision.Kind, decision.Reasons, decision.Conditions, decision.Until, decision.ReferredTo, paper.Inside ? decision.Meeting : null, decision.TakenOn, decision.CriteriaSet, decision.LetterSignedOn) : null), StoredJson.Options);
    }

    private static async Task<IResult> Letters(Outcome<Paper> read, SignLetter sign, LetterText words, Wording wording, Cancel cancellation)
    {
        if (read.Problem is { } problem) return problem.ToResult(wording);
        if (!read.Value.Inside || read.Value.Decision is null) return Problem.NotFound().ToResult(wording);
        return Results.Json((await sign.Letters(read.Value.Request, cancellation)).Select(letter => (letter.To, Words: words.Of(letter)))
            .Select(letter => new LetterShown(letter.To.Name, letter.Words.Language, letter.Words.Subject, letter.Words.Markdown)), StoredJson.Options);
    }
}
