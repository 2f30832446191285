using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Web;

/// <summary>The page in place of one that cannot be shown: what happened, and what to do next, in the reader's language.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
public sealed class ProblemModel : RoomPage
{
    private static readonly int[] known = [400, 403, 404, 413, 429];

    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    /// <summary>The first segment asked for, when it looks like a language that is none of the six.</summary>
    public string? Unknown => HttpContext.Items[LanguageSegment.UnknownLanguage] as string;

    public string Heading => Unknown is { } word ? T["platform.error.title.language", word] : T[$"platform.error.title.{Kind}"];

    public string Text => Unknown is not null ? T["platform.error.text.language"] : T[$"platform.error.text.{Kind}", Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier];

    /// <summary>Whether the answer depends on who asks: then a room may say why this person found nothing.</summary>
    public bool AsksWho => Unknown is null && Code is (403 or 404);

    private int Kind => known.Contains(Code) ? Code : Code < 500 ? 404 : 500;

    /// <summary>What was asked for, in one of the six.</summary>
    public string In(string language)
    {
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "/";
        var rest = asked.IndexOf('/', 1) is var slash and > 0 ? asked[slash..] : "";
        return $"/{language}{rest}";
    }

    public void OnGet() { }

    public void OnPost() { }
}
