using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Passerelle.Tests.App.Platform;

/// <summary>Stands in for the end of the process: the n-th word to the database is never said, nor any after it.</summary>
internal sealed class Crash : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int left = int.MaxValue;

    public sealed class Happened : Exception;

    /// <summary>The n-th command or commit from now on does not happen, counted from 1.</summary>
    public void At(int n) => left = n;

    public void Never() => left = int.MaxValue;

    private T Go<T>(T result) => left <= 1 ? throw new Happened() : (--left, result).result;

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result) => Go(result);

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData data, InterceptionResult<int> result) => Go(result);

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData data, InterceptionResult<object> result) => Go(result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result, CancellationToken cancellation = default) => new(Go(result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<int> result, CancellationToken cancellation = default) => new(Go(result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<object> result, CancellationToken cancellation = default) => new(Go(result));

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData data, InterceptionResult result) => Go(result);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData data, InterceptionResult result, CancellationToken cancellation = default) => new(Go(result));
}
