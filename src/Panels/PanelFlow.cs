using Passerelle.Directory.Public;
using static Passerelle.Panels.PanelStatus;

namespace Passerelle.Panels;

using Act = PanelAct;
using Row = Step<PanelStatus, PanelAct, Panel>;

internal enum PanelStatus { Draft, Composed, Proposed, Cancelled }

internal enum PanelAct { SetProfile, Compose, Lock, Unlock, Exclude, Readmit, Propose, Cancel, Call }

/// <summary>From the profile to the table that is proposed. Whoever declines a proposed chair is excluded, and the table is composed again around the others.</summary>
internal static class PanelFlow
{
    private static readonly Who<Panel> officer = new("officer", Role.Officer, []);

    private static readonly When<Panel> possible = new("possible", panel => panel.IsPossible);
    private static readonly When<Panel> settled = new("settled", panel => panel.IsSettled);

    public static readonly Flow<PanelStatus, PanelAct, Panel> Table = new("panels.panel", panel => panel.Status, Draft, [Cancelled],
        [
            //      from      act             to         who      when      fact
            new Row(Draft,    Act.SetProfile, Draft,     officer, null,     "panels.profile-set"),
            new Row(Draft,    Act.Compose,    Composed,  officer, possible, "panels.composed"),
            new Row(Draft,    Act.Compose,    Draft,     officer, null,     "panels.impossible"),
            new Row(Draft,    Act.Lock,       Draft,     officer, null,     "panels.locked"),
            new Row(Draft,    Act.Unlock,     Draft,     officer, null,     "panels.unlocked"),
            new Row(Draft,    Act.Exclude,    Draft,     officer, null,     "panels.excluded"),
            new Row(Draft,    Act.Readmit,    Draft,     officer, null,     "panels.readmitted"),
            new Row(Draft,    Act.Cancel,     Cancelled, officer, null,     "panels.cancelled"),
            new Row(Composed, Act.SetProfile, Draft,     officer, null,     "panels.profile-set"),
            new Row(Composed, Act.Compose,    Composed,  officer, possible, "panels.composed"),
            new Row(Composed, Act.Compose,    Draft,     officer, null,     "panels.impossible"),
            new Row(Composed, Act.Lock,       Composed,  officer, null,     "panels.locked"),
            new Row(Composed, Act.Unlock,     Composed,  officer, null,     "panels.unlocked"),
            new Row(Composed, Act.Exclude,    Composed,  officer, null,     "panels.excluded"),
            new Row(Composed, Act.Readmit,    Composed,  officer, null,     "panels.readmitted"),
            new Row(Composed, Act.Propose,    Proposed,  officer, settled,  "panels.proposed"),
            new Row(Composed, Act.Cancel,     Cancelled, officer, null,     "panels.cancelled"),
            new Row(Proposed, Act.Exclude,    Composed,  officer, null,     "panels.declined"),
            new Row(Proposed, Act.Cancel,     Cancelled, officer, null,     "panels.cancelled"),
            new Row(Proposed, Act.Call,       Proposed,  officer, null,     "panels.called"),
        ]);
}
