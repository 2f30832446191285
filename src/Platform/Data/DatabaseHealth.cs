using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Passerelle.Platform.Data;

/// <summary>Whether the database answers. A context of its own that needs no model: a site that has just started says at once that it is well.</summary>
internal sealed class DatabaseHealth(DbContextOptions<Db> options, RoomList rooms) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellation)
    {
        await using var db = new Db(options, rooms);
        var connection = db.GetService<IRelationalConnection>();
        try
        {
            await connection.OpenAsync(cancellation);
            await using var question = connection.DbConnection.CreateCommand();
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
