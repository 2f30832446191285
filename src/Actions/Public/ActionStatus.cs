namespace Passerelle.Actions.Public;

/// <summary>Where an Action stands. An Action is public once it is agreed.</summary>
public enum ActionStatus { InFormulation, Agreed, UnderWay, OnHold, Closing, Closed, ClosedEarly }

public static class ActionStatusIati
{
    /// <summary>The code of IATI's ActivityStatus list (2.03): 1 pipeline, 2 implementation, 3 finalisation, 4 closed, 5 cancelled, 6 suspended.</summary>
    public static int Iati(this ActionStatus status) => status switch
    {
        ActionStatus.InFormulation or ActionStatus.Agreed => 1,
        ActionStatus.UnderWay => 2,
        ActionStatus.OnHold => 6,
        ActionStatus.Closing => 3,
        ActionStatus.Closed => 4,
        ActionStatus.ClosedEarly => 5,
    };
}
