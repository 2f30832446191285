using CsCheck;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Journal;
using Passerelle.Platform.Seeing;
using Passerelle.Requests;
using Passerelle.Requests.Appraise;
using Passerelle.Requests.AskBack;
using Passerelle.Requests.Consult;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Withdraw;

namespace Passerelle.Tests.App.Requests;

/// <summary>
/// Random people try random acts in random order on a real request. Whatever they try: the status moves only along a row of the table, a signature is lost
/// only to a changed text or to its office leaving, and nobody outside the audience finds the request.
/// </summary>
public sealed class RandomWalkTests(TestHost host) : IClassFixture<TestHost>
{
    private const int walks = 12;

    private sealed record Try(string Name, Func<Appraised, Official> By, Func<Appraised, Official, Task<Outcome<string>>> Act);

    private static readonly Try[] tries =
    [
        new("partner signs", story => story.Partner, (story, by) => story.SignOff(by)),
        new("arabic partner signs", story => story.ArabicPartner, (story, by) => story.SignOff(by)),
        new("lead submits", story => story.Lead, (story, _) => story.Submit()),
        new("officer asks back", story => story.Officer, (story, by) => story.Do<AskBackRequest>(by, (ask, occasion) => ask.Run(story.Reference, new("How many?", occasion.Today.AddDays(9)), occasion, CancellationToken.None))),
        new("lead resubmits", story => story.Lead, (story, by) => story.Do<ResubmitRequest>(by, (again, occasion) => again.Run(story.Reference, "Forty-eight.", occasion, CancellationToken.None))),
        new("officer finds it eligible", story => story.Officer, (story, _) => story.FindEligible()),
        new("officer assigns", story => story.Officer, (story, by) => story.Do<AssignAppraisers>(by, (assign, occasion) => assign.Run(story.Reference, new() { Offices = [.. story.Appraisers.Select(each => each.Office.Value)] }, occasion, CancellationToken.None))),
        new("first appraiser declares", story => story.Appraisers[0], (story, by) => story.Declare(by, Interest.None)),
        new("second appraiser declares", story => story.Appraisers[1], (story, by) => story.Declare(by, Interest.None)),
        new("first appraiser hands in", story => story.Appraisers[0], (story, by) => story.HandIn(by, 3)),
        new("second appraiser hands in", story => story.Appraisers[1], (story, by) => story.HandIn(by, 2)),
        new("officer records consensus", story => story.Officer, (story, by) => story.Do<RecordConsensus>(by, (record, occasion) => record.Run(story.Reference, story.Agreement(), occasion, CancellationToken.None))),
        new("officer consults", story => story.Officer, (story, _) => story.Consult()),
        new("first service answers", story => story.Services[0], (story, by) => story.Opine(by, Opinion.Supports)),
        new("second service answers", story => story.Services[1], (story, by) => story.Opine(by, Opinion.Objects, "It overlaps.")),
        new("officer closes", story => story.Officer, (story, _) => story.Close()),
        new("officer passes on", story => story.Officer, (story, by) => story.Do<PassOn>(by, (pass, occasion) => pass.Run(story.Reference, occasion, CancellationToken.None))),
        new("chair declares", story => story.Chair, (story, by) => story.Declare(by, Interest.None)),
        new("chair approves", story => story.Chair, (story, _) => story.Decide(DecisionKind.Approve, "It fits.")),
        new("chair defers", story => story.Chair, (story, _) => story.Decide(DecisionKind.Defer, "Not yet.")),
        new("signatory signs", story => story.Signatory, (story, by) => story.Sign(by)),
        new("chair signs what it decided", story => story.Chair, (story, by) => story.Sign(by)),
        new("officer takes it up again", story => story.Officer, (story, by) => story.Do<TakeUpAgain>(by, (take, occasion) => take.Run(story.Reference, "The elections are over.", occasion, CancellationToken.None))),
        new("arabic partner leaves", story => story.ArabicPartner, (story, by) => story.Do<WithdrawParty>(by, (leave, occasion) => leave.Run(story.Reference, by.Office, "A new government.", occasion, CancellationToken.None))),
        new("appraiser tries to decide", story => story.Appraisers[0], (story, by) => story.Do<DecideRequest>(by, (decide, occasion) => decide.Run(story.Reference, new() { Kind = DecisionKind.Approve, Reasons = "Mine.", TakenOn = occasion.Today }, occasion, CancellationToken.None))),
        new("service tries to close", story => story.Services[0], (story, by) => story.Do<CloseConsultation>(by, (close, occasion) => close.Run(story.Reference, occasion, CancellationToken.None))),
        new("partner tries to submit", story => story.Partner, (story, by) => story.Do<Passerelle.Requests.Submit.SubmitRequest>(by, (submit, occasion) => submit.Run(story.Reference, occasion, CancellationToken.None))),
    ];

