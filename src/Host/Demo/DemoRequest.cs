using System.Net;
using System.Text.Json;

namespace Passerelle.Host.Demo;

/// <summary>The joint request of the case, from the first draft to the finding that it is eligible, with the act that must be refused.</summary>
internal sealed class DemoRequest(DemoStage stage, DemoCast cast, CaseFile story)
{
    private const string signature = "/link/";

    private string reference = "";

    public string Address => $"/requests/{reference}";

    public string Reference => reference;

    public IReadOnlyDictionary<string, Func<Moment, CancellationToken, Task>> Acts => field ??= new Dictionary<string, Func<Moment, CancellationToken, Task>>
    {
        ["openRequest"] = Open, ["inviteCoRequester"] = Invite, ["statePriorities"] = StatePriorities, ["signOff"] = SignOff, ["submitRequest"] = Submit, ["askBack"] = AskBack, ["answerBack"] = AnswerBack,
        ["confirmEligibility"] = ConfirmEligibility, ["withdrawRequest"] = TryToWithdraw,
    };

    private async Task Open(Moment moment, CancellationToken cancellation)
    {
        var request = story.Request;
        reference = (await cast.Post(moment.By, "/requests", new { office = cast.Office(moment.Office), request.Title, request.Language }, cancellation)).GetString()!;
        await cast.Patch(moment.By, Address, new { version = await Version(moment.By, cancellation), answers = request.Answers(), choices = request.Choices }, cancellation);
    }

    private Task Invite(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{Address}/parties?office={cast.Office(moment.Target!)}", null, cancellation);

    private Task StatePriorities(Moment moment, CancellationToken cancellation) => cast.Put(moment.By, Part(moment.Office), PartOf(moment.Office), cancellation);

    /// <summary>The lead's own part is only written: it signs by submitting.</summary>
    private async Task SignOff(Moment moment, CancellationToken cancellation)
    {
        var part = PartOf(moment.Office);
        if (part.Lead) await cast.Put(moment.By, Part(moment.Office), part, cancellation);
        else if (story.Request.SignOffs.Single(signature => signature.Office == moment.Office).Channel == "account")
            await cast.Post(moment.By, $"{Part(moment.Office)}/sign-off", new { part.Priorities, part.Baseline, part.MandateHolder, version = await Version(moment.By, cancellation) }, cancellation);
        else
            await stage.FillIn(await stage.LinkMailedTo(DemoPeople.Mailbox(moment.Office), signature, cancellation), ("act", "sign"), new Dictionary<string, string> { ["Form.MandateHolder"] = part.MandateHolder }, cancellation);
    }

    private Task Submit(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{Address}/submit", null, cancellation);

    private Task AskBack(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{Address}/ask-back", new { question = story.AskedBack.Text, dueOn = story.AskedBack.Due ?? stage.Clock.Today.AddDays(story.AskedBack.DueInDays) }, cancellation);

    private async Task AnswerBack(Moment moment, CancellationToken cancellation)
    {
        await cast.Patch(moment.By, Address, new { version = await Version(moment.By, cancellation), answers = story.Request.Answers(story.Answer), choices = story.Request.Choices }, cancellation);
        await cast.Post(moment.By, $"{Address}/resubmit", new { story.Answer.Text }, cancellation);
    }

    private Task ConfirmEligibility(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{Address}/eligibility", new
    {
        met = story.Eligibility.Findings.ToDictionary(finding => finding.Rule, finding => finding.Met), notes = story.Eligibility.Findings.ToDictionary(finding => finding.Rule, finding => finding.Text),
    }, cancellation);

    /// <summary>By a deputy whose period has ended: the case is no longer theirs to see, still less to withdraw.</summary>
    private async Task TryToWithdraw(Moment moment, CancellationToken cancellation)
    {
        try
        {
            await cast.Post(moment.By, $"{Address}/withdraw", new { text = story.Request.Title }, cancellation);
        }
        catch (DemoRefusedException refused) when (refused.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            return;
        }
        throw new InvalidOperationException($"{moment.By} could {moment.Act} {reference} after the mandate had ended.");
    }

    private string Part(string office) => $"{Address}/parties/{cast.Office(office)}";

    private StoryParty PartOf(string office) => story.Request.Requesters.Single(party => party.Office == office);

    private async Task<int> Version(string person, CancellationToken cancellation) => (await cast.Read(person, Address, cancellation)).GetProperty("version").GetInt32();
}
