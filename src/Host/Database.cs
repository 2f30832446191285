using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Passerelle.Host;

/// <summary>Which database: PostgreSQL when the connection string names a host, else one SQLite file in the data folder.</summary>
internal static class Database
{
    public static void Add(IServiceCollection services, string? connection, string data) => services.AddDbContextPool<Db>((provider, options) =>
    {
        Use(options, connection, data);
        options.AddInterceptors(provider.GetRequiredService<Edition>());
    });

    public static void Use(DbContextOptionsBuilder options, string? connection, string data)
    {
        options.UseSnakeCaseNamingConvention();
        if (connection is not null && connection.Contains("Host=", StringComparison.OrdinalIgnoreCase)) options.UseNpgsql(connection, npgsql => npgsql.MigrationsAssembly("Passerelle.Data.Postgres"));
        else options.UseSqlite(connection ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "passerelle.db") }.ToString(), sqlite => sqlite.MigrationsAssembly("Passerelle.Data.Sqlite"));
    }

    /// <summary>Brings the database to the present model. SQLite is put into write-ahead mode: readers never wait for a writer.</summary>
    public static async Task Migrate(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await db.Database.MigrateAsync(cancellation);
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
    }
}
