using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform.Documents;

namespace Passerelle.Actions.Import;

/// <summary>
/// Reads an archive of Actions (JSON, a list of rows). The second import of a file changes nothing. An Action lived through here keeps what it
/// says: where the archive dates it otherwise, both stand side by side for a person to see.
/// </summary>
internal sealed class ImportActions(ActionsDb db)
{
    /// <param name="source">The file's name, as the provenance of each Action prints it.</param>
    /// <param name="dryRun">Whether to report only.</param>
    public async Task<Outcome<ImportReport>> Run(byte[] file, string source, bool dryRun, Occasion occasion, CancellationToken cancellation)
    {
        if (!occasion.By.Tokens.Contains(To.Program) && !occasion.By.Has(Role.Administrator)) return Problem.Refused("actions.import.not-yours");
        var read = Read(file);
        if (read.Problem is { } unreadable) return unreadable;
        var rows = read.Value;
        Cross(rows);

        var known = await db.Actions.Include(action => action.OldAddresses).Where(action => action.Archive != null || action.OldAddresses.Any()).AsSplitQuery().ToListAsync(cancellation);
        var planned = rows.Where(row => !row.Refused).Select(row => (Row: row, Action: Match(row, known))).ToList();
        var references = dryRun ? [] : await References(planned.Where(plan => plan.Action is null).Select(plan => plan.Row), occasion, cancellation);

        var facts = new List<Fact>();
        var (created, updated) = (0, 0);
        foreach (var (row, match) in planned)
        {
            if (match is null)
            {
                row.Report(row.Conflicts(row.Start, row.End, source));
                created++;
                if (!dryRun) facts.Add(Create(row, references[row], source, occasion));
            }
            else if (Update(row, match, source, dryRun, occasion) is { } fact)
            {
                updated++;
                facts.Add(fact);
            }
        }
        if (!dryRun && facts.Count > 0 && await db.Db.Save(occasion, facts, cancellation) is { } problem) return problem;
        var refused = rows.Count(row => row.Refused);
        return new ImportReport(rows.Count, created, updated, rows.Count - created - updated - refused, refused, dryRun, [.. rows.SelectMany(row => row.Defects)]);
    }

    /// <summary>The rows with the line each begins on; Invalid, with line and column, when the file is no list.</summary>
    private static Outcome<IReadOnlyList<ArchiveRow>> Read(byte[] file)
    {
        try
        {
            if (JsonRows.Read(file) is not { } rows) return Problem.Invalid("1:1", "actions.import.not-a-list");
            return rows.Select((row, at) => new ArchiveRow(at + 1, row.Line, row.Row)).ToList();
        }
        catch (JsonException malformed)
        {
            return Problem.Invalid($"{malformed.LineNumber + 1}:{malformed.BytePositionInLine + 1}", "actions.import.unreadable");
        }
    }

    /// <summary>What can only be seen with all rows before one: twins, whose an address is, numbers of several.</summary>
    private static void Cross(IReadOnlyList<ArchiveRow> rows)
    {
        foreach (var twins in rows.Where(row => row.Slug != "").GroupBy(row => row.Slug).Where(twins => twins.Count() > 1))
            foreach (var later in twins.Skip(1)) later.RefuseAsTwin(twins.First().Place);
        var slugs = rows.Select(row => row.Slug).ToHashSet();
        foreach (var row in rows.Where(row => !row.Refused)) row.FindAddresses(slugs);
        foreach (var shared in rows.SelectMany(row => row.Numbers, (row, number) => (row, number)).GroupBy(pair => pair.number).Where(pairs => pairs.Count() > 1))
            foreach (var (row, number) in shared) row.Share(number, shared.Where(other => other.row != row).Select(other => other.row.Titles.Best(Language.Source)));
    }

    /// <summary>By number, then by slug. A number of an earlier site means an Action lived through here only; in the archive it may be another's.</summary>
    private static Action? Match(ArchiveRow row, IReadOnlyList<Action> known) =>
        known.FirstOrDefault(action => row.Number is not null && action.Archive?.Number == row.Number)
        ?? known.FirstOrDefault(action => action.Archive is null && Has(action, AddressKind.Number, row.Numbers))
        ?? known.FirstOrDefault(action => row.Slug != "" && action.Archive?.Slug == row.Slug);

    private static bool Has(Action action, AddressKind kind, IReadOnlyList<string> values) => action.OldAddresses.Exists(address => address.Kind == kind && values.Contains(address.Value));

