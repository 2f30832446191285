using Passerelle.Actions;
using Passerelle.Actions.Advance;
using Passerelle.Actions.Agree;
using Passerelle.Actions.Formulate;
using Passerelle.Actions.Plan;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Requests;
using Passerelle.Tests.App.Requests;
using Action = Passerelle.Actions.Action;

namespace Passerelle.Tests.App.Actions;

/// <summary>An Action in formulation that follows from an appraised and approved request, brought further by the operations that people use.</summary>
internal sealed class Formulated
{
    private readonly TestHost host;

    private Formulated(TestHost host, Appraised story, string reference) => (this.host, Story, Reference) = (host, story, reference);

    public Appraised Story { get; }

    public string Reference { get; }

    public Official Officer => Story.Officer;

    public IReadOnlyList<Official> Requesters => [Story.Lead, Story.Partner, Story.ArabicPartner];

    public static async Task<Formulated> Begun(TestHost host)
    {
        var story = await Appraised.Decided(host, DecisionKind.Approve, "It meets the criteria.");
        Appraised.Accepted(await story.Sign(story.Signatory));
        var occasion = await story.As(story.Officer);
        var made = await host.Ask<FormulateAction, Outcome<Action>>(formulate => formulate.Run(story.Reference, new()
        {
            Title = "Fair recruitment", Concept = "Peers look at offers together.", Objectives = "Offers are checked.", Pillars = ["LM"], Countries = ["PH", "ID", "VN"], Scope = "regional",
        }, occasion, CancellationToken.None));
        Appraised.Accepted(made);
        return new(host, story, made.Value.Reference);
    }

    /// <summary>With a plan of one training.</summary>
    public static async Task<Formulated> Planned(TestHost host)
    {
        var action = await Begun(host);
        Appraised.Accepted(await action.Plan(Training()));
        return action;
    }

    /// <summary>With a plan and an agreement that everybody has signed.</summary>
    public static async Task<Formulated> Signed(TestHost host)
    {
        var action = await Planned(host);
        Appraised.Accepted(await action.WriteAgreement());
        foreach (var side in action.Requesters.Append(action.Story.Signatory)) Appraised.Accepted(await action.Sign(side));
        return action;
    }

    public static ActivityForm Training(string title = "Training of inspectors", string planned = "2026-06") => new() { Type = "training", Title = title, Planned = planned, Country = "PH", Days = 4, Experts = 2, Participants = 20 };

    public Task<Outcome<Action>> Plan(params ActivityForm[] lines) => Do<PlanActivities>(Officer, (plan, occasion) => plan.Run(Reference, new() { Activities = [.. lines] }, occasion, CancellationToken.None));

    public Task<Outcome<Action>> WriteAgreement(string language = "en") => Do<WriteAgreement>(Officer, (write, occasion) => write.Run(Reference, new() { Language = language }, occasion, CancellationToken.None));

    public Task<Outcome<Action>> Sign(Official by, int number = 1) => Do<SignAgreement>(by, (sign, occasion) => sign.Run(Reference, new() { Number = number }, occasion, CancellationToken.None));

    public Task<Outcome<Action>> Advance(ActionAct act) => Do<AdvanceAction>(Officer, (advance, occasion) => advance.Run(Reference, act, new(), occasion, CancellationToken.None));

    public async Task<Outcome<Action>> Do<TOperation>(Official by, Func<TOperation, Occasion, Task<Outcome<Action>>> act) where TOperation : notnull
    {
        var occasion = await Story.As(by);
        return await host.Ask<TOperation, Outcome<Action>>(operation => act(operation, occasion));
    }

    /// <summary>As it stands in the database.</summary>
    public async Task<Action> Now()
    {
        var occasion = await Story.As(Officer);
        return (await host.Ask<Passerelle.Actions.Browse.ViewAction, Outcome<Passerelle.Actions.Browse.ActionView>>(view => view.Run(Reference, occasion.By, CancellationToken.None))).Value.Action;
    }
}
