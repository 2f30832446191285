using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Web;

/// <summary>What every page needs: the words, the occasion, and the one way from a problem to a page that says so and keeps what was typed.</summary>
public abstract class RoomPage : PageModel
{
    private Occasion? occasion;

    public Wording T => field ??= HttpContext.RequestServices.GetRequiredService<Wording>();

    /// <summary>The language of the page.</summary>
    public string Lang => Language.Current;

    protected CancellationToken Cancellation => HttpContext.RequestAborted;

    protected async ValueTask<Occasion> Occasion() =>
        occasion ??= await HttpContext.RequestServices.GetRequiredService<IOccasions>().Current(Cancellation);

    protected async ValueTask<Viewer> Viewer() => (await Occasion()).By;

    /// <summary>Shows this page again with the findings at their fields; NotFound becomes the not-found page. What the page shows must be loaded before.</summary>
    /// <param name="form">Name of the bound property that holds the form; findings name its properties.</param>
    protected IActionResult Show(Problem problem, string form = "Form")
    {
        if (problem.Kind == ProblemKind.NotFound) return NotFound();
        problem.AddTo(ModelState, T, form);
        Response.StatusCode = problem.StatusCode();
        return Page();
    }

    /// <summary>The address carries a secret: the page is kept nowhere, and the address does not travel on in a Referer header.</summary>
    protected void KeepNowhere()
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>Answers with the problem's status; returns it in words, for a page that then says nothing else.</summary>
    protected string Refused(Problem problem)
    {
        Response.StatusCode = problem.StatusCode();
        return T.Words(problem.Findings[0]);
    }

    /// <summary>Redirects to an address below the page's language, such as <c>/requests/REQ-2026-0001</c>.</summary>
    protected IActionResult To(string path) => LocalRedirect($"/{Lang}{path}");

    /// <summary>A sentence shown once at the top of the next page. Its cookie is touched only where there is one: a public page sets none, or it could not be cached.</summary>
    public string? Said
    {
        get => Request.Cookies.ContainsKey(CookieTempDataProvider.CookieName) ? TempData[nameof(Said)] as string : null;
        set => TempData[nameof(Said)] = value;
    }
}
