using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Practices;

/// <summary>Every published practice; for those who work on them, first what waits.</summary>
[AllowAnonymous]
internal sealed class PracticesModel(ListPractices list, TakeUpPractice takeUp, LibraryDb db) : RoomPage
{
    internal sealed class Input
    {
        /// <summary>Of a fiche: its reference and the key of the passage, such as <c>FIC-2026-0001/p1</c>.</summary>
        public string? Passage { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public PracticeFilter Filter { get; private set; } = PracticeFilter.None;

    public PracticePage List { get; private set; } = new([], 0, []);

    public IReadOnlyList<Practice> Waiting { get; private set; } = [];

    public IReadOnlyList<Untaken> Untaken { get; private set; } = [];

    public bool Works { get; private set; }

    public bool Writes { get; private set; }

    // What the filter form shows; its fields are named as the address names them.
    public string? Country => Filter.Country;

    public string? Concept => Filter.Concept;

    public string? Evidence => Filter.Evidence?.Kebab();

    public string? Into => Filter.Into;

    public async Task<IActionResult> OnGet()
    {
        // The form sends its empty fields too; the address that is kept and shared says only what was asked.
        Filter = PracticeFilter.Of(Request.Query);
        if (Request.Query.Any(part => part.Value == "")) return LocalRedirect($"/{Lang}/practices{Filter.Query()}");
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var taken = await takeUp.Run(TakeUpForm.Of(Form.Passage), await Occasion(), Cancellation);
        if (taken.Problem is not { } problem) return To($"/practices/write?practice={taken.Value.Reference}");
        await Load();
        return Show(problem);
    }

    public string Meta(PracticeLine line)
    {
        var own = string.Join(", ", line.Edition.Content.Text.Countries.Select(Countries.Name));
        return line.Into.Count == 0 ? own : T["library.practice.carried-into", own, string.Join(", ", line.Into.Select(Countries.Name))];
    }

    public static string Tone(PracticeStatus status) => status switch
    {
        PracticeStatus.Draft => "neutral", PracticeStatus.Reviewed => "active", PracticeStatus.Published => "good", PracticeStatus.Due or PracticeStatus.Withdrawn => "attention",
    };

    public IEnumerable<SelectListItem> CountryOptions => Offered(List.All.SelectMany(line => line.Edition.Content.Text.Countries), Countries.Name);

    public IEnumerable<SelectListItem> ConceptOptions => Offered(List.All.SelectMany(line => line.Edition.Content.Text.Concepts), Thesaurus.Name);

    public IEnumerable<SelectListItem> EvidenceOptions => Enum.GetValues<Evidence>().Select(grade => new SelectListItem(T[$"library.practice.evidence.{grade.Kebab()}"], grade.Kebab())).Prepend(Any);

    public IEnumerable<SelectListItem> IntoOptions => Offered(List.All.SelectMany(line => line.Into), Countries.Name);

    private SelectListItem Any => new(T["library.practice.any"], "");

    private IEnumerable<SelectListItem> Offered(IEnumerable<string> codes, Func<string, string> name) =>
        codes.Distinct().Select(code => new SelectListItem(name(code), code)).OrderBy(item => item.Text, StringComparer.Create(Language.Culture(Lang), ignoreCase: true)).Prepend(Any);

    private async Task Load()
    {
        var viewer = await Viewer();
        List = await list.Run(Filter, viewer, Cancellation);
        (Writes, Works) = (viewer.Has(Role.Editor), viewer.Has(Role.Editor) || viewer.Has(Role.Publisher));
        if (!Works) return;
        Waiting = await db.Practices.AsNoTracking().SeenBy(db.Db, viewer, practice => practice.Id).Include(practice => practice.Draft)
            .Where(practice => practice.Status == PracticeStatus.Draft || practice.Status == PracticeStatus.Reviewed || practice.Status == PracticeStatus.Due).OrderBy(practice => practice.Reference).ToListAsync(Cancellation);
        if (Writes) Untaken = await takeUp.Waiting(viewer, Cancellation);
    }
}