    /// <summary>What leads on is tried more often, or most walks would end in the draft.</summary>
    private static readonly Gen<List<int>> walk = Gen.Select(Gen.Int[0, tries.Length - 1], Gen.Int[0, 3], (at, kind) => kind == 0 ? at : -1).List[25, 60];

    [Fact]
    public async Task No_sequence_of_acts_reaches_an_illegal_state_loses_a_signature_or_opens_the_request_to_an_outsider()
    {
        var outsider = await host.Appoint("Otto Outsider", Role.Requester);
        var furthest = new HashSet<RequestStatus>();

        await walk.SampleAsync(async steps =>
        {
            var story = await Appraised.Drafted(host);
            var next = 0;
            foreach (var step in steps)
            {
                // A step without a name of its own is the next in the order of the life of a request.
                var attempt = tries[step >= 0 ? step : next++ % tries.Length];
                var before = await Load(story);
                var outcome = await attempt.Act(story, attempt.By(story));
                var after = await Load(story);
                furthest.Add(after.Status);

                if (outcome.Problem is not null) Assert.Equal((attempt.Name, before.Status, before.Version), (attempt.Name, after.Status, after.Version));
                else Assert.True(before.Status == after.Status || RequestFlow.Table.Steps.Any(row => row.From == before.Status && row.To == after.Status), $"{attempt.Name}: {before.Status} became {after.Status}");
                foreach (var party in before.Parties.Where(party => party.Status == PartyStatus.Signed))
                {
                    var now = after.Parties.Single(each => each.Id == party.Id);
                    Assert.True(now.Status is PartyStatus.Signed or PartyStatus.Withdrawn || before.TextHash != after.TextHash, $"{attempt.Name}: a signature was lost");
                }
                await Seen(story, after, outsider, attempt.Name);
            }
            var chain = await host.Ask<History, Outcome<Verification>>(history => history.Verify(story.Reference, CancellationToken.None));
            Assert.Null(chain.Value.Break);
        }, iter: walks, threads: 1);

        Assert.Superset(new HashSet<RequestStatus> { RequestStatus.Submitted, RequestStatus.UnderAppraisal, RequestStatus.WithCommittee, RequestStatus.Approved }, furthest);
    }

    private Task<Request> Load(Appraised story) => host.Read(db => db.Set<Request>().AsNoTracking().SingleAsync(request => request.Reference == story.Reference));

    /// <summary>The audience table says what the record says; who is not in it is told that there is no such request.</summary>
    private async Task Seen(Appraised story, Request request, Official outsider, string act)
    {
        var stored = await host.Read(db => db.Set<SeenBy>().Where(row => row.Record == request.Id.Value).Select(row => row.Token).ToListAsync());
        Assert.Equal((act, string.Join(' ', ((ISeen)request).Audience().Distinct().Order(StringComparer.Ordinal))), (act, string.Join(' ', stored.Order(StringComparer.Ordinal))));
        foreach (var person in new[] { outsider, story.ArabicPartner, story.Appraisers[1], story.Services[1], story.Chair })
        {
            var viewer = (await story.As(person)).By;
            var found = await host.Ask<Passerelle.Requests.Browse.ViewRequest, Outcome<Passerelle.Requests.Browse.CaseView>>(view => view.Run(story.Reference, viewer, CancellationToken.None));
            Assert.True(viewer.Sees(request) == found.Problem is null, $"{act}: {person.Email}");
        }
        Assert.False((await story.As(outsider)).By.Sees(request), act);
    }
}
