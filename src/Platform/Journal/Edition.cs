using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Platform.Data;

namespace Passerelle.Platform.Journal;

/// <summary>
/// A number that is another whenever the database may have changed: what was computed or rendered from it is good while the number stands.
/// Commits of this process count at once; those of others (a command, another node) are noticed by the Journal's sequence, within a second.
/// </summary>
public sealed class Edition(IServiceScopeFactory scopes, TimeProvider clock) : DbTransactionInterceptor
{
    private static readonly TimeSpan glance = TimeSpan.FromSeconds(1);
    private long number = 1;
    private long lastSequence;
    private long lookedAt;

    public async ValueTask<long> Now(CancellationToken cancellation)
    {
        var before = Interlocked.Read(ref lookedAt);
        var now = clock.GetTimestamp();
        // One caller looks; the others go on with the number as it stands.
        if ((before == 0 || clock.GetElapsedTime(before, now) > glance) && Interlocked.CompareExchange(ref lookedAt, now, before) == before) await Look(cancellation);
        return Interlocked.Read(ref number);
    }

    private async Task Look(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sequence = await scope.ServiceProvider.GetRequiredService<Db>().Journal.MaxAsync(entry => (long?)entry.Sequence, cancellation) ?? 0;
        if (Interlocked.Exchange(ref lastSequence, sequence) != sequence) Interlocked.Increment(ref number);
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData data) => Interlocked.Increment(ref number);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData data, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref number);
        return Task.CompletedTask;
    }
}
