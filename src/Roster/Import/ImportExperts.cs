using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Passerelle.Directory.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Roster.Import;

/// <summary>
/// Reads experts from a table or a Europass document. Nobody is written to by an import: the yearly round asks who has not confirmed. The second import of a
/// file changes nothing; what somebody has changed here since is left alone; the whole can be undone.
/// </summary>
internal sealed class ImportExperts(RosterDb db, Homes homes, IOptions<RosterOptions> options)
{
    private sealed record Plan(ExpertRow Row, Expert? Known);

    public static Problem? Refuse(Viewer viewer) => viewer.Has(Role.Officer) || viewer.Tokens.Contains(To.Program) ? null : Problem.Refused("roster.import.officers-only");

    public async Task<Outcome<RosterReport>> Run(byte[] file, string source, byte[]? map, bool dryRun, Occasion occasion, CancellationToken cancellation)
    {
        if (Refuse(occasion.By) is { } refused) return refused;
        var table = TableFile.Read(file);
        if (table.Problem is { } unreadable) return unreadable;
        var mapped = map is null ? await Kept(table.Value, cancellation) : ImportMap.Read(map);
        if (mapped.Problem is { } wrongMap) return wrongMap;
        var columns = Columns(table.Value.Names, mapped.Value);
        if (!columns.ContainsKey("name") && !columns.ContainsKey("lastName") && table.Value.Rows.Count > 0) return Problem.Invalid("1:1", "roster.import.no-name-column", string.Join(", ", RowColumns.Ours));

        var rows = table.Value.Rows.Select(row => new ExpertRow(row, columns, mapped.Value, options.Value.KeepsGender)).ToList();
        var plans = await Match(rows, cancellation);
        var references = dryRun ? [] : await References(plans.Count(plan => plan.Known is null), occasion, cancellation);
        var facts = new List<Fact>();
        var run = new ImportRun { Id = OrderedId.New(occasion.At), Reference = dryRun || plans.Count == 0 ? "" : await db.Db.NextReference("IMP", occasion.At.Year, cancellation), At = occasion.At, Source = source };
        foreach (var plan in plans)
            if (plan.Known is null)
            {
                run.Created++;
                if (!dryRun) facts.Add(await Create(plan.Row, references.Dequeue(), run, occasion, cancellation));
            }
            else if (await Update(plan.Row, plan.Known, dryRun, run, occasion, cancellation) is { } fact)
            {
                run.Updated++;
                facts.Add(fact);
            }
        var refusals = rows.Count(row => row.Refused);
        var defects = Unknown(table.Value.Names, columns).Concat(rows.SelectMany(row => row.Defects)).ToList();
        var report = new RosterReport(rows.Count, run.Created, run.Updated, rows.Count - run.Created - run.Updated - refusals, refusals, dryRun, dryRun || facts.Count == 0 ? null : run.Reference, defects);
        if (report.Run is null)
        {
            // References taken for nothing are given back.
            db.Db.ChangeTracker.Clear();
            if (db.Db.Database.CurrentTransaction is { } open) await open.RollbackAsync(cancellation);
            return report;
        }
        db.Runs.Add(run);
        if (map is not null) await Keep(table.Value, mapped.Value, cancellation);
        facts.Add(new("roster.import-done", run.Case, run.Reference, new { source, created = run.Created, updated = run.Updated, refused = refusals }, Readers) { Office = occasion.By.OfficeWith(Role.Officer) });
        return await db.Db.Save(occasion with { Channel = Channel.Import }, facts, cancellation) is { } race ? race : report;
    }

    /// <summary>Who may know that a list was imported.</summary>
    public static readonly IReadOnlyList<string> Readers = [To.Role(Role.Officer), To.Role(Role.Auditor)];

    /// <summary>The file's names by ours: those the mapping gives, then those that are spelt as ours.</summary>
    private static Dictionary<string, string> Columns(IReadOnlyList<string> names, ImportMap map)
    {
        var columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
            if (map.Columns.TryGetValue(name, out var ours)) columns.TryAdd(ours, name);
        foreach (var name in names)
            if (!map.Columns.ContainsKey(name) && RowColumns.Find(name) is { } ours) columns.TryAdd(ours, name);
        return columns;
    }

    private static IEnumerable<RosterDefect> Unknown(IReadOnlyList<string> names, Dictionary<string, string> columns) =>
        names.Where(name => name != "" && !columns.ContainsValue(name) && !RowColumns.IsDropped(name)).Select(name => new RosterDefect(0, 1, name, name, "roster.import.why.unknown-column", "roster.import.proposed.map-it", false, []));

    /// <summary>By the facility's own number, then by address. Twins within the file are refused; so is a row that two records answer to.</summary>
    private async Task<IReadOnlyList<Plan>> Match(IReadOnlyList<ExpertRow> rows, CancellationToken cancellation)
    {
        var emails = rows.Where(row => !row.Refused).Select(row => row.Text!.Email).OfType<string>().ToHashSet();
        var keyed = rows.Any(row => row.Key is not null);
        var known = await db.Whole.Where(expert => expert.Status != ExpertStatus.Erased && (expert.Imported != null || expert.Email != null)).ToListAsync(cancellation);
        var byEmail = known.Where(expert => expert.Email is { } email && emails.Contains(email)).ToDictionary(expert => expert.Email!);
        var byKey = keyed ? known.Where(expert => expert.Imported?.Key is not null).DistinctBy(expert => expert.Imported!.Key).ToDictionary(expert => expert.Imported!.Key!) : [];
        var (keys, addresses) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var plans = new List<Plan>();
        foreach (var row in rows.Where(row => !row.Refused))
        {
            if (row.Key is { } key && !keys.TryAdd(key, row.Number)) { row.Refuse("key", key, "roster.import.why.twin", keys[key]); continue; }
            if (row.Text!.Email is { } email && !addresses.TryAdd(email, row.Number)) { row.Refuse("email", email, "roster.import.why.twin", addresses[email]); continue; }
            var ofKey = row.Key is { } own ? byKey.GetValueOrDefault(own) : null;
            var ofEmail = row.Text.Email is { } address ? byEmail.GetValueOrDefault(address) : null;
            if (ofKey is not null && ofEmail is not null && ofKey != ofEmail) row.Refuse("email", row.Text.Email!, "roster.import.why.two-records", ofKey.Reference, ofEmail.Reference);
            else plans.Add(new(row, ofKey ?? ofEmail));
        }
        return plans;
    }

