using System.Text.RegularExpressions;
using Passerelle.Directory.Offices;

namespace Passerelle.Directory.Settings;

internal sealed class LetterForm : SettingsForm
{
    /// <summary>Such as <c>requests.letter.asked-back</c>.</summary>
    public string Template { get; set => field = value ?? ""; } = "";

    public string Language { get; set => field = value ?? ""; } = "";

    /// <summary>Empty: the room's own words again.</summary>
    public string? Subject { get; set; }

    public string? Body { get; set; }
}

/// <summary>An administrator puts the facility's own words in place of a letter's, in one language. What the letter must carry stays: its placeholders are checked.</summary>
internal sealed partial class ChangeLetter(DirectoryDb db, ChoicesKeeper keeper, ReadSettings read, Wording wording)
{
    public const int MaxSubject = 200;
    public const int MaxBody = 6000;

    /// <summary>All letters the rooms can send.</summary>
    public IReadOnlyList<string> Templates => [.. wording.In(Platform.Texts.Language.Source).GetAllStrings(false).Select(text => text.Name).Where(key => key.Contains(".letter.", StringComparison.Ordinal) && key.EndsWith(".body", StringComparison.Ordinal))
        .Select(key => key[..^".body".Length]).Where(template => wording.In(Platform.Texts.Language.Source).Has($"{template}.subject")).Order(StringComparer.Ordinal)];

    public async Task<Outcome<string>> Run(LetterForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (Keepers.Refuse(occasion.By) is { } refused) return refused;
        if (!Templates.Contains(form.Template)) return Problem.NotFound();
        List<Finding> findings = [.. NewVersion.Findings(form, occasion.Today)];
        if (!Platform.Texts.Language.All.Contains(form.Language)) findings.Add(new(nameof(form.Language), "directory.settings.letter-language"));
        findings.AddRange(Check(nameof(form.Subject), form.Subject, $"{form.Template}.subject", MaxSubject));
        findings.AddRange(Check(nameof(form.Body), form.Body, $"{form.Template}.body", MaxBody));
        if (findings.Count > 0) return Problem.Invalid(findings);

        var before = (await read.Last(cancellation)).Choices;
        var letters = new Dictionary<string, IReadOnlyDictionary<string, string>>(before.Letters);
        Put(letters, $"{form.Template}.subject", form.Language, form.Subject);
        Put(letters, $"{form.Template}.body", form.Language, form.Body);
        return await db.Write(keeper, form, "directory.letter-changed", before with { Letters = letters },
            new { template = form.Template, language = form.Language, subject = form.Subject, body = form.Body, from = form.From }, occasion, cancellation);
    }

    private IEnumerable<Finding> Check(string field, string? text, string key, int max)
    {
        if (string.IsNullOrWhiteSpace(text)) yield break;
        if (text.Length > max) yield return new(field, "directory.settings.letter-too-long", max, text.Length);
        var own = wording.In(Platform.Texts.Language.Source)[key].Value;
        var known = Placeholder().Matches(own).Select(match => match.Value).ToHashSet();
        var used = Placeholder().Matches(text).Select(match => match.Value).ToHashSet();
        if (used.Except(known).ToList() is { Count: > 0 } strange) yield return new(field, "directory.settings.letter-unknown-placeholder", string.Join(' ', strange), string.Join(' ', known.Order(StringComparer.Ordinal)));
        else if (Brace().IsMatch(Placeholder().Replace(text, ""))) yield return new(field, "directory.settings.letter-brace", string.Join(' ', known.Order(StringComparer.Ordinal)));
        // Without its address a letter that asks for an answer cannot be answered.
        if (known.Contains("{link}") && !used.Contains("{link}")) yield return new(field, "directory.settings.letter-needs-link");
    }

    private static void Put(Dictionary<string, IReadOnlyDictionary<string, string>> letters, string key, string language, string? text)
    {
        var own = new Dictionary<string, string>(letters.GetValueOrDefault(key) ?? new Dictionary<string, string>());
        if (string.IsNullOrWhiteSpace(text)) own.Remove(language);
        else own[language] = text.ReplaceLineEndings("\n").Trim();
        if (own.Count == 0) letters.Remove(key);
        else letters[key] = own;
    }

    [GeneratedRegex(@"\{(\d+|link)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[{}]")]
    private static partial Regex Brace();
}
