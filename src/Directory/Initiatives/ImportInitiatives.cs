using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Initiatives;

/// <param name="Content">The table as text: CSV in UTF-8, with a first line of column names.</param>
/// <param name="Source">Where the table comes from; stands in for a row that names no source of its own.</param>
internal sealed record ImportForm(string? Content, string? Source, bool DryRun);

/// <summary>Something in a table that a person should look at; nothing was guessed in its place.</summary>
/// <param name="Row">From 1, the line of names not counted.</param>
/// <param name="Line">Where the row begins in the file, from 1.</param>
/// <param name="Found">What stands there.</param>
internal sealed record InitiativeDefect(int Row, int Line, string Column, string Found, string Why);

/// <param name="Read">Rows read; the sum of the four that follow.</param>
internal sealed record InitiativeReport(int Read, int Created, int Updated, int Unchanged, int Refused, bool DryRun, IReadOnlyList<InitiativeDefect> Defects);

/// <summary>Reads a table of what others do. A row with a defect is left out and named; the second import of a table changes nothing.</summary>
internal sealed class ImportInitiatives(DirectoryDb db, Wording wording)
{
    public const int MaxLength = 5_000_000;

    /// <summary>Names of the columns, as they stand in the first line; in any order and case.</summary>
    public static readonly IReadOnlyList<string> Columns = ["title", "donor", "countries", "pillars", "areas", "from", "until", "budget", "currency", "url", "source", "key"];

    private static readonly IReadOnlyList<string> needed = ["title", "donor", "countries"];

    private sealed record Row(int Number, int Line, InitiativeForm Form);

    /// <summary>Invalid on Content when it is no such table at all.</summary>
    public async Task<Outcome<InitiativeReport>> Run(ImportForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (KeepInitiative.Refuse(occasion.By) is { } refused) return refused;
        if (string.IsNullOrWhiteSpace(form.Content)) return Problem.Invalid("Content", "directory.initiative.import.empty");
        if (form.Content.Length > MaxLength) return Problem.Invalid("Content", "platform.problem.too-long", MaxLength, form.Content.Length);
        var read = Read(form);
        if (read.Problem is { } problem) return problem;
        var (rows, defects) = read.Value;

        var known = await db.Initiatives.ToDictionaryAsync(initiative => initiative.Identity, cancellation);
        var taken = new Dictionary<string, int>();
        var planned = new List<(InitiativeText Text, Initiative? Known)>();
        foreach (var row in rows)
        {
            var text = InitiativeText.Read(row.Form);
            if (text.Problem is { } wrong) defects.AddRange(wrong.Findings.Select(finding => new InitiativeDefect(row.Number, row.Line, finding.Field.ToLowerInvariant(), Found(row.Form, finding.Field), wording.Words(finding))));
            else if (!taken.TryAdd(text.Value.Identity, row.Number)) defects.Add(new(row.Number, row.Line, text.Value.Key is null ? "title" : "key", text.Value.Key ?? text.Value.Title, wording["directory.initiative.import.twin", taken[text.Value.Identity]].Value));
            else planned.Add((text.Value, known.GetValueOrDefault(text.Value.Identity)));
        }
        var (made, changed) = (planned.Where(plan => plan.Known is null).ToList(), planned.Where(plan => plan.Known is { } initiative && !initiative.Reads(plan.Text)).ToList());
        var total = rows.Count + defects.Count(defect => defect.Column == "");
        var report = new InitiativeReport(total, made.Count, changed.Count, planned.Count - made.Count - changed.Count, total - planned.Count, form.DryRun, [.. defects.OrderBy(defect => defect.Row)]);
        if (form.DryRun || made.Count + changed.Count == 0) return report;

        // All references are taken before anything is added: taking one may save, and only whole records are to be saved.
        var references = new Queue<string>();
        foreach (var _ in made) references.Enqueue(await db.Db.NextReference("INI", occasion.At.Year, cancellation));
        var facts = new List<Fact>();
        foreach (var (text, _) in made)
        {
            var initiative = KeepInitiative.Make(text, references.Dequeue(), occasion);
            db.Initiatives.Add(initiative);
            facts.Add(KeepInitiative.ForReaders("directory.initiative-entered", initiative, occasion));
        }
        foreach (var (text, initiative) in changed)
        {
            initiative!.Write(text);
            facts.Add(KeepInitiative.ForReaders("directory.initiative-changed", initiative, occasion));
        }
        return await db.Db.Save(occasion with { Channel = Channel.Import }, facts, cancellation) is { } race ? race : report;
    }

    private Outcome<(List<Row> Rows, List<InitiativeDefect> Defects)> Read(ImportForm form)
    {
        var (rows, defects) = (new List<Row>(), new List<InitiativeDefect>());
        var broken = false;
        using var csv = CsvReader.FromText(form.Content!, CsvReaderOptions.Default with { TrimWhitespace = true, TrackLineNumbers = true, OnMalformedRecord = _ => broken = true });
        var names = csv.Headers.Select(name => name.Trim().ToLowerInvariant()).ToList();
        if (needed.Where(name => !names.Contains(name)).ToList() is { Count: > 0 } missing) return Problem.Invalid("Content", "directory.initiative.import.columns", string.Join(", ", missing), string.Join(", ", Columns));
        var number = 0;
        while (csv.Read())
        {
            number++;
            if (broken || csv.FieldCount != names.Count)
            {
                defects.Add(new(number, (int)csv.LineNumber, "", Encoding.UTF8.GetString(csv.RawRecord), wording["directory.initiative.import.row", names.Count, csv.FieldCount].Value));
                broken = false;
                continue;
            }
            string? Field(string name) => names.IndexOf(name) is var place and >= 0 ? csv.GetString(place) : null;
            rows.Add(new(number, (int)csv.LineNumber, new()
            {
                Title = Field("title"), Donor = Field("donor"), Countries = Field("countries"), Pillars = Field("pillars"), Areas = Field("areas"), From = Field("from"), Until = Field("until"), Budget = Field("budget"),
                Currency = Field("currency"), Url = Field("url"), Source = string.IsNullOrWhiteSpace(Field("source")) ? form.Source : Field("source"), Key = Field("key"),
            }));
        }
        return (rows, defects);
    }

    private static string Found(InitiativeForm form, string field) => typeof(InitiativeForm).GetProperty(field)?.GetValue(form) as string ?? "";
}
