using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Letters;

/// <summary>A letter in words.</summary>
/// <param name="Markdown">The body as plain text; also the text part of the mail.</param>
public sealed record LetterWords(string Subject, string Markdown, string Html, string Language);

/// <summary>Puts a letter into the words of its addressee's language: the one place, for preview, outbox and tests.</summary>
public sealed partial class LetterText(Wording wording, ILetterTemplates templates)
{
    private static readonly MarkdownPipeline markdown = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks(new AutoLinkOptions { AllowDomainWithoutPeriod = true }).Build();
    private static readonly HtmlSanitizer sanitizer = new();

    /// <summary>Before a letter is put into words outside a visit: the facility may have written its own since.</summary>
    public ValueTask Look(CancellationToken cancellation) => templates.Look(cancellation);

    public LetterWords Of(LetterDraft draft) => Of(draft.Template, draft.To, draft.Args, draft.Link);

    public LetterWords Of(Letter letter) => Of(letter.Template, letter.To, letter.Args, letter.Link);

    private LetterWords Of(string template, Addressee to, IReadOnlyList<string> args, string? link)
    {
        var words = wording.In(to.Language);
        object[] arguments = [.. args.Select(arg => arg.StartsWith(LetterDraft.TextMark) ? words[arg[1..]].Value : arg)];
        var greeting = words[to.Office is null ? "platform.letter.greeting-person" : "platform.letter.greeting", to.Name].Value;
        var closing = words["platform.letter.closing"].Value;
        // The link is put in before the arguments: {link} is no number, and formatting would reject it.
        var pattern = Pattern($"{template}.body", to.Language, words);
        // Before it is made nobody can follow it: its words stand with a note instead.
        pattern = link is null ? WordsOfLink().Replace(pattern, "**$1** {link}").Replace("{link}", words["platform.letter.personal-link"].Value) : pattern.Replace("{link}", link);
        var body = string.Format(Language.Culture(to.Language), pattern, arguments);
        var text = $"{greeting}\n\n{body}\n\n{closing}";
        var subject = string.Format(Language.Culture(to.Language), Pattern($"{template}.subject", to.Language, words), arguments);
        return new(subject, text, sanitizer.Sanitize(Markdown.ToHtml(text, markdown)), to.Language);
    }

    [GeneratedRegex(@"\[([^\]]+)\]\(\{link\}\)")]
    private static partial Regex WordsOfLink();

    private string Pattern(string key, string language, Wording words) => templates.Find(key, language) ?? words[key].Value;
}
