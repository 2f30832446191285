using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Web;

/// <summary>
/// The language is the first segment of every page's address. Without one the reader is sent to the best for them; an unknown one is answered
/// by a page that offers the six. Machine addresses (<c>/api</c>, files with an extension, <c>/health</c>) take the language from the headers.
/// </summary>
internal sealed class LanguageSegment(RequestDelegate next)
{
    public const string UnknownLanguage = "passerelle.unknown-language";

    private static readonly string[] machine = ["api", "health", "openapi", "lib", "css", "js", "img"];

    public Task Invoke(HttpContext context)
    {
        // An error page is served at an address of its own: the language is that of the page asked for.
        var path = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value ?? "/";
        var again = path != context.Request.Path.Value;
        var first = path.AsSpan(1) is var rest && rest.IndexOf('/') is var slash and >= 0 ? rest[..slash].ToString() : path[1..];
        if (Language.Knows(first)) Use(first);
        else
        {
            var best = Language.Best(context.Request.Headers.AcceptLanguage);
            Use(best);
            if (again) return next(context);
            if (first == "")
            {
                context.Response.Headers.Vary = "Accept-Language";
                context.Response.Redirect($"/{best}");
                return Task.CompletedTask;
            }
            if (!machine.Contains(first) && !Path.HasExtension(path))
            {
                context.Items[UnknownLanguage] = first;
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
        }
        return next(context);
    }

    private static void Use(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Culture(language);
}
