using System.Data.Common;
using System.Globalization;

namespace Passerelle.Bench;

/// <summary>
/// A database as large as that of a facility after many years: the demo's own requests and Actions, copied row by row with new ids and references, and with
/// them who may see each. Only for measuring: what is copied has no history.
/// </summary>
internal static class Many
{
    private sealed record Table(string Name, string? Owner);

    private static readonly Table[] ofRequests = [new("requests_request", null), new("requests_party", "request"), new("requests_assessment", "request"), new("requests_consultation", "request")];
    private static readonly Table[] ofExperts =
    [
        new("roster_expert", null), new("roster_competence", "expert"), new("roster_spokenlanguage", "expert"), new("roster_experience", "expert"), new("roster_period", "expert"), new("roster_consent", "expert"), new("roster_pastmission", "expert"),
    ];
    private static readonly Table[] ofActions = [new("actions_action", null), new("actions_activity", "action")];

    public static async Task Grow(DbConnection database, int requests, int actions)
    {
        await using var transaction = await database.BeginTransactionAsync();
        await Copy(database, ofRequests, "REQ", requests);
        await Copy(database, ofActions, "ACT", actions);
        await transaction.CommitAsync();
    }

    public static async Task GrowRoster(DbConnection database, int experts)
    {
        await using var transaction = await database.BeginTransactionAsync();
        await Copy(database, ofExperts, "EXP", experts);
        await transaction.CommitAsync();
    }

    private static async Task Copy(DbConnection database, IReadOnlyList<Table> tables, string prefix, int wanted)
    {
        var read = new List<(Table Table, List<Dictionary<string, object>> Rows)>();
        foreach (var table in tables) read.Add((table, await Rows(database, table.Name)));
        var seen = (await Rows(database, "platform_seenby")).ToLookup(row => $"{row["record"]}");
        var originals = read[0].Rows;
        for (var count = originals.Count; count < wanted; count++)
        {
            var original = originals[count % originals.Count];
            // Ids of this record and of its parts; everything else they point to stays where it is.
            var ids = new Dictionary<string, object> { [$"{original["id"]}"] = NewId(original["id"]) };
            var parts = read.Skip(1).Select(each => (each.Table, Rows: each.Rows.Where(row => $"{row[each.Table.Owner!]}" == $"{original["id"]}").ToList())).ToList();
            // Parts that are known by their record and a code have no id of their own.
            foreach (var row in parts.SelectMany(part => part.Rows).Where(row => row.ContainsKey("id"))) ids[$"{row["id"]}"] = NewId(row["id"]);
            var reference = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{1900 + count / 5000}-{count % 5000 + 5000:0000}");
            await Insert(database, read[0].Table.Name, With(original, ids, reference));
            foreach (var part in parts)
                foreach (var row in part.Rows) await Insert(database, part.Table.Name, With(row, ids, reference));
            foreach (var id in ids.Keys)
                foreach (var row in seen[id]) await Insert(database, "platform_seenby", With(row, ids, reference));
        }
    }

    private static Dictionary<string, object> With(Dictionary<string, object> row, Dictionary<string, object> ids, string reference) =>
        row.ToDictionary(cell => cell.Key, cell => cell.Key == "reference" ? reference : cell.Key == "email" && cell.Value is string ? $"{reference}@roster.example" : ids.GetValueOrDefault($"{cell.Value}") ?? cell.Value);

    // SQLite keeps ids as upper-case text.
    private static object NewId(object id) => id is Guid ? Guid.CreateVersion7() : Guid.CreateVersion7().ToString().ToUpperInvariant();

    private static async Task<List<Dictionary<string, object>>> Rows(DbConnection database, string table)
    {
        await using var command = database.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object>>();
        while (await reader.ReadAsync()) rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue));
        return rows;
    }

    private static async Task Insert(DbConnection database, string table, Dictionary<string, object> row)
    {
        await using var command = database.CreateCommand();
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", row.Keys.Select(name => $"\"{name}\""))}) VALUES ({string.Join(", ", row.Keys.Select((_, at) => $"@p{at}"))})";
        foreach (var (at, value) in row.Values.Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{at}", value);
            command.Parameters.Add(parameter);
        }
        await command.ExecuteNonQueryAsync();
    }
}
