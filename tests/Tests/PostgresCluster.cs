using System.Diagnostics;
using Npgsql;

namespace Passerelle.Tests;

/// <summary>
/// A PostgreSQL server for one run of the tests: started in a folder of its own on a Unix socket, without a network port and without
/// waiting for the disk. It lives as long as the pipe to its keeper: when the run ends, however it ends, the keeper stops the
/// server and removes the folder.
/// </summary>
internal sealed class PostgresCluster : IDisposable
{
    // $1 is the folder of the server's programs, $2 that of the cluster.
    private const string keeper = """
        set -e
        trap '' PIPE
        trap '"$1/pg_ctl" -D "$2/data" -s -m immediate stop 2>/dev/null; rm -rf "$2"' EXIT
        umask 077
        mkdir -p "$2"
        "$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions >"$2/log" 2>&1 || { cat "$2/log" >&2; exit 1; }
        "$1/pg_ctl" -D "$2/data" -l "$2/log" -w -s -o "-k '$2' -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=400 -c shared_buffers=128MB" start \
          || { cat "$2/log" >&2; exit 1; }
        echo ready
        cat >/dev/null
        """;

    private readonly Process process;
    private readonly string folder;

    private PostgresCluster(Process process, string folder) => (this.process, this.folder) = (process, folder);

    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or did not start; the message says which and why.</exception>
    public static async Task<PostgresCluster> Start()
    {
        var programs = Programs() ?? throw new InvalidOperationException("PostgreSQL is not installed: no initdb on the PATH or below /usr/lib/postgresql.");
        var folder = Path.Combine(Path.GetTempPath(), $"passerelle-pg-{Environment.ProcessId}");
        List<string> command = ["sh", "-c", keeper, "keeper", programs, folder];
        // The server refuses to run as root.
        if (Environment.IsPrivilegedProcess) command.InsertRange(0, ["runuser", "-u", Unprivileged(), "--"]);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        var process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync() == "ready") return new(process, folder);
        throw new InvalidOperationException($"PostgreSQL did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    public string Connection(string database) =>
        new NpgsqlConnectionStringBuilder { Host = folder, Username = "postgres", Database = database, MaxPoolSize = 20, IncludeErrorDetail = true }.ToString();

    /// <summary>A copy of a database that nobody is connected to.</summary>
    public async Task Clone(string template, string name)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"", connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task Drop(string name)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"DROP DATABASE \"{name}\" WITH (FORCE)", connection);
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        process.StandardInput.Close();
        process.WaitForExit(TimeSpan.FromSeconds(20));
        process.Dispose();
    }

    private static string? Programs()
    {
        var debian = Folder.Exists("/usr/lib/postgresql")
            ? Folder.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var version) ? version : 0).Select(path => Path.Combine(path, "bin"))
            : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return debian.Concat(onPath).FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")) && File.Exists(Path.Combine(path, "pg_ctl")));
    }

    private static string Unprivileged() => File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:")) ? "postgres" : "nobody";
}
