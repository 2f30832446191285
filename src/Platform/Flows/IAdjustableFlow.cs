namespace Passerelle.Platform.Flows;

/// <summary>A case on its way through a flow: no more of it than whoever sets up the flow may know.</summary>
public sealed record OpenCase(string Status, string Reference);

/// <summary>What silence may mean where a clock runs out; the first is the room's own.</summary>
/// <param name="Clock">Key as in <see cref="Workflow.Silence"/>.</param>
/// <param name="Meanings">Codes; text key <c>{clock}.silence.{code}</c>.</param>
public sealed record SilenceChoice(string Clock, IReadOnlyList<string> Meanings);

/// <summary>A flow that a facility may set up for itself: what can be chosen, and whom a choice would touch. A room registers one for each of its flows that has something to choose.</summary>
public interface IAdjustableFlow
{
    IFlow Flow { get; }

    /// <summary>The room's own clocks in working days, by key as in <see cref="Workflow.Clocks"/>; text key <c>{key}.clock</c>.</summary>
    IReadOnlyDictionary<string, int> Clocks { get; }

    IReadOnlyList<SilenceChoice> Silences { get; }

    /// <summary>Cases not yet at their end, whoever may see them: only somebody who sets up the flow asks.</summary>
    Task<IReadOnlyList<OpenCase>> Open(CancellationToken cancellation);
}
