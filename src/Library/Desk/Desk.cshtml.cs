using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Library.Read;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Desk;

/// <summary>Where a fiche is worked on: how it stands, what comes next, how it will read.</summary>
[Authorize]
internal sealed class DeskModel(OpenFiche open, FicheComposer composer) : RoomPage
{
    public Workplace Work { get; private set; } = null!;

    public FicheComposer Composer => composer;

    /// <summary>What can be done now; translations have their own place.</summary>
    public IEnumerable<Offer<PublicationAct>> Buttons => Work.Offers.Where(offer => offer.Missing is null && offer.Act != PublicationAct.Translate)
        .OrderByDescending(offer => offer.Act is PublicationAct.Submit or PublicationAct.Publish);

    public string Tone => Work.Fiche.Status switch
    {
        PublicationStatus.Draft => "neutral", PublicationStatus.InReview => "active", PublicationStatus.Published or PublicationStatus.Corrected => "good", PublicationStatus.Withdrawn => "attention",
    };

    public async Task<IActionResult> OnGet(string reference)
    {
        var found = await open.Run(reference, await Viewer(), Cancellation);
        if (found.Problem is { } problem) return Show(problem);
        Work = found.Value;
        return Page();
    }

    public string Href(PublicationAct act) => act == PublicationAct.Write ? $"/{Lang}/fiches/write?action={Work.Fiche.ActionReference}" : $"/{Lang}/fiches/{Work.Fiche.Reference}/review/{act.Kebab()}";

    public string Says(LanguageState state) => !state.Begun ? T["library.translate.not-begun"] : state switch
    {
        { Signed: true } => T["library.translation.state.signed"],
        { Behind: > 0 } => T.Count("library.translation.state.stale", state.Behind),
        { Missing: > 0 } => T.Count("library.translation.state.missing", state.Missing),
        { Machine: > 0 } => T.Count("library.translation.state.machine", state.Machine),
        _ => T["library.translation.state.awaits"],
    };

    public string Sentence(JournalEntry fact) => T[$"library.fact.{fact.Kind.Split('.')[1]}", fact.By];
}
