using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Passerelle.Platform.Data;

namespace Passerelle.Platform.Web;

/// <summary>What the first page would wait for, the list of endpoints and the model of the database, is made ready while nobody waits: right after the site has begun to listen.</summary>
internal sealed class Warming(IServiceProvider services, IHostApplicationLifetime life) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listening = life.ApplicationStarted.Register(started.SetResult);
        await using var leaving = stopping.Register(() => started.TrySetCanceled(stopping));
        await started.Task;
        await Task.Run(() => services.GetRequiredService<EndpointDataSource>().Endpoints, stopping);
        await using var scope = services.CreateAsyncScope();
        _ = scope.ServiceProvider.GetRequiredService<Db>().Model;
    }
}
