using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Passerelle.Platform.Schedules;

/// <summary>Work done again and again. Each run is a sweep that finds what is due and may be repeated without harm.</summary>
public static partial class Schedule
{
    /// <summary>Runs <paramref name="sweep"/> in a scope of its own every <paramref name="every"/>, never twice at once on one node.</summary>
    public static IServiceCollection AddSweep(this IServiceCollection services, string name, TimeSpan every, Func<IServiceProvider, CancellationToken, Task> sweep)
    {
        services.AddKeyedSingleton(name, sweep);
        services.AddQuartz(quartz => quartz.ScheduleJob<Sweep>(
            trigger => trigger.WithIdentity(name).StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever()),
            job => job.WithIdentity(name)));
        return services;
    }

    [DisallowConcurrentExecution]
    internal sealed partial class Sweep(IServiceScopeFactory scopes, ILogger<Sweep> log) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellation)
        {
            var name = context.JobDetail.Key.Name;
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredKeyedService<Func<IServiceProvider, CancellationToken, Task>>(name)(scope.ServiceProvider, cancellation);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(name, error);
            }
        }

        [LoggerMessage(Level = LogLevel.Error, Message = "The sweep {Name} failed and will be run again")]
        private partial void LogFailed(string name, Exception error);
    }
}
