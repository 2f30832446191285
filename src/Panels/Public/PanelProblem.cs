using Passerelle.Panels.Solve;

namespace Passerelle.Panels.Public;

using Roster = Passerelle.Panels.Solve.Roster;

/// <summary>A valid problem of the format <c>passerelle-panel/1</c>.</summary>
public sealed class PanelProblem
{
    internal PanelProblem(Roster roster, IReadOnlyList<PanelWish> panels, IReadOnlyList<IReadOnlySet<int>> previous, long changePenalty) =>
        (Roster, Panels, Previous, ChangePenalty) = (roster, panels, previous, changePenalty);

    internal Roster Roster { get; }

    internal IReadOnlyList<PanelWish> Panels { get; }

    /// <summary>Of each panel, who sat in it before.</summary>
    internal IReadOnlyList<IReadOnlySet<int>> Previous { get; }

    internal long ChangePenalty { get; }

    /// <summary>Reads a problem, or finds every defect of the file at once.</summary>
    /// <param name="file">JSON in UTF-8.</param>
    public static PanelReading Read(ReadOnlySpan<byte> file) => new ProblemReader(file).Read();

    /// <returns>−1 when there is no such panel.</returns>
    internal int PanelCalled(string id) => Panels.ToList().FindIndex(panel => panel.Id == id);

    /// <returns>−1 when there is no such expert.</returns>
    internal int ExpertCalled(string id) => Array.IndexOf(Roster.Ids, id);
}

/// <summary>A problem, or what is wrong with its file. Never both.</summary>
/// <param name="Defects">In the order of the file; empty when there is a problem.</param>
public sealed record PanelReading(PanelProblem? Problem, IReadOnlyList<PanelDefect> Defects);

/// <summary>Something in the file that cannot be accepted.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
/// <param name="Key">Text key that says what would be accepted; <paramref name="Args"/> fill its placeholders.</param>
public sealed record PanelDefect(int Line, int Column, string Key, params object[] Args);
