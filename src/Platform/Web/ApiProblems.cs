using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Web;

/// <summary>What the API says when no endpoint could answer: RFC 9457 in the caller's language, like every other problem, never an empty body.</summary>
internal static class ApiProblems
{
    public static Task Write(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var words = http.RequestServices.GetRequiredService<Wording>().In(Language.Best(http.Request.Headers.AcceptLanguage));
        var status = http.Response.StatusCode;
        return Results.Problem(title: words[Key(status)].Value, statusCode: status).ExecuteAsync(http);
    }

    private static string Key(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "platform.api.title.400",
        StatusCodes.Status401Unauthorized => "platform.api.title.401",
        StatusCodes.Status403Forbidden => "platform.problem.refused",
        StatusCodes.Status404NotFound => "platform.problem.not-found",
        StatusCodes.Status405MethodNotAllowed => "platform.api.title.405",
        StatusCodes.Status413PayloadTooLarge => "platform.error.title.413",
        StatusCodes.Status415UnsupportedMediaType => "platform.api.title.415",
        StatusCodes.Status429TooManyRequests => "platform.error.title.429",
        _ => "platform.error.title.500",
    };
}