    /// <summary>All taken before anything is added: taking one may save, and only whole records are to be saved.</summary>
    private async Task<Dictionary<ArchiveRow, string>> References(IEnumerable<ArchiveRow> rows, Occasion occasion, CancellationToken cancellation)
    {
        var references = new Dictionary<ArchiveRow, string>();
        foreach (var row in rows) references[row] = await db.Db.NextReference("ACT", (row.Start ?? row.End)?.Year ?? occasion.At.Year, cancellation);
        return references;
    }

    private Fact Create(ArchiveRow row, string reference, string source, Occasion occasion)
    {
        var id = ITypedId<ActionId>.New(occasion.At);
        var action = new Action { Id = id, Reference = reference, CaseId = id.Value, CaseReference = reference };
        Apply(row, action, source, occasion);
        db.Actions.Add(action);
        return new("actions.imported", action.Case, reference, new { source, number = row.Number, slug = row.Slug, confidence = row.Confidence }, [To.Public]);
    }

    /// <summary>Null when nothing changes.</summary>
    private static Fact? Update(ArchiveRow row, Action action, string source, bool dryRun, Occasion occasion)
    {
        if (action.Archive is not { } archive) return Join(row, action, source, dryRun, occasion);
        row.Report(row.Conflicts(row.Start, row.End, source));
        if (archive.Row == row.Compact) return null;
        if (archive.Edited)
        {
            row.ReportEdited(action.Reference);
            return null;
        }
        if (!dryRun) Apply(row, action, source, occasion);
        return new("actions.imported-again", action.Case, action.Reference, new { source, number = row.Number, slug = row.Slug, confidence = row.Confidence }, [To.Public]);
    }

    /// <summary>Adds to an Action lived through here what only the archive knows: old addresses, sources, and where the two date it differently.</summary>
    private static Fact? Join(ArchiveRow row, Action action, string source, bool dryRun, Occasion occasion)
    {
        var conflicts = row.Conflicts(action.Start, action.End, source);
        row.Report(conflicts);
        var news = conflicts.Except(action.Conflicts).ToList();
        var urls = row.Urls.Except(action.Urls).ToList();
        var addresses = Addresses(row, action).Where(address => !action.OldAddresses.Exists(known => known.Value == address.Value)).ToList();
        if (news.Count == 0 && urls.Count == 0 && addresses.Count == 0) return null;
        if (!dryRun)
        {
            action.Conflicts = [.. action.Conflicts, .. news];
            action.Urls = [.. action.Urls, .. urls];
            action.OldAddresses.AddRange(addresses);
            action.ChangedAt = occasion.At;
        }
        return new("actions.joined", action.Case, action.Reference, new { source, number = row.Number, conflicts = news }, [To.Public]);
    }

    private static void Apply(ArchiveRow row, Action action, string source, Occasion occasion)
    {
        action.Call(row.Titles);
        action.Summary = row.Summaries;
        action.RequestedBy = LocalizedText.Written(Language.Source, row.RequestedBy);
        action.Place(row.Places, row.Groups);
        action.Sort(row.Pillar is { } pillar ? [pillar] : []);
        action.Areas = [.. row.Areas.Distinct()];
        action.Scope = row.Scope;
        action.Date(row.Start, row.End);
        action.ExpertCountries = [.. row.ExpertCountries.Distinct().Order(StringComparer.Ordinal)];
        action.ExpertGroups = [.. row.ExpertGroups];
        action.Outputs = [.. row.Outputs.Select(output => LocalizedText.Written(Language.Source, output))];
        action.Urls = [.. row.Urls];
        action.Conflicts = [.. row.Conflicts(row.Start, row.End, source)];
        action.StandsInArchive(row.Status);
        action.ChangedAt = occasion.At;
        action.Archive = new(source, row.Number, row.Slug, row.Confidence, row.Doubts, row.Notes, row.ActivitiesCount, row.Compact);
        var addresses = Addresses(row, action).ToList();
        action.OldAddresses.RemoveAll(address => !addresses.Exists(wanted => wanted.Value == address.Value));
        action.OldAddresses.AddRange(addresses.Where(wanted => !action.OldAddresses.Exists(address => address.Value == wanted.Value)));
    }

    private static IEnumerable<OldAddress> Addresses(ArchiveRow row, Action action) =>
        row.Numbers.Select(number => (Kind: AddressKind.Number, Value: number)).Concat(row.Slugs.Select(slug => (Kind: AddressKind.Slug, Value: slug)))
            .DistinctBy(address => address.Value).Select(address => new OldAddress { Action = action.Id, Kind = address.Kind, Value = address.Value });
}
