using Passerelle.Actions.Public;
using Passerelle.Directory.Public;

namespace Passerelle.Library.Review;

/// <summary>Who is written to by each act: shown before it and queued by it, from this one place. Args of each template: {0} reference, {1} title, {2} address, {3} reason.</summary>
internal sealed class PublicationLetters(OfficesDesk offices, ActionsDesk actions, SiteAddress site)
{
    /// <param name="viewer">Who acts: the letters name only what they may see.</param>
    public async Task<IReadOnlyList<LetterDraft>> For(PublicationAct act, Fiche fiche, string reason, Viewer viewer, CancellationToken cancellation)
    {
        if (act is PublicationAct.Write or PublicationAct.Translate or PublicationAct.Correct) return [];
        if ((await actions.Find(fiche.ActionReference, viewer, cancellation)) is not { Problem: null, Value: var action }) return [];
        return act switch
        {
            PublicationAct.Submit => [.. (await offices.With(PublicationFlow.Approves(viewer.Workflow), cancellation)).Select(office => Letter("library.letter.submitted", office, "/desk"))],
            PublicationAct.Return => await offices.Find(fiche.Draft.Office, cancellation) is { } editor ? [Letter("library.letter.returned", editor, "/desk")] : [],
            PublicationAct.Publish => await ToThoseConcerned(fiche.Edition == 0 ? "library.letter.published" : "library.letter.corrected"),
            _ => await ToThoseConcerned("library.letter.withdrawn"),
        };

        async Task<IReadOnlyList<LetterDraft>> ToThoseConcerned(string template)
        {
            var cards = await offices.Cards([.. action.Requesters, fiche.Draft.Office], cancellation);
            return [.. action.Requesters.Append(fiche.Draft.Office).Distinct().Where(cards.ContainsKey).Select(id => Letter(template, cards[id], ""))];
        }

        LetterDraft Letter(string template, OfficeCard office, string page) => new(template, office.Addressee,
            [fiche.Reference, action.Title.Best(office.Language), site.Of(office.Language, $"/fiches/{fiche.Reference}{page}"), reason]);
    }
}
