using Passerelle.Directory.Public;

namespace Passerelle.Library.Practices;

internal enum PracticeAct { Write, Review, Return, Publish, FallDue, Renew, Revise, Withdraw }

/// <summary>From a draft to a practice that others rely on, and to the day on which its owner is asked whether it still holds.</summary>
internal static class PracticeFlow
{
    private static readonly Who<Practice> editor = new("editor", Role.Editor, []);

    private static readonly Who<Practice> publisher = new("publisher", Role.Publisher, []);

    // An account is needed to tell two persons apart: a link or the program itself cannot be the second.
    private static readonly Who<Practice> reviewer = new("reviewer", (practice, viewer) => IsSecond(practice, viewer) ? viewer.OfficeWith(Role.Publisher) ?? viewer.OfficeWith(Role.Editor) : null);

    private static readonly Who<Practice> second = new("second-person", (practice, viewer) => IsSecond(practice, viewer) ? viewer.OfficeWith(Role.Publisher) : null);

    private static readonly Who<Practice> owner = new("owner", (practice, viewer) => practice.Owner is { } office && viewer.Holds(office.Value) ? office.Value : viewer.OfficeWith(Role.Editor));

    private static readonly Who<Practice> program = new("program", (practice, viewer) => viewer.Tokens.Contains(To.Program) ? practice.Owner?.Value ?? Guid.Empty : null);

    private static readonly When<Practice> complete = new("complete", practice => practice.Draft.Text.IsComplete && practice.Owner is not null && practice.ReviewBy is not null);

    public static readonly Flow<PracticeStatus, PracticeAct, Practice> Table = new("library.practice", practice => practice.Status, PracticeStatus.Draft, [PracticeStatus.Withdrawn],
    [
        new(PracticeStatus.Draft, PracticeAct.Write, PracticeStatus.Draft, editor, null, "library.practice-written"),
        new(PracticeStatus.Draft, PracticeAct.Review, PracticeStatus.Reviewed, reviewer, complete, "library.practice-reviewed"),
        new(PracticeStatus.Reviewed, PracticeAct.Publish, PracticeStatus.Published, second, null, "library.practice-published"),
        new(PracticeStatus.Reviewed, PracticeAct.Return, PracticeStatus.Draft, publisher, null, "library.practice-returned"),
        new(PracticeStatus.Published, PracticeAct.FallDue, PracticeStatus.Due, program, null, "library.practice-due"),
        new(PracticeStatus.Published, PracticeAct.Renew, PracticeStatus.Published, owner, null, "library.practice-renewed"),
        new(PracticeStatus.Due, PracticeAct.Renew, PracticeStatus.Published, owner, null, "library.practice-renewed"),
        new(PracticeStatus.Published, PracticeAct.Revise, PracticeStatus.Draft, editor, null, "library.practice-reopened"),
        new(PracticeStatus.Due, PracticeAct.Revise, PracticeStatus.Draft, editor, null, "library.practice-reopened"),
        new(PracticeStatus.Draft, PracticeAct.Withdraw, PracticeStatus.Withdrawn, publisher, null, "library.practice-withdrawn"),
        new(PracticeStatus.Reviewed, PracticeAct.Withdraw, PracticeStatus.Withdrawn, publisher, null, "library.practice-withdrawn"),
        new(PracticeStatus.Published, PracticeAct.Withdraw, PracticeStatus.Withdrawn, publisher, null, "library.practice-withdrawn"),
        new(PracticeStatus.Due, PracticeAct.Withdraw, PracticeStatus.Withdrawn, publisher, null, "library.practice-withdrawn"),
    ]);

    private static bool IsSecond(Practice practice, Viewer viewer) => viewer.Account is { } account && !practice.Draft.Writers.Contains(account);
}
