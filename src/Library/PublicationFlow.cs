using Passerelle.Directory.Public;
using Passerelle.Platform.Flows;

namespace Passerelle.Library;

internal enum PublicationAct { Write, Translate, Submit, Return, Publish, Correct, Withdraw }

/// <summary>From draft to print and back: an edition is published by somebody who has not written any of it.</summary>
internal static class PublicationFlow
{
    private static readonly Who<Fiche> editor = new("editor", Role.Editor, [Role.Publisher, Role.Officer]);

    private static readonly Who<Fiche> publisher = new("publisher", Role.Publisher, [Role.Editor, Role.Signatory]);

    // An account is needed to tell two persons apart: a link or the program itself cannot be the second. Whichever role does it, who wrote never publishes.
    private static readonly Who<Fiche> second = new("second-person", Role.Publisher, [Role.Editor, Role.Signatory],
        (fiche, viewer, _) => viewer.Account is { } account && !fiche.Draft.Writers.Contains(account));

    /// <summary>The office for which a viewer would write a fiche, as the facility has it; null when they write none.</summary>
    public static Guid? WriterOffice(Viewer viewer) => viewer.OfficeWith(viewer.Workflow.HolderOf(Table.Name, PublicationAct.Write.Kebab()) ?? Role.Editor);

    /// <summary>The role that approves what others wrote, as the facility has it.</summary>
    public static string Approves(Workflow workflow) => workflow.HolderOf(Table.Name, PublicationAct.Publish.Kebab()) ?? Role.Publisher;

    /// <summary>Whether a viewer writes or approves fiches.</summary>
    public static bool Works(Viewer viewer) => WriterOffice(viewer) is not null || viewer.Has(Approves(viewer.Workflow));

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
