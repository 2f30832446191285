using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Translation;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Translate;

/// <summary>Something that could stand for a segment, to be taken by one press.</summary>
/// <param name="Machine">What a machine proposes it; null for what a person wrote before.</param>
internal sealed record Suggestion(string Text, string? Machine, Remembered? Remembered);

/// <summary>A sentence of the source, and what it said before.</summary>
internal sealed record SourceChange(string Before, string Now, string Language);

/// <summary>A segment as the editor shows it.</summary>
/// <param name="At">Its number in the form.</param>
/// <param name="Theirs">What somebody else has written meanwhile, where it differs from what was typed.</param>
internal sealed record EditorRow(int At, BenchSegment Segment, BenchText Text, IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<GlossaryFinding> Findings, string? Theirs)
{
    public int Lines => Math.Clamp(Math.Max(Segment.Source.Text.Length, Segment.Target?.Length ?? 0) / 55 + 1, 2, 12);
}

/// <summary>Source and translation side by side, segment by segment. Every press is a form of its own: nothing needs a script, and what is typed is kept.</summary>
[Authorize]
internal sealed class TranslateModel(Benches benches, TranslateSegments translate, AskMachine askMachine, IMachineTranslation machine, TranslationMemory memory, GlossaryCheck glossary, LibraryDb db) : RoomPage
{
    // So many stand on one page; a text is never cut in two.
    private const int onePage = 40;

    [BindProperty]
    public SegmentsForm Form { get; set; } = new();

    /// <summary>From 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Part { get; set; } = 1;

    /// <summary><c>open</c> leaves out what is done.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Only { get; set; }

    public Bench Bench { get; private set; } = null!;

    public string Target => Bench.Translation.Language;

    public string Address => $"/{Lang}/translations/{Bench.Record.Kind}/{Bench.Record.Reference}/{Target}";

    public bool OnlyOpen => Only == "open";

    public int Parts { get; private set; } = 1;

    public IReadOnlyList<EditorRow> Rows { get; private set; } = [];

    /// <summary>Typed for a source that is no longer there: shown, so that it can be copied.</summary>
    public IReadOnlyList<string> Homeless { get; private set; } = [];

    /// <summary>Why nothing can be saved just now; null when it can.</summary>
    public string? Closed { get; private set; }

    public bool CanTranslate { get; private set; }

    public bool CanSign { get; private set; }

    /// <summary>Null where no machine is configured.</summary>
    public string? Machine => machine.Name;

    public async Task<IActionResult> OnGet(string kind, string reference, string to)
    {
        if (!await Load(kind, reference, to)) return NotFound();
        Form.Segments = [.. Chosen().Select(SegmentsForm.Of)];
        await Dress();
        return Page();
    }

    /// <param name="take">The number of a segment and of the suggestion to put into its field, such as <c>3:0</c>; null saves.</param>
    public async Task<IActionResult> OnPost(string kind, string reference, string to, string? take, string? then)
    {
        if (!await Load(kind, reference, to)) return NotFound();
        if (take is not null) return await Take(take);
        var saved = await translate.Run(kind, reference, to, Form, await Occasion(), Cancellation);
        if (saved.Problem is { } problem)
        {
            await Compare(problem, kind, reference, to);
            return Show(problem);
        }
        Said = saved.Value.Progress.Open == 0 ? T["library.translation.said-whole", Language.OwnName(to)] : T.Count("library.translation.said-open", saved.Value.Progress.Open);
        var part = then == "next" ? Part + 1 : Part;
        return To($"/translations/{kind}/{reference}/{to}{(part > 1 || OnlyOpen ? $"?part={part}{(OnlyOpen ? "&show=open" : "")}" : "")}");
    }

    public async Task<IActionResult> OnPostMachine(string kind, string reference, string to)
    {
        if (!await Load(kind, reference, to)) return NotFound();
        var asked = await askMachine.Run(kind, reference, to, await Occasion(), Cancellation);
        if (asked.Problem is { } problem)
        {
            db.Db.ChangeTracker.Clear();
            Form.Segments = [.. Chosen().Select(SegmentsForm.Of)];
            await Dress();
            return Show(problem);
        }
        Said = asked.Value == 0 ? T["library.translation.said-machine-nothing"] : T.Count("library.translation.said-machine", asked.Value);
        return To($"/translations/{kind}/{reference}/{to}?show=open");
    }

    public string Label(TranslatableText text) => T[text.Label, [.. text.LabelArgs]];

