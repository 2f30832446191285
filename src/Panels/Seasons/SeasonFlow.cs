using Passerelle.Directory.Public;
using static Passerelle.Panels.Seasons.SeasonStatus;

namespace Passerelle.Panels.Seasons;

using Act = SeasonAct;
using Row = Step<SeasonStatus, SeasonAct, Season>;

internal enum SeasonStatus { Running, Solved, Failed }

internal enum SeasonAct { Stop, Finish, Fail }

/// <summary>
/// Many panels composed at once, by the program, for as long as the officer lets it. Who stops it keeps what was found. What a panel then takes from it is an act of
/// that panel: see <see cref="AcceptTable"/>.
/// </summary>
internal static class SeasonFlow
{
    private static readonly Who<Season> officer = new("officer", Role.Officer, []);
    private static readonly Who<Season> program = new("program", (_, viewer) => viewer.Tokens.Contains(To.Program) ? Guid.Empty : null);

    public static readonly Flow<SeasonStatus, SeasonAct, Season> Table = new("panels.season", season => season.Status, Running, [Solved, Failed],
        [
            //      from     act         to       who      when  fact
            new Row(Running, Act.Stop, Running, officer, null, "panels.season-stopped"),
            new Row(Running, Act.Finish, Solved, program, null, "panels.season-solved"),
            new Row(Running, Act.Fail, Failed, program, null, "panels.season-failed"),
        ]);
}
