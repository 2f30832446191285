using CsCheck;
using Microsoft.EntityFrameworkCore;
using Passerelle.Actions;
using Passerelle.Actions.Advance;
using Passerelle.Actions.Formulate;
using Passerelle.Actions.Plan;
using Passerelle.Actions.Public;
using Passerelle.Actions.Score;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Journal;
using Passerelle.Platform.Seeing;
using Passerelle.Requests;
using Passerelle.Tests.App.Requests;
using Action = Passerelle.Actions.Action;

namespace Passerelle.Tests.App.Actions;

/// <summary>
/// Random people try random acts in random order on a real Action. Whatever they try: its status moves only along a row of the table, no signature under an
/// agreement is ever lost or changed, no version of it disappears, no slip is forgotten, and before it is agreed nobody outside finds it.
/// </summary>
public sealed class ActionWalkTests(TestHost host) : IClassFixture<TestHost>
{
    private const int walks = 8;

    private sealed record Try(string Name, Func<Formulated, Official> By, Func<Formulated, Official, Task<Outcome<Action>>> Act);

    private static readonly Try[] tries =
    [
        new("officer plans", action => action.Officer, (action, _) => action.Plan(Formulated.Training())),
        new("officer writes", action => action.Officer, (action, _) => action.WriteAgreement("fr")),
        new("lead signs", action => action.Story.Lead, Sign),
        new("partner signs", action => action.Story.Partner, Sign),
        new("arabic partner signs", action => action.Story.ArabicPartner, Sign),
        new("signatory signs", action => action.Story.Signatory, Sign),
        new("officer agrees", action => action.Officer, (action, by) => Advance(action, by, ActionAct.Agree)),
        new("officer starts", action => action.Officer, (action, by) => Advance(action, by, ActionAct.Start)),
        new("officer delivers", action => action.Officer, Deliver),
        new("officer begins closing", action => action.Officer, (action, by) => Advance(action, by, ActionAct.BeginClosing)),
        new("officer closes", action => action.Officer, (action, by) => Close(action, by, "2026-12", null)),
        new("officer moves the plan", action => action.Officer, MovePlan),
        new("officer moves the end without a reason", action => action.Officer, (action, by) => Edit(action, by, "2027-03", null)),
        new("officer moves the end", action => action.Officer, (action, by) => Edit(action, by, "2027-05", "The host's elections.")),
        new("officer holds", action => action.Officer, (action, by) => Advance(action, by, ActionAct.Hold)),
        new("officer resumes", action => action.Officer, (action, by) => Advance(action, by, ActionAct.Resume)),
        new("officer closes with another end", action => action.Officer, (action, by) => Close(action, by, "2026-09", "Done sooner.")),
        new("partner tries to agree", action => action.Story.Partner, (action, by) => Advance(action, by, ActionAct.Agree)),
        new("appraiser tries to sign", action => action.Story.Appraisers[0], Sign),
        new("officer tries to sign", action => action.Officer, Sign),
        new("partner tries to plan", action => action.Story.Partner, (action, by) => action.Do<PlanActivities>(by, (plan, occasion) => plan.Run(action.Reference, new() { Activities = [Formulated.Training()] }, occasion, default))),
    ];

    // What leads on is tried more often, or most walks would end in formulation.
    private static readonly Gen<List<int>> walk = Gen.Select(Gen.Int[0, tries.Length - 1], Gen.Int[0, 2], (at, kind) => kind == 0 ? at : -1).List[20, 45];

