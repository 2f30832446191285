using Passerelle.Directory.Public;

namespace Passerelle.Library;

internal enum PublicationAct { Write, Translate, Submit, Return, Publish, Correct, Withdraw }

/// <summary>From draft to print and back: an edition is published by somebody who has not written any of it.</summary>
internal static class PublicationFlow
{
    private static readonly Who<Fiche> editor = new("editor", Role.Editor, []);

    private static readonly Who<Fiche> publisher = new("publisher", Role.Publisher, []);

    // An account is needed to tell two persons apart: a link or the program itself cannot be the second.
    private static readonly Who<Fiche> second = new("second-person", (fiche, viewer) =>
        viewer.Account is { } account && !fiche.Draft.Writers.Contains(account) ? viewer.OfficeWith(Role.Publisher) : null);

    private static readonly When<Fiche> complete = new("complete", fiche => fiche.Draft.Text.IsComplete);

    private static readonly When<Fiche> first = new("never-published", fiche => fiche.Edition == 0);

    private static readonly When<Fiche> again = new("published-before", fiche => fiche.Edition > 0);

    public static readonly Flow<PublicationStatus, PublicationAct, Fiche> Table = new("library.publication", fiche => fiche.Status, PublicationStatus.Draft, [PublicationStatus.Withdrawn],
    [
        new(PublicationStatus.Draft, PublicationAct.Write, PublicationStatus.Draft, editor, null, "library.written"),
        new(PublicationStatus.Draft, PublicationAct.Translate, PublicationStatus.Draft, editor, null, "library.translated"),
        new(PublicationStatus.Draft, PublicationAct.Submit, PublicationStatus.InReview, editor, complete, "library.submitted"),
        new(PublicationStatus.InReview, PublicationAct.Publish, PublicationStatus.Published, second, first, "library.published"),
        new(PublicationStatus.InReview, PublicationAct.Publish, PublicationStatus.Corrected, second, again, "library.corrected"),
        new(PublicationStatus.InReview, PublicationAct.Return, PublicationStatus.Draft, publisher, null, "library.returned"),
        new(PublicationStatus.Published, PublicationAct.Correct, PublicationStatus.Draft, editor, null, "library.reopened"),
        new(PublicationStatus.Corrected, PublicationAct.Correct, PublicationStatus.Draft, editor, null, "library.reopened"),
        new(PublicationStatus.Draft, PublicationAct.Withdraw, PublicationStatus.Withdrawn, publisher, again, "library.withdrawn"),
        new(PublicationStatus.InReview, PublicationAct.Withdraw, PublicationStatus.Withdrawn, publisher, again, "library.withdrawn"),
        new(PublicationStatus.Published, PublicationAct.Withdraw, PublicationStatus.Withdrawn, publisher, null, "library.withdrawn"),
        new(PublicationStatus.Corrected, PublicationAct.Withdraw, PublicationStatus.Withdrawn, publisher, null, "library.withdrawn"),
    ]);
}
