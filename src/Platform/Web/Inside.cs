using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Passerelle.Platform.Web;

/// <summary>
/// What stands behind the door of a site: its pages and endpoints. The door opens first, so that the site can say at once that it is there; the inside is made ready
/// meanwhile on other threads, and who asks for a page before waits for it.
/// </summary>
public sealed class Inside(IServiceProvider services)
{
    private readonly TaskCompletionSource<RequestDelegate> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action<IApplicationBuilder>? steps;

    /// <summary>Done when every page and endpoint answers; fails as the making of them failed.</summary>
    public Task Ready => ready.Task;

    internal void Furnish(IApplicationBuilder door, Action<IApplicationBuilder> steps)
    {
        this.steps = steps;
        // A web application would put these two before everything by itself, and read all endpoints for them before it listens.
        door.Properties["__AuthenticationMiddlewareSet"] = door.Properties["__AuthorizationMiddlewareSet"] = true;
        door.Run(Enter);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever went wrong is told to everybody who waits.")]
    internal void Make()
    {
        if (steps is null) return;
        try
        {
            // Nearly half of the work, and nothing else needs it before the last step, which waits for it and fails as it did.
            _ = Task.Run(() => services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors);
            var inside = new ApplicationBuilder(services);
            steps(inside);
            ready.SetResult(inside.Build());
        }
        catch (Exception failure)
        {
            ready.SetException(failure);
        }
    }

    private async Task Enter(HttpContext context) => await (await ready.Task)(context);
}

public static class InsideOfSite
{
    /// <summary>The steps of the pipeline behind everything added so far, made ready while the site already listens.</summary>
    public static WebApplication UseInside(this WebApplication app, Action<IApplicationBuilder> steps)
    {
        app.Services.GetRequiredService<Inside>().Furnish(app, steps);
        return app;
    }
}