    public string Query(int part, bool open) => $"{Address}?part={part}{(open ? "&show=open" : "")}";

    private async Task<bool> Load(string kind, string reference, string to)
    {
        var occasion = await Occasion();
        if (!occasion.By.Has(Role.Editor) && !occasion.By.Has(Role.Publisher) || await benches.Open(kind, reference, to, occasion, Cancellation) is not var (bench, work)) return false;
        Bench = bench;
        Closed = work.Closed is { } closed ? T.Words(closed.Findings[0]) : null;
        var offers = TranslationFlow.Table.Offers(bench, occasion.By);
        CanTranslate = Closed is null && offers.Any(offer => offer.Act == TranslationAct.Translate);
        CanSign = !bench.SignatureHolds && offers.Any(offer => offer is { Act: TranslationAct.SignOff, Missing: null });
        return true;
    }

    private IReadOnlyList<BenchSegment> Chosen()
    {
        var parts = new List<List<BenchSegment>> { new() };
        foreach (var text in Bench.Texts)
        {
            var shown = text.Segments.Where(segment => !OnlyOpen || segment.State != SegmentState.Done).ToList();
            if (parts[^1].Count > 0 && parts[^1].Count + shown.Count > onePage) parts.Add([]);
            parts[^1].AddRange(shown);
        }
        Parts = parts.Count;
        Part = Math.Clamp(Part, 1, Parts);
        return parts[Part - 1];
    }

    private async Task<IActionResult> Take(string take)
    {
        Chosen();
        await Dress();
        if (take.Split(':') is [var row, var number] && int.TryParse(row, out var at) && int.TryParse(number, out var which) && Rows.FirstOrDefault(each => each.At == at)?.Suggestions.ElementAtOrDefault(which) is { } taken)
        {
            Form.Segments[at].Text = taken.Text;
            ModelState.Remove($"Form.Segments[{at}].Text");
        }
        return Page();
    }

    /// <summary>What others have saved meanwhile is shown beside what was typed, and the next press saves what was typed, knowingly.</summary>
    private async Task Compare(Problem problem, string kind, string reference, string to)
    {
        db.Db.ChangeTracker.Clear();
        if (!await Load(kind, reference, to)) return;
        Chosen();
        var theirs = new Dictionary<int, string>();
        if (problem.Kind == ProblemKind.Conflict)
            foreach (var (at, typed) in Form.Segments.Index())
                if (TranslateSegments.Find(Bench, typed) is { } now && typed.Seen != now.Seen)
                {
                    if (typed.Words != (now.Target ?? "") && typed.Seen != Segmentation.Print(typed.Words)) theirs[at] = now.Target ?? "";
                    typed.Seen = now.Seen;
                }
        await Dress(theirs);
    }

    private async Task Dress(IReadOnlyDictionary<int, string>? theirs = null)
    {
        var viewer = await Viewer();
        var texts = Bench.Texts.ToDictionary(text => text.Of.Name);
        var found = Form.Segments.Index().Select(each => (each.Index, each.Item, Segment: TranslateSegments.Find(Bench, each.Item))).ToList();
        Homeless = [.. found.Where(each => each.Segment is null && each.Item.Words != "").Select(each => each.Item.Words)];
        var remembered = new Dictionary<string, IReadOnlyList<Remembered>>();
        foreach (var from in found.Where(each => each.Segment is not null).GroupBy(each => texts[each.Segment!.Name].Of.Text.Source))
            foreach (var (source, near) in await memory.For([.. from.Select(each => each.Segment!.Source.Text)], from.Key, Target, viewer, db, Cancellation)) remembered[source] = near;
        var rows = new List<EditorRow>();
        foreach (var (at, typed, segment) in found)
        {
            if (segment is null) continue;
            var text = texts[segment.Name];
            List<Suggestion> suggestions = [.. remembered.GetValueOrDefault(segment.Source.Text, []).Where(near => near.Target != segment.Target).Select(near => new Suggestion(near.Target, null, near))];
            if (segment.Proposal is { } proposal && proposal.Text != segment.Target) suggestions.Add(new(proposal.Text, proposal.By, null));
            var findings = typed.Words == "" ? [] : await glossary.Run(segment.Source.Text, text.Of.Text.Source, typed.Words, Target, Cancellation);
            rows.Add(new(at, segment, text, suggestions, findings, theirs?.GetValueOrDefault(at)));
        }
        Rows = rows;
    }
}
