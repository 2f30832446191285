using Passerelle.Directory.Public;
using static Passerelle.Roster.ExpertStatus;

namespace Passerelle.Roster;

using Act = ExpertAct;
using Row = Step<ExpertStatus, ExpertAct, Expert>;

internal enum ExpertStatus { Invited, Confirmed, Lapsing, Lapsed, Withdrawn, Erased }

internal enum ExpertAct { Confirm, BeginGrace, Lapse, Withdraw, Erase }

/// <summary>
/// The life of an expert's record. Only the expert confirms it; a confirmation holds for a year and for the grace in which it is asked for again, then the
/// record lapses by itself. Erased is for ever: what is left says nothing about a person.
/// </summary>
internal static class ExpertFlow
{
    private static readonly Who<Expert> self = new("expert", (expert, viewer) => viewer.Tokens.Contains(To.Person(expert.Reference)) ? Guid.Empty : null);
    private static readonly Who<Expert> officer = new("officer", Role.Officer, []);
    private static readonly Who<Expert> program = new("program", (_, viewer) => viewer.Tokens.Contains(To.Program) ? Guid.Empty : null);

    private static readonly When<Expert> complete = new("complete", expert => expert.IsComplete);

    public static readonly Flow<ExpertStatus, ExpertAct, Expert> Table = new("roster.expert", expert => expert.Status, Invited, [Erased],
        [
            //      from       act             to         who      when      fact
            new Row(Invited,   Act.Confirm,    Confirmed, self,    complete, "roster.confirmed"),
            new Row(Invited,   Act.Lapse,      Lapsed,    program, null,     "roster.lapsed"),
            new Row(Invited,   Act.Withdraw,   Withdrawn, self,    null,     "roster.withdrawn"),
            new Row(Invited,   Act.Withdraw,   Withdrawn, officer, null,     "roster.withdrawn"),
            new Row(Invited,   Act.Erase,      Erased,    self,    null,     "roster.erased"),
            new Row(Invited,   Act.Erase,      Erased,    officer, null,     "roster.erased"),
            new Row(Confirmed, Act.Confirm,    Confirmed, self,    complete, "roster.confirmed"),
            new Row(Confirmed, Act.BeginGrace, Lapsing,   program, null,     "roster.grace-begun"),
            new Row(Confirmed, Act.Withdraw,   Withdrawn, self,    null,     "roster.withdrawn"),
            new Row(Confirmed, Act.Withdraw,   Withdrawn, officer, null,     "roster.withdrawn"),
            new Row(Confirmed, Act.Erase,      Erased,    self,    null,     "roster.erased"),
            new Row(Confirmed, Act.Erase,      Erased,    officer, null,     "roster.erased"),
            new Row(Lapsing,   Act.Confirm,    Confirmed, self,    complete, "roster.confirmed"),
            new Row(Lapsing,   Act.Lapse,      Lapsed,    program, null,     "roster.lapsed"),
            new Row(Lapsing,   Act.Withdraw,   Withdrawn, self,    null,     "roster.withdrawn"),
            new Row(Lapsing,   Act.Withdraw,   Withdrawn, officer, null,     "roster.withdrawn"),
            new Row(Lapsing,   Act.Erase,      Erased,    self,    null,     "roster.erased"),
            new Row(Lapsing,   Act.Erase,      Erased,    officer, null,     "roster.erased"),
            new Row(Lapsed,    Act.Confirm,    Confirmed, self,    complete, "roster.confirmed"),
            new Row(Lapsed,    Act.Withdraw,   Withdrawn, self,    null,     "roster.withdrawn"),
            new Row(Lapsed,    Act.Withdraw,   Withdrawn, officer, null,     "roster.withdrawn"),
            // Nobody has said for years that they want to be here.
            new Row(Lapsed,    Act.Erase,      Erased,    program, null,     "roster.erased"),
            new Row(Lapsed,    Act.Erase,      Erased,    self,    null,     "roster.erased"),
            new Row(Lapsed,    Act.Erase,      Erased,    officer, null,     "roster.erased"),
            new Row(Withdrawn, Act.Confirm,    Confirmed, self,    complete, "roster.confirmed"),
            new Row(Withdrawn, Act.Erase,      Erased,    program, null,     "roster.erased"),
            new Row(Withdrawn, Act.Erase,      Erased,    self,    null,     "roster.erased"),
            new Row(Withdrawn, Act.Erase,      Erased,    officer, null,     "roster.erased"),
        ]);

    extension(Passage<ExpertStatus, ExpertAct, Expert> passage)
    {
        /// <summary>Null where the expert or the program acts.</summary>
        public Guid? InNameOf => passage.Office == Guid.Empty ? null : passage.Office;
    }
}
