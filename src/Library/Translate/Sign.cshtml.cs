using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Translate;

/// <summary>The whole translation beside its source, to be read and vouched for.</summary>
[Authorize]
internal sealed class SignModel(Benches benches, SignTranslation sign, GlossaryCheck glossary, LibraryDb db) : RoomPage
{
    [BindProperty]
    public SignTranslationForm Form { get; set; } = new();

    public Bench Bench { get; private set; } = null!;

    public string Target => Bench.Translation.Language;

    public string Address => $"/{Lang}/translations/{Bench.Record.Kind}/{Bench.Record.Reference}/{Target}";

    public IReadOnlyDictionary<BenchSegment, IReadOnlyList<GlossaryFinding>> Findings { get; private set; } = new Dictionary<BenchSegment, IReadOnlyList<GlossaryFinding>>();

    public bool CanSign { get; private set; }

    public async Task<IActionResult> OnGet(string kind, string reference, string to)
    {
        if (!await Load(kind, reference, to)) return NotFound();
        Form.Seen = Bench.Print;
        return Page();
    }

    public async Task<IActionResult> OnPost(string kind, string reference, string to)
    {
        if (!await Load(kind, reference, to)) return NotFound();
        var signed = await sign.Run(kind, reference, to, Form, await Occasion(), Cancellation);
        if (signed.Problem is { } problem)
        {
            db.Db.ChangeTracker.Clear();
            await Load(kind, reference, to);
            Form.Seen = Bench.Print;
            return Show(problem);
        }
        Said = T["library.translation.said-signed", Language.OwnName(to)];
        return To($"/translations/{kind}/{reference}/{to}");
    }

    private async Task<bool> Load(string kind, string reference, string to)
    {
        var occasion = await Occasion();
        if (!occasion.By.Has(Role.Editor) && !occasion.By.Has(Role.Publisher) || await benches.Open(kind, reference, to, occasion, Cancellation) is not var (bench, _)) return false;
        Bench = bench;
        CanSign = !bench.SignatureHolds && TranslationFlow.Table.Offers(bench, occasion.By).Any(offer => offer is { Act: TranslationAct.SignOff, Missing: null });
        var findings = new Dictionary<BenchSegment, IReadOnlyList<GlossaryFinding>>();
        foreach (var text in bench.Texts)
            foreach (var segment in text.Segments.Where(segment => segment.Target is not null))
                if (await glossary.Run(segment.Source.Text, text.Of.Text.Source, segment.Target!, Target, Cancellation) is { Count: > 0 } found) findings[segment] = found;
        Findings = findings;
        return true;
    }
}
