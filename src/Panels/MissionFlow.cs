using Passerelle.Directory.Public;
using static Passerelle.Panels.MissionStatus;

namespace Passerelle.Panels;

using Act = MissionAct;
using Row = Step<MissionStatus, MissionAct, MissionFile>;

internal enum MissionStatus { Preparing, UnderWay, Returned, Closed, Cancelled }

internal enum MissionAct { Settle, Start, Cancel, Report, MarkExpert, MarkMission, Close }

/// <summary>A mission: nobody leaves while something that blocks is open; who is back reports; host and expert each say how it was.</summary>
internal static class MissionFlow
{
    private static readonly Who<MissionFile> host = new("host", (mission, viewer) => viewer.Holds(mission.Host.Value) ? mission.Host.Value : null);
    private static readonly Who<MissionFile> expert = new("expert", (mission, viewer) => viewer.Tokens.Contains(To.Person(mission.Reference)) ? Guid.Empty : null);
    private static readonly Who<MissionFile> officer = new("officer", Role.Officer, []);

    private static readonly When<MissionFile> ready = new("ready", mission => mission.IsReady);
    private static readonly When<MissionFile> markedByExpert = new("marked-by-expert", mission => mission.OfMission is not null);
    private static readonly When<MissionFile> markedByHost = new("marked-by-host", mission => mission.OfExpert is not null);

    public static readonly Flow<MissionStatus, MissionAct, MissionFile> Table = new("panels.mission", mission => mission.Status, Preparing, [Closed, Cancelled],
        [
            //      from       act              to         who      when            fact
            new Row(Preparing, Act.Settle,      Preparing, officer, null,           "panels.item-settled"),
            new Row(Preparing, Act.Start,       UnderWay,  officer, ready,          "panels.mission-started"),
            new Row(Preparing, Act.Cancel,      Cancelled, officer, null,           "panels.mission-cancelled"),
            new Row(UnderWay,  Act.Report,      Returned,  expert,  null,           "panels.reported"),
            new Row(UnderWay,  Act.Report,      Returned,  officer, null,           "panels.reported"),
            new Row(UnderWay,  Act.MarkExpert,  UnderWay,  host,    null,           "panels.expert-marked"),
            new Row(Returned,  Act.MarkExpert,  Closed,    host,    markedByExpert, "panels.expert-marked"),
            new Row(Returned,  Act.MarkExpert,  Returned,  host,    null,           "panels.expert-marked"),
            new Row(Returned,  Act.MarkMission, Closed,    expert,  markedByHost,   "panels.mission-marked"),
            new Row(Returned,  Act.MarkMission, Returned,  expert,  null,           "panels.mission-marked"),
            new Row(Returned,  Act.Close,       Closed,    officer, null,           "panels.mission-closed"),
        ]);
}
