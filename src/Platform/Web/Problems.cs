using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Passerelle.Platform.Flows;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Web;

/// <summary>Problems put into words: once for pages, once for the API.</summary>
public static class Problems
{
    public static string Words(this Wording wording, Finding finding) =>
        wording[finding.Key, [.. finding.Args.Select(arg => arg is TextKey key ? wording[key.Key].Value : arg)]].Value;

    public static int StatusCode(this Problem problem) => problem.Kind switch
    {
        ProblemKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Refused => StatusCodes.Status403Forbidden,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
    };

    public static void AddTo(this Problem problem, ModelStateDictionary state, Wording wording, string prefix)
    {
        foreach (var finding in problem.Findings)
            state.AddModelError(finding.Field == "" ? "" : prefix == "" ? finding.Field : $"{prefix}.{finding.Field}", wording.Words(finding));
    }

    /// <summary>RFC 9457, with <c>errors</c> by field for what is Invalid.</summary>
    public static IResult ToResult(this Problem problem, Wording wording)
    {
        var title = wording[$"platform.problem.{problem.Kind.Kebab()}"].Value;
        return problem.Kind == ProblemKind.Invalid
            ? Results.ValidationProblem(problem.Findings.GroupBy(finding => finding.Field).ToDictionary(field => field.Key, field => field.Select(wording.Words).ToArray()), title: title, statusCode: problem.StatusCode())
            : Results.Problem(title: title, detail: wording.Words(problem.Findings[0]), statusCode: problem.StatusCode());
    }

    /// <summary>The answer of an endpoint: the value as JSON, or the problem.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome, Wording wording) => outcome.Problem is { } problem ? problem.ToResult(wording) : Results.Json(outcome.Value, Data.StoredJson.Options);
}
