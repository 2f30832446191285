using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Passerelle.Panels.Public;

namespace Passerelle.Panels.Seasons;

/// <summary>Seasons that this node is solving. What is asked of one stands in the database, so that it can be stopped from any node; what is found so far is known here.</summary>
internal sealed partial class SeasonRuns(IServiceScopeFactory scopes, IHostApplicationLifetime life, ILogger<SeasonRuns> log)
{
    private static readonly TimeSpan look = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<SeasonId, PanelProgress> running = [];

    /// <summary>How far a season has come; null when this node is not solving it, or knows nothing yet.</summary>
    public PanelProgress? Progress(SeasonId id) => running.TryGetValue(id, out var progress) && progress.Panels > 0 ? progress : null;

    public bool IsHere(SeasonId id) => running.ContainsKey(id);

    /// <param name="by">Who began it: only whom they may see is proposed.</param>
    public void Begin(SeasonId id, Viewer by)
    {
        running[id] = new(0, 0, null, null);
        _ = Task.Run(() => Solve(id, by));
    }

    private async Task Solve(SeasonId id, Viewer by)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var solving = scope.ServiceProvider.GetRequiredService<SolveSeason>().Run(id, by, new Heard(progress => running[id] = progress), stop.Token);
            while (await Task.WhenAny(solving, Task.Delay(look)) != solving)
                if (!stop.IsCancellationRequested && await IsStopAsked(id)) await stop.CancelAsync();
            if ((await solving).Problem is { } problem) LogLost(id.Value, problem.Findings[0].Key);
        }
        catch (Exception error)
        {
            LogFailed(id.Value, error);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<EndSeasons>().Fail(id, CancellationToken.None);
        }
        finally
        {
            running.TryRemove(id, out _);
        }
    }

    private async Task<bool> IsStopAsked(SeasonId id)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PanelsDb>().Seasons.AnyAsync(season => season.Id == id && season.StopAskedAt != null);
    }

    /// <summary>Reports arrive on the solver's threads; the newest counts.</summary>
    private sealed class Heard(Action<PanelProgress> hear) : IProgress<PanelProgress>
    {
        public void Report(PanelProgress value) => hear(value);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Season {Season} could not be solved")]
    private partial void LogFailed(Guid season, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was found for season {Season} could not be kept: {Problem}")]
    private partial void LogLost(Guid season, string problem);
}
