using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Letters;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Settings;

/// <summary>Every letter the facility sends: read in each language, put in its own words, seen as the last real one would read.</summary>
[Authorize(Policy = Role.Keepers)]
internal sealed class LettersModel(ReadSettings read, ChangeLetter change, DirectoryDb db, LetterText words) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string? Template { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? In { get; set; }

    [BindProperty]
    public LetterForm Form { get; set; } = new();

    public IReadOnlyList<string> Templates => change.Templates;

    public FacilityChoices Choices { get; private set; } = FacilityChoices.None;

    public bool MayChange { get; private set; }

    /// <summary>The last letter of the kind that the viewer may read, in the words as they stand; null when there is none.</summary>
    public LetterWords? LastSent { get; private set; }

    public DateTimeOffset? LastSentAt { get; private set; }

    public string Own(string part) => T.In(Form.Language)[$"{Form.Template}.{part}"].Value;

    public bool IsOwn(string template) => Choices.Letters.ContainsKey($"{template}.subject") || Choices.Letters.ContainsKey($"{template}.body");

    public IEnumerable<SelectListItem> Languages => Platform.Texts.Language.All.Select(language => new SelectListItem(Platform.Texts.Language.OwnName(language), language));

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        if (Template is null) return Page();
        var last = await read.Last(Cancellation);
        (Form.From, Form.Base) = ((await Occasion()).Today, last.Last);
        Form.Subject = Choices.Letters.GetValueOrDefault($"{Template}.subject")?.GetValueOrDefault(Form.Language) ?? Own("subject");
        Form.Body = Choices.Letters.GetValueOrDefault($"{Template}.body")?.GetValueOrDefault(Form.Language) ?? Own("body");
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Template is null || !await Ready()) return NotFound();
        // Words left as the room has them are no words of the facility's own.
        if (Same(Form.Subject, Own("subject"))) Form.Subject = null;
        if (Same(Form.Body, Own("body"))) Form.Body = null;
        var made = await change.Run(Form, await Occasion(), Cancellation);
        if (made.Problem is { } problem)
        {
            Form.Subject ??= Own("subject");
            Form.Body ??= Own("body");
            return Show(problem);
        }
        Said = T["directory.settings.said", made.Value];
        return To($"/settings/letters?template={Template}&in={Form.Language}");
    }

    private static bool Same(string? typed, string own) => typed?.ReplaceLineEndings("\n").Trim() == own.Trim();

    private async Task<bool> Ready()
    {
        MayChange = (await Viewer()).Has(Role.Administrator);
        Choices = (await read.Last(Cancellation)).Choices;
        if (Template is null) return true;
        if (!Templates.Contains(Template)) return false;
        (Form.Template, Form.Language) = (Template, Platform.Texts.Language.All.Contains(In) ? In! : Lang);
        // Setting up the facility opens no case: a real letter is shown to whoever may read the fact it followed from.
        var tokens = (await Viewer()).Tokens.ToArray();
        var sent = await db.Db.Letters.AsNoTracking().Where(letter => letter.Template == Template
                && db.Db.Journal.Any(fact => fact.Sequence == letter.Fact && db.Db.Set<Platform.Seeing.SeenBy>().Any(row => row.Record == fact.Id && tokens.Contains(row.Token))))
            .OrderByDescending(letter => letter.QueuedAt).FirstOrDefaultAsync(Cancellation);
        if (sent is null) return true;
        LastSentAt = sent.QueuedAt;
        // Its link is another's key: it is shown to nobody here.
        LastSent = words.Of(new LetterDraft(sent.Template, sent.To with { Language = Form.Language }, sent.Args));
        return true;
    }
}
