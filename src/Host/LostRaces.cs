using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Passerelle.Host;

/// <summary>
/// Two who do the same thing at one instant: what the second writes meets a unique index, or the database lets one of two that wait for each other go. Both
/// are lost races as an outdated version is one, and are told as one; a duplicate that was there before is refused by the operation itself.
/// </summary>
internal sealed class LostRaces : SaveChangesInterceptor
{
    private const int sqliteUnique = 2067, sqlitePrimaryKey = 1555;

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Exception is DbUpdateException { InnerException: { } inner } and not DbUpdateConcurrencyException && Lost(inner)) throw new DbUpdateConcurrencyException(inner.Message, inner);
        return Task.CompletedTask;
    }

    private static bool Lost(Exception inner) => inner is SqliteException { SqliteExtendedErrorCode: sqliteUnique or sqlitePrimaryKey }
        or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };
}
