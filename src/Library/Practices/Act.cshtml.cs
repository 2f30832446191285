using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Practices;

/// <summary>One page before every act: what it does and who will be written to.</summary>
[Authorize]
internal sealed class PracticeActModel(LibraryDb db, PassPractice pass, PracticeLetters letters) : RoomPage
{
    [BindProperty]
    public PassForm Form { get; set; } = new();

    public Practice Practice { get; private set; } = null!;

    public PracticeAct Act { get; private set; }

    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    /// <summary>The desk for those who work there; for the office that answers for it, the page itself.</summary>
    public string Back { get; private set; } = "";

    /// <summary>As published; a draft's title only for who may read the draft.</summary>
    public string Title { get; private set; } = "";

    public async Task<IActionResult> OnGet(string reference, string act)
    {
        if (!await Load(reference, act)) return NotFound();
        if (!PracticeFlow.Table.Offers(Act, Practice, await Viewer())) return LocalRedirect(Back);
        Form.Version = Practice.Draft.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference, string act)
    {
        if (!await Load(reference, act)) return NotFound();
        Form.Language = Lang;
        var done = await pass.Run(reference, Act, Form, await Occasion(), Cancellation);
        if (done.Problem is { } problem) return Show(problem);
        Said = T[$"library.practice.said.{Act.Kebab()}"];
        return LocalRedirect(Act is PracticeAct.Publish or PracticeAct.Renew ? $"/{Lang}/practices/{reference}" : Back);
    }

    private async Task<bool> Load(string reference, string act)
    {
        var viewer = await Viewer();
        if (EnumWords.FromKebab<PracticeAct>(act) is not { } wanted || !PassPractice.Acts.Contains(wanted) || await db.KnownPractice(reference, viewer, Cancellation) is not { } practice) return false;
        (Act, Practice) = (wanted, practice);
        var works = Fiche.Desk.Any(viewer.Tokens.Contains);
        Back = $"/{Lang}/practices/{reference}{(works ? "/desk" : "")}";
        var published = await db.CurrentPractices(viewer).SingleOrDefaultAsync(row => row.Practice.Reference == reference, Cancellation);
        Title = works ? practice.Draft.Text.Title.ToString() : published?.Edition.Content.Text.Title.ToString() ?? reference;
        Letters = works ? await letters.For(wanted, practice, Form.Reason?.Trim() is { Length: > 0 } reason ? reason : T["library.review.your-reason"], Cancellation) : [];
        return true;
    }
}
