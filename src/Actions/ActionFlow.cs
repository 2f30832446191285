using Passerelle.Actions.Public;
using Passerelle.Directory.Public;

namespace Passerelle.Actions;

internal enum ActionAct { Edit, Plan, WriteAgreement, SignAgreement, Score, Agree, Start, Deliver, Hold, Resume, BeginClosing, Close, CloseEarly }

/// <summary>The life of an Action, from the first draft of its concept to its closing.</summary>
internal static class ActionFlow
{
    private static readonly Who<Action> officer = new("officer", Role.Officer, [Role.Signatory]);

    private static readonly When<Action> complete = new("complete", action =>
        !action.Title.IsEmpty && action.Pillars.Count > 0 && !action.Concept.IsEmpty && !action.Objectives.IsEmpty && action.Activities.Count > 0);

    private static readonly Who<Action> signer = new("signer", (action, viewer) => action.SignsFor(viewer));

    private static readonly When<Action> current = new("current", action => action.IsAgreementCurrent);

    private static readonly When<Action> signed = new("signed", action => action.IsSigned);

    private static readonly When<Action> delivered = new("delivered", action => action.Activities.Exists(activity => activity.Actual is not null));

    public static readonly Flow<ActionStatus, ActionAct, Action> Table = new("actions.action", action => action.Status, ActionStatus.InFormulation, [ActionStatus.Closed, ActionStatus.ClosedEarly],
    [
        new(ActionStatus.InFormulation, ActionAct.Edit, ActionStatus.InFormulation, officer, null, "actions.edited"),
        new(ActionStatus.InFormulation, ActionAct.Plan, ActionStatus.InFormulation, officer, null, "actions.planned"),
        new(ActionStatus.InFormulation, ActionAct.WriteAgreement, ActionStatus.InFormulation, officer, complete, "actions.agreement-written"),
        new(ActionStatus.InFormulation, ActionAct.SignAgreement, ActionStatus.InFormulation, signer, current, "actions.agreement-signed"),
        new(ActionStatus.InFormulation, ActionAct.Score, ActionStatus.InFormulation, officer, null, "actions.scored"),
        new(ActionStatus.InFormulation, ActionAct.Agree, ActionStatus.Agreed, officer, signed, "actions.agreed"),
        new(ActionStatus.InFormulation, ActionAct.CloseEarly, ActionStatus.ClosedEarly, officer, null, "actions.closed-early"),
        new(ActionStatus.Agreed, ActionAct.Start, ActionStatus.UnderWay, officer, null, "actions.started"),
        new(ActionStatus.Agreed, ActionAct.Edit, ActionStatus.Agreed, officer, null, "actions.edited"),
        new(ActionStatus.Agreed, ActionAct.Plan, ActionStatus.Agreed, officer, null, "actions.planned"),
        new(ActionStatus.Agreed, ActionAct.WriteAgreement, ActionStatus.Agreed, officer, complete, "actions.agreement-written"),
        new(ActionStatus.Agreed, ActionAct.SignAgreement, ActionStatus.Agreed, signer, current, "actions.agreement-signed"),
        new(ActionStatus.Agreed, ActionAct.CloseEarly, ActionStatus.ClosedEarly, officer, null, "actions.closed-early"),
        new(ActionStatus.UnderWay, ActionAct.Deliver, ActionStatus.UnderWay, officer, null, "actions.delivered"),
        new(ActionStatus.UnderWay, ActionAct.Plan, ActionStatus.UnderWay, officer, null, "actions.planned"),
        new(ActionStatus.UnderWay, ActionAct.Edit, ActionStatus.UnderWay, officer, null, "actions.edited"),
        new(ActionStatus.UnderWay, ActionAct.WriteAgreement, ActionStatus.UnderWay, officer, complete, "actions.agreement-written"),
        new(ActionStatus.UnderWay, ActionAct.SignAgreement, ActionStatus.UnderWay, signer, current, "actions.agreement-signed"),
        new(ActionStatus.UnderWay, ActionAct.BeginClosing, ActionStatus.Closing, officer, delivered, "actions.closing"),
        new(ActionStatus.UnderWay, ActionAct.Hold, ActionStatus.OnHold, officer, null, "actions.held"),
        new(ActionStatus.UnderWay, ActionAct.CloseEarly, ActionStatus.ClosedEarly, officer, null, "actions.closed-early"),
        new(ActionStatus.OnHold, ActionAct.Resume, ActionStatus.UnderWay, officer, null, "actions.resumed"),
        new(ActionStatus.OnHold, ActionAct.Plan, ActionStatus.OnHold, officer, null, "actions.planned"),
        new(ActionStatus.OnHold, ActionAct.WriteAgreement, ActionStatus.OnHold, officer, complete, "actions.agreement-written"),
        new(ActionStatus.OnHold, ActionAct.SignAgreement, ActionStatus.OnHold, signer, current, "actions.agreement-signed"),
        new(ActionStatus.OnHold, ActionAct.CloseEarly, ActionStatus.ClosedEarly, officer, null, "actions.closed-early"),
        new(ActionStatus.Closing, ActionAct.Close, ActionStatus.Closed, officer, null, "actions.closed"),
        new(ActionStatus.Closing, ActionAct.Score, ActionStatus.Closing, officer, null, "actions.scored"),
        new(ActionStatus.Closing, ActionAct.Edit, ActionStatus.Closing, officer, null, "actions.edited"),
        new(ActionStatus.Closing, ActionAct.CloseEarly, ActionStatus.ClosedEarly, officer, null, "actions.closed-early"),
    ]);
}
