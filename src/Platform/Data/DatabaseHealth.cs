using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Passerelle.Platform.Data;

/// <summary>Connections past the model of the database: any use of a context builds the model, the dearest part of a start, which can wait until the site listens.</summary>
/// <param name="Connect">A closed connection to the database of this site.</param>
public sealed record DatabaseDoor(Func<DbConnection> Connect);

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseHealth(DatabaseDoor door) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellation)
    {
        await using var connection = door.Connect();
        try
        {
            await connection.OpenAsync(cancellation);
            await using var question = connection.CreateCommand();
            question.CommandText = "SELECT 1";
            await question.ExecuteScalarAsync(cancellation);
            return HealthCheckResult.Healthy();
        }
        catch (DbException error)
        {
            return HealthCheckResult.Unhealthy(exception: error);
        }
    }
}