    private async Task<Queue<string>> References(int count, Occasion occasion, CancellationToken cancellation)
    {
        var references = new Queue<string>();
        for (var i = 0; i < count; i++) references.Enqueue(await db.Db.NextReference("EXP", occasion.At.Year, cancellation));
        return references;
    }

    private async Task<Fact> Create(ExpertRow row, string reference, ImportRun run, Occasion occasion, CancellationToken cancellation)
    {
        var expert = new Expert { Id = ITypedId<ExpertId>.New(occasion.At), Reference = reference, Since = occasion.Today };
        var missions = await Write(expert, row, run.Source, occasion, cancellation);
        if (row.ConfirmedOn is { } day)
        {
            expert.Confirm(day, occasion.At, row.Consents, stated: true);
            expert.StandsConfirmed(day, occasion.Today);
        }
        db.Experts.Add(expert);
        run.Rows.Add(new() { Run = run.Id, Expert = expert.Id, Before = null, BeforeFrom = null, Missions = missions, After = expert.Imported!.Text });
        return expert.Fact("roster.imported", null, new { run = run.Reference, country = expert.HomeCountry, sector = expert.Sector, confirmedOn = row.ConfirmedOn, consents = row.Consents.Order().Select(purpose => purpose.Kebab()) });
    }

    /// <summary>Null when nothing changes.</summary>
    private async Task<Fact?> Update(ExpertRow row, Expert expert, bool dryRun, ImportRun run, Occasion occasion, CancellationToken cancellation)
    {
        if (expert.Imported?.Row == row.Print) return null;
        if (expert.Status == ExpertStatus.Withdrawn)
        {
            row.LeaveAlone("roster.import.why.withdrawn", expert.Reference);
            return null;
        }
        var now = ExpertText.Of(expert);
        if (expert.Imported is null && now.Print != row.Text!.Print || expert.Imported is { } before && before.Text != now.Print)
        {
            row.LeaveAlone("roster.import.why.edited-here", expert.Reference);
            return null;
        }
        if (expert.Reads(row.Text!) && Further(expert, row).Count == 0) return null;
        if (dryRun) return expert.Fact("roster.imported-again", null);
        var (form, from, changed) = (ExpertForm.Of(expert), expert.Imported, now.Differences(row.Text!));
        var missions = await Write(expert, row, run.Source, occasion, cancellation);
        run.Rows.Add(new() { Run = run.Id, Expert = expert.Id, Before = form, BeforeFrom = from, Missions = missions, After = row.Text!.Print });
        db.Touch(expert);
        return expert.Fact("roster.imported-again", null, new { run = run.Reference, changed });
    }

    /// <summary>Ids of the missions added.</summary>
    private async Task<List<Guid>> Write(Expert expert, ExpertRow row, string source, Occasion occasion, CancellationToken cancellation)
    {
        expert.Write(row.Text!);
        var (institution, focalPoint) = await homes.Of(expert.HomeCountry, expert.HomeName, cancellation);
        expert.Belongs(institution, focalPoint ?? expert.FocalPoint);
        List<PastMission> further = [.. Further(expert, row).Select(mission =>
            new PastMission { Id = OrderedId.New(occasion.At), Expert = expert.Id, Title = mission.Title, Country = mission.Country, From = mission.From, HomeCountry = expert.HomeCountry, Sector = expert.Sector })];
        expert.Missions.AddRange(further);
        expert.CountMissions();
        expert.Imported = new(source, row.Key ?? expert.Imported?.Key, row.Print, row.Text!.Print);
        return [.. further.Select(mission => mission.Id)];
    }

    private static List<StatedMission> Further(Expert expert, ExpertRow row) =>
        [.. row.Missions.Where(mission => !expert.Missions.Any(known => (known.Country, known.From, known.Title) == (mission.Country, mission.From, mission.Title)))];

    private static string ColumnsOf(TableFile table) => ExpertText.Fingerprint(string.Join('\n', table.Names.Select(name => name.ToLowerInvariant())));

    /// <summary>The mapping of the last file with the same columns.</summary>
    private async Task<Outcome<ImportMap>> Kept(TableFile table, CancellationToken cancellation)
    {
        var columns = ColumnsOf(table);
        return await db.Mappings.AsNoTracking().SingleOrDefaultAsync(mapping => mapping.Columns == columns, cancellation) is { } kept
            ? ImportMap.Read(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(kept.Map, StoredJson.Options)) : ImportMap.None;
    }

    private async Task Keep(TableFile table, ImportMap map, CancellationToken cancellation)
    {
        var columns = ColumnsOf(table);
        if (await db.Mappings.SingleOrDefaultAsync(mapping => mapping.Columns == columns, cancellation) is { } kept) kept.Map = map;
        else db.Mappings.Add(new() { Columns = columns, Map = map });
    }
}
