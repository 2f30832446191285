using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Passerelle.Host;
using Passerelle.Platform;
using Passerelle.Platform.Data;

[assembly: AssemblyFixture(typeof(Passerelle.Tests.TestDatabases))]

namespace Passerelle.Tests;

public enum Provider { Sqlite, Postgres }

/// <summary>
/// A database for each test class, copied from one that was migrated once. <c>PASSERELLE_TEST_DB</c> says of which kind:
/// <c>sqlite</c> (the default) or <c>postgres</c>.
/// </summary>
public sealed class TestDatabases : IAsyncDisposable
{
    private const string template = "passerelle_template";

    private readonly Lazy<Task<PostgresCluster>> cluster = new(PostgresCluster.Start);
    private readonly Lazy<Task<string>> migrated;
    private readonly string folder = Folder.CreateTempSubdirectory("passerelle-tests-").FullName;
    private int count;

    public TestDatabases() => migrated = new(() => Provider == Provider.Postgres ? MigratePostgres() : MigrateSqlite());

    public static Provider Provider => Environment.GetEnvironmentVariable("PASSERELLE_TEST_DB") switch
    {
        null or "" or "sqlite" => Provider.Sqlite,
        "postgres" => Provider.Postgres,
        var other => throw new InvalidOperationException($"PASSERELLE_TEST_DB is '{other}'; it may be 'sqlite' or 'postgres'."),
    };

    /// <summary>A data folder with a migrated, empty database.</summary>
    internal async Task<SiteOptions> Create()
    {
        var number = Interlocked.Increment(ref count);
        var data = Folder.CreateDirectory(Path.Combine(folder, number.ToString())).FullName;
        var source = await migrated.Value;
        if (Provider == Provider.Postgres)
        {
            var name = $"passerelle_{number}";
            var server = await cluster.Value;
            await server.Clone(source, name);
            return new(data, server.Connection(name));
        }
        File.Copy(source, Path.Combine(data, "passerelle.db"));
        return new(data, null);
    }

    internal async Task Remove(SiteOptions options)
    {
        if (options.Connection is { } connection)
        {
            using (var pool = new NpgsqlConnection(connection)) NpgsqlConnection.ClearPool(pool);
            await (await cluster.Value).Drop(new NpgsqlConnectionStringBuilder(connection).Database!);
        }
        else
        {
            using var pool = new SqliteConnection($"Data Source={Path.Combine(options.Data, "passerelle.db")}");
            SqliteConnection.ClearPool(pool);
        }
        Folder.Delete(options.Data, recursive: true);
    }

    private async Task<string> MigratePostgres()
    {
        var server = await cluster.Value;
        await server.Clone("template0", template);
        var connection = server.Connection(template);
        await Migrate(new(Path.Combine(folder, "template"), connection));
        using var pool = new NpgsqlConnection(connection);
        NpgsqlConnection.ClearPool(pool);
        return template;
    }

    private async Task<string> MigrateSqlite()
    {
        var options = new SiteOptions(Path.Combine(folder, "template"), null);
        await Migrate(options);
        // Closing the last connection folds the write-ahead log into the file, which can then be copied alone.
        SqliteConnection.ClearAllPools();
        return Path.Combine(options.Data, "passerelle.db");
    }

    private static async Task Migrate(SiteOptions options)
    {
        var builder = Site.Builder([], options);
        builder.Logging.ClearProviders();
        await using var app = Site.Build(builder);
        await Database.Migrate(app.Services, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster.IsValueCreated) (await cluster.Value).Dispose();
        SqliteConnection.ClearAllPools();
        Folder.Delete(folder, recursive: true);
    }
}
