using Passerelle.Directory.Public;

namespace Passerelle.Host.Demo;

/// <summary>Two appraisers, blind to each other; what they agree; two services; a decision in writing; the letter that another office than the committee's signs.</summary>
internal sealed class DemoAppraisal(DemoStage stage, DemoCast cast, CaseFile story, DemoRequest request)
{
    public IReadOnlyDictionary<string, Func<Moment, CancellationToken, Task>> Acts => field ??= new Dictionary<string, Func<Moment, CancellationToken, Task>>
    {
        ["openAppraisal"] = Assign, ["submitAppraisal"] = HandIn, ["recordConsensus"] = Agree, ["openConsultation"] = Consult, ["giveOpinion"] = Answer,
        ["sendToCommittee"] = (moment, cancellation) => cast.Post(moment.By, $"{request.Address}/consultation/close", null, cancellation),
        ["decide"] = Decide, ["signLetter"] = (moment, cancellation) => cast.Post(moment.By, $"{request.Address}/letter", null, cancellation),
    };

    private Task Assign(Moment moment, CancellationToken cancellation) =>
        cast.Put(moment.By, $"{request.Address}/appraisers", new { offices = story.Appraisal.Sheets.Select(sheet => cast.Office(sheet.Office)) }, cancellation);

    private async Task HandIn(Moment moment, CancellationToken cancellation)
    {
        await cast.Post(moment.By, $"{request.Address}/declaration", new { interest = "none" }, cancellation);
        await cast.Post(moment.By, $"{request.Address}/assessment", new
        {
            scores = story.Appraisal.Sheets.Single(sheet => sheet.Office == moment.Office).Scores.Select(score => new { criterion = Criterion(score.Criterion), value = score.Score, score.Justification, passage = score.Passage.Quote }),
        }, cancellation);
    }

    private Task Agree(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{request.Address}/consensus", new
    {
        criteria = story.Appraisal.Consensus.Scores.Select(agreed => new { criterion = Criterion(agreed.Criterion), value = agreed.Score, agreed.Text }), story.Appraisal.Consensus.Recommendation,
    }, cancellation);

    private Task Consult(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{request.Address}/consult", new
    {
        services = story.Consultations.Select(service => new { office = cast.Office(service.Office), service.Question, dueOn = service.Due ?? stage.Clock.Today.AddDays(service.DueInDays) }),
    }, cancellation);

    private Task Answer(Moment moment, CancellationToken cancellation)
    {
        var service = story.Consultations.Single(service => service.Office == moment.Office);
        return cast.Post(moment.By, $"{request.Address}/opinion", new { service.Opinion, service.Text, interest = "none" }, cancellation);
    }

    /// <summary>In writing, where the committee does not meet for it.</summary>
    private async Task Decide(Moment moment, CancellationToken cancellation)
    {
        await cast.Post(moment.By, $"{request.Address}/declaration", new { interest = "none" }, cancellation);
        await cast.Post(moment.By, $"{request.Address}/decision", new
        {
            kind = story.Decision.Conditions.Count > 0 ? "approveWithConditions" : "approve", reasons = string.Join("\n\n", story.Decision.Reasons),
            conditions = story.Decision.Conditions.Count > 0 ? string.Join("\n\n", story.Decision.Conditions) : null, takenOn = stage.Clock.Today,
        }, cancellation);
    }

    private string Criterion(int number) => Facility.CriteriaOn(stage.Clock.Today)!.Criterion(number)!.Id;
}
