using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Passerelle.Host;

/// <summary>Which database: PostgreSQL when the connection string names a host, else one SQLite file in the data folder.</summary>
internal static class Database
{
    private const string sqliteMigrations = "Passerelle.Data.Sqlite", postgresMigrations = "Passerelle.Data.Postgres";

    public static void Add(IServiceCollection services, string? connection, string data)
    {
        services.AddDbContextPool<Db>((provider, options) =>
        {
            Use(options, connection, data);
            options.AddInterceptors(provider.GetRequiredService<Edition>(), new LostRaces());
        });
        services.AddSingleton(new DatabaseDoor(() => Connect(connection, data)));
    }

    public static void Use(DbContextOptionsBuilder options, string? connection, string data)
    {
        // A room without tables of its own is nothing to warn about. What fails is told by whoever asked for it: a lost race is no error, and an error is written once.
        options.UseSnakeCaseNamingConvention().ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.NoEntityTypeConfigurationsWarning)
            .Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)));
        if (OnPostgres(connection)) UsePostgres(options, connection);
        else UseSqlite(options, connection ?? In(data));
    }

    // Methods of their own: the driver of one database is never loaded for the sake of the other.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UsePostgres(DbContextOptionsBuilder options, string connection) => options.UseNpgsql(connection, npgsql => npgsql.MigrationsAssembly(postgresMigrations));

    private static void UseSqlite(DbContextOptionsBuilder options, string connection) => options.UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(sqliteMigrations));

    private static DbConnection Connect(string? connection, string data) => OnPostgres(connection) ? ConnectToPostgres(connection) : new SqliteConnection(connection ?? In(data));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DbConnection ConnectToPostgres(string connection) => new NpgsqlConnection(connection);

    private static string In(string data) => new SqliteConnectionStringBuilder { DataSource = FileIn(data) }.ToString();

    private static bool OnPostgres([NotNullWhen(true)] string? connection) => connection is not null && connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>The database of a data folder, unless a connection string names another.</summary>
    public static string FileIn(string data) => Path.Combine(data, "passerelle.db");

    /// <summary>Brings the database to the present model. SQLite is put into write-ahead mode: readers never wait for a writer.</summary>
    public static async Task Migrate(IServiceProvider services, CancellationToken cancellation)
    {
        if (await IsPresent(services.GetRequiredService<DatabaseDoor>(), cancellation)) return;
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<Db>().Database;
        await database.MigrateAsync(cancellation);
        if (database.IsSqlite()) await database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
    }

    /// <summary>The last fact's number and hash, asked without a site and without a model; null when there is no such database.</summary>
    public static async Task<(long Sequence, string Seal)?> LastFact(SiteOptions options, CancellationToken cancellation)
    {
        if (!OnPostgres(options.Connection) && options.Connection is null && !File.Exists(FileIn(options.Data))) return null;
        await using DbConnection connection = OnPostgres(options.Connection) ? ConnectToPostgres(options.Connection)
            : new SqliteConnection(options.Connection ?? new SqliteConnectionStringBuilder { DataSource = FileIn(options.Data), Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellation);
            await using var question = connection.CreateCommand();
            question.CommandText = "SELECT sequence, hash FROM platform_journalentry ORDER BY sequence DESC LIMIT 1";
            await using var row = await question.ExecuteReaderAsync(cancellation);
            return await row.ReadAsync(cancellation) ? (row.GetInt64(0), row.GetString(1)) : null;
        }
        catch (DbException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether every migration has been made. Asked without a context: any use of <c>DbContext.Database</c> builds the model, the dearest part of a
    /// start, which can wait until the site listens.
    /// </summary>
    private static async Task<bool> IsPresent(DatabaseDoor door, CancellationToken cancellation)
    {
        await using var connection = door.Connect();
        var migrations = Assembly.Load(connection is SqliteConnection ? sqliteMigrations : postgresMigrations).GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>();
        try
        {
            await connection.OpenAsync(cancellation);
            await using var history = connection.CreateCommand();
            history.CommandText = """SELECT migration_id FROM "__EFMigrationsHistory" """;
            await using var rows = await history.ExecuteReaderAsync(cancellation);
            var made = new HashSet<string>();
            while (await rows.ReadAsync(cancellation)) made.Add(rows.GetString(0));
            return made.SetEquals(migrations);
        }
        catch (DbException)
        {
            // No database yet, or none with a history: MigrateAsync makes them, or says what is wrong.
            return false;
        }
    }
}
