using Passerelle.Directory.Public;

namespace Passerelle.Library;

internal enum IntakeAct { Judge, Accept, Refuse }

/// <summary>From an old fiche as read to an Action with its fiche, or to a reading refused.</summary>
internal static class IntakeFlow
{
    private static readonly Who<Intake> editor = new("editor", Role.Editor, []);

    private static readonly When<Intake> judged = new("judged", intake => intake.Undecided == 0);

    public static readonly Flow<IntakeStatus, IntakeAct, Intake> Table = new("library.intake", intake => intake.Status, IntakeStatus.Read, [IntakeStatus.Accepted, IntakeStatus.Refused],
    [
        new(IntakeStatus.Read, IntakeAct.Judge, IntakeStatus.Read, editor, null, "library.intake-judged"),
        new(IntakeStatus.Read, IntakeAct.Accept, IntakeStatus.Accepted, editor, judged, "library.intake-accepted"),
        new(IntakeStatus.Read, IntakeAct.Refuse, IntakeStatus.Refused, editor, null, "library.intake-refused"),
    ]);
}
