using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Passerelle.Platform.Data;

namespace Passerelle.Platform.Web;

/// <summary>What the first page would wait for is made ready while nobody waits: the inside of the site from the first moment of the start, the model of the database after it.</summary>
internal sealed class Warming(IServiceProvider services, Inside inside) : BackgroundService, IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellation)
    {
        _ = Task.Run(inside.Make, cancellation);
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await inside.Ready.WaitAsync(stopping);
        await using var scope = services.CreateAsyncScope();
        _ = scope.ServiceProvider.GetRequiredService<Db>().Model;
    }

    public Task StartedAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellation) => Task.CompletedTask;
}