    [Fact]
    public async Task No_sequence_of_acts_reaches_an_illegal_state_loses_a_signature_or_opens_an_Action_in_formulation_to_an_outsider()
    {
        var outsider = await host.Appoint("Otto Outside", Role.Requester);
        var furthest = new HashSet<ActionStatus>();

        await walk.SampleAsync(async steps =>
        {
            var action = await Formulated.Begun(host);
            var next = 0;
            foreach (var step in steps)
            {
                var attempt = tries[step >= 0 ? step : next++ % 11];
                var before = await action.Now();
                var outcome = await attempt.Act(action, attempt.By(action));
                var after = await action.Now();
                furthest.Add(after.Status);

                if (outcome.Problem is not null) Assert.Equal((attempt.Name, before.Status, before.Version), (attempt.Name, after.Status, after.Version));
                else Assert.True(before.Status == after.Status || ActionFlow.Table.Steps.Any(row => row.From == before.Status && row.To == after.Status), $"{attempt.Name}: {before.Status} became {after.Status}");
                foreach (var version in before.Agreements)
                {
                    var now = after.Agreements.SingleOrDefault(each => each.Number == version.Number);
                    Assert.True(now is not null && now.Hash == version.Hash && now.Text.Title == version.Text.Title, $"{attempt.Name}: version {version.Number} changed");
                    Assert.True(version.Signatures.SequenceEqual(now.Signatures.Take(version.Signatures.Count)), $"{attempt.Name}: a signature was lost");
                }
                Assert.True(after.Status is ActionStatus.InFormulation || before.Status is not ActionStatus.InFormulation || after.Status == ActionStatus.ClosedEarly || before.IsSigned, $"{attempt.Name}: agreed without all signatures");
                Assert.True(after.EndSlips.Count >= before.EndSlips.Count && before.EndSlips.Zip(after.EndSlips).All(pair => pair.First == pair.Second), $"{attempt.Name}: a slip was forgotten");
                if (before.Status != ActionStatus.InFormulation && before.End is { } end && after.End != end && !(after.End is { } to && to.First >= end.First && to.Last <= end.Last))
                    Assert.True(after.EndSlips.Count > before.EndSlips.Count, $"{attempt.Name}: the end moved without a word");
                await Seen(action, after, outsider, attempt.Name);
            }
            Assert.Null((await host.Ask<History, Outcome<Verification>>(history => history.Verify(action.Story.Reference, CancellationToken.None))).Value.Break);
        }, iter: walks, threads: 1);

        Assert.Superset(new HashSet<ActionStatus> { ActionStatus.Agreed, ActionStatus.UnderWay, ActionStatus.Closed }, furthest);
        Assert.Empty(host.Errors);
    }

    /// <summary>The audience table says what the record says.</summary>
    private async Task Seen(Formulated action, Action now, Official outsider, string act)
    {
        var stored = await host.Read(db => db.Set<SeenBy>().Where(row => row.Record == now.Id.Value).Select(row => row.Token).ToListAsync());
        Assert.Equal((act, string.Join(' ', now.Readers.Distinct().Order(StringComparer.Ordinal))), (act, string.Join(' ', stored.Order(StringComparer.Ordinal))));
        var viewer = (await action.Story.As(outsider)).By;
        var found = await host.Ask<Passerelle.Actions.Browse.ViewAction, Outcome<Passerelle.Actions.Browse.ActionView>>(view => view.Run(action.Reference, viewer, CancellationToken.None));
        Assert.True(found.Problem is null == (now.Status != ActionStatus.InFormulation), act);
        Assert.True(found.Problem is not null || !found.Value.Inside, act);
    }

    private static async Task<Outcome<Action>> Sign(Formulated action, Official by) => await action.Sign(by, (await action.Now()).Agreement?.Number ?? 1);

    private static Task<Outcome<Action>> Advance(Formulated action, Official by, ActionAct act) => action.Do<AdvanceAction>(by, (advance, occasion) =>
        advance.Run(action.Reference, act, new() { Reason = "The host asked for it.", ReviewOn = occasion.Today.AddDays(60) }, occasion, default));

    private static async Task<Outcome<Action>> Deliver(Formulated action, Official by)
    {
        var activity = (await action.Now()).Activities.FirstOrDefault();
        return await action.Do<DeliverActivity>(by, (deliver, occasion) => deliver.Run(action.Reference, new() { Activity = activity?.Id.Value ?? Guid.AllBitsSet, Actual = $"{occasion.Today:yyyy-MM-dd}", Reason = "The room was free." }, occasion, default));
    }

    private static async Task<Outcome<Action>> MovePlan(Formulated action, Official by)
    {
        var line = Formulated.Training(planned: "2026-09");
        (line.Id, line.Reason) = ((await action.Now()).Activities.FirstOrDefault()?.Id.Value, "The rooms are taken.");
        return await action.Do<PlanActivities>(by, (plan, occasion) => plan.Run(action.Reference, new() { Activities = [line] }, occasion, default));
    }

    private static Task<Outcome<Action>> Edit(Formulated action, Official by, string end, string? reason) => action.Do<EditAction>(by, (edit, occasion) => edit.Run(action.Reference, new()
    {
        Title = "Fair recruitment", Concept = "Peers look at offers together.", Objectives = "Offers are checked.", Pillars = ["LM"], Countries = ["PH", "ID", "VN"], Scope = "regional", End = end, EndReason = reason,
    }, occasion, default));

    private static Task<Outcome<Action>> Close(Formulated action, Official by, string end, string? reason) => action.Do<CloseAction>(by, (close, occasion) => close.Run(action.Reference, new()
    {
        Outputs = "A handbook.", ExpertCountries = ["FR"], ExpertSectors = [ExpertSector.All[0]], End = end, EndReason = reason,
    }, occasion, default));
}
