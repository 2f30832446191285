using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Library.Desk;
using Passerelle.Library.Read;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Review;

/// <summary>One page before every act: what it does, who will be written to, how the fiche will read.</summary>
[Authorize]
internal sealed class ReviewModel(OpenFiche open, PublicationLetters letters, FicheComposer composer, Citation citation,
    SubmitFiche submit, ReturnFiche giveBack, PublishFiche publish, CorrectFiche correct, WithdrawFiche withdraw) : RoomPage
{
    [BindProperty]
    public ReviewForm Form { get; set; } = new();

    public Workplace Work { get; private set; } = null!;

    public PublicationAct Act { get; private set; }

    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    public FicheComposer Composer => composer;

    public string Cited(string language) => citation.Text(Work.Preview, language);

    public async Task<IActionResult> OnGet(string reference, string act) => await Load(reference, act) ?? Page();

    public async Task<IActionResult> OnPost(string reference, string act)
    {
        if (await Load(reference, act) is { } elsewhere) return elsewhere;
        (Form.Reference, Form.Language) = (reference, Lang);
        var occasion = await Occasion();
        var outcome = Act switch
        {
            PublicationAct.Submit => await submit.Run(Form, occasion, Cancellation),
            PublicationAct.Return => await giveBack.Run(Form, occasion, Cancellation),
            PublicationAct.Publish => await publish.Run(Form, occasion, Cancellation),
            PublicationAct.Correct => await correct.Run(Form, occasion, Cancellation),
            _ => await withdraw.Run(Form, occasion, Cancellation),
        };
        if (outcome.Problem is { } problem)
        {
            Form.Version = Work.Fiche.Draft.Version;
            return Show(problem);
        }
        Said = T[$"library.said.{Act.Kebab()}"];
        return To(Act == PublicationAct.Publish ? $"/fiches/{reference}" : $"/fiches/{reference}/desk");
    }

    /// <summary>Null when the page can be shown; an act that does not lead on from here leads back to the desk.</summary>
    private async Task<IActionResult?> Load(string reference, string act)
    {
        if (EnumWords.FromKebab<PublicationAct>(act) is not { } wanted || wanted is PublicationAct.Write or PublicationAct.Translate) return NotFound();
        var viewer = await Viewer();
        var found = await open.Run(reference, viewer, Cancellation);
        if (found.Problem is { } problem) return Show(problem);
        (Work, Act) = (found.Value, wanted);
        if (HttpContext.Request.Method == "GET")
        {
            if (Work.Offers.All(offer => offer.Act != wanted || offer.Missing is not null)) return To($"/fiches/{reference}/desk");
            Form.Version = Work.Fiche.Draft.Version;
        }
        Letters = await letters.For(wanted, Work.Fiche, Form.Reason?.Trim() is { Length: > 0 } reason ? reason : T["library.review.your-reason"], viewer, Cancellation);
        return null;
    }
}
