using System.IO.Compression;
using System.Security;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Passerelle.Platform;
using Passerelle.Roster;
using Passerelle.Roster.Import;
using Passerelle.Roster.Public;

namespace Passerelle.Tests.App.Roster;

/// <summary>A whole roster brought in at once, with every kind of defect a list can have. What is expected is counted where the list is made, not read from the program.</summary>
public sealed class LargeImportTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly string[] columns =
    [
        "key", "name", "email", "phone", "language", "sector", "country", "institution", "function", "seniority", "fee", "mostInAYear", "notReleasedBefore", "interests", "competences", "evidence", "languages", "experience", "available", "away",
        "confirmedOn", "consents", "missions", "birthDate", "shoe size",
    ];

    /// <param name="Change">What is wrong in the row.</param>
    /// <param name="Found">Column and reason of each defect.</param>
    private sealed record Fault(Action<Dictionary<string, string>> Change, bool Refused, params (string Column, string Why)[] Found);

    private static readonly IReadOnlyList<Fault> faults =
    [
        new(_ => { }, false),
        Cell("sector", "pubic", "roster.form.choice"), Cell("country", "Hungry", "roster.form.country.unknown"), Cell("competences", "retrun:4", "roster.form.concept.unknown"), Cell("competences", "return:9", "roster.form.level.number"),
        Cell("languages", "Klingon:C2", "roster.form.spoken.unknown"), Cell("languages", "fr:D4", "roster.form.choice"), Cell("experience", "Narnia; TN", "roster.form.country.unknown"), Cell("confirmedOn", "yesterday", "roster.form.day.form"),
        Cell("consents", "found; everything", "roster.form.choice"), Cell("missions", "somewhere", "roster.import.why.mission-form"), Cell("missions", "XX 2014", "roster.form.country.unknown"), Cell("fee", "a lot", "roster.form.fee.number"),
        Cell("mostInAYear", "99", "roster.form.most.number"), Cell("seniority", "ancient", "roster.form.choice"), Cell("phone", "call me", "roster.form.phone.number"), Cell("away", "2026-05-09/2026-05-01", "roster.form.period.backwards"),
        Cell("notReleasedBefore", "31/12/2026", "roster.form.day.form"), Cell("interests", "Atlantis", "roster.form.country.unknown"), Cell("evidence", "reception: mission", "roster.import.why.evidence-of-nothing"), Cell("evidence", "return: hearsay", "roster.form.choice"),
        Cell("evidence", "no colon at all", "roster.import.why.evidence-form"), Cell("language", "xx", "roster.form.language.known"), Cell("sector", "", "roster.import.why.no-sector"), Cell("country", "", "roster.import.why.no-country"),
        Cell("consents", "", "roster.import.why.day-without-consent", "confirmedOn"), Cell("confirmedOn", "", "roster.import.why.consent-without-day", "consents"), Cell("birthDate", "1970-01-01", "roster.import.why.no-purpose"),
        new(row => row["email"] = "not an address", false, ("email", "roster.form.email.address"), ("email", "roster.import.why.no-email")),
        new(row => row["name"] = "", true, ("name", "roster.form.name.needed")),
        new(row => row["name"] = new string('n', Expert.MaxName + 1), true, ("name", "platform.problem.too-long")),
        new(row => (row["key"], row["email"]) = ("", ""), true, ("email", "roster.import.why.no-key")),
        new(row => row["email"] = FirstEmail(row), true, ("email", "roster.import.why.twin")),
        new(row => row["key"] = FirstKey(row), true, ("key", "roster.import.why.twin")),
    ];

    private static Fault Cell(string column, string value, string why, string? named = null) => new(row => row[column] = value, false, (named ?? column, why));

    private static string FirstEmail(Dictionary<string, string> row) => $"row0.{row["function"]}@experts.example";

    private static string FirstKey(Dictionary<string, string> row) => $"K{row["function"]}-0";

    private static List<Dictionary<string, string>> Rows(int count, int batch) => [.. Enumerable.Range(0, count).Select(at =>
    {
        var row = columns.ToDictionary(column => column, _ => "");
        foreach (var (column, value) in new[]
        {
            ("key", $"K{batch}-{at}"), ("name", $"Row {at} Of {batch}"), ("email", $"row{at}.{batch}@experts.example"), ("phone", "+36 1 234 567"), ("language", "fr"), ("sector", "public"), ("country", at % 2 == 0 ? "HU" : "NL"), ("institution", "Ministry of Crossings"),
            ("function", $"{batch}"), ("seniority", "senior"), ("fee", "250"), ("mostInAYear", "3"), ("competences", "return:4; asylum:2"), ("evidence", "return: mission 2013-05 Manila"), ("languages", "hu:C2; en:C1"), ("experience", "PH; SN"),
            ("away", "2026-05-01/2026-05-09"), ("confirmedOn", "2025-11-01"), ("consents", "found; proposed"), ("missions", "PH 2013-05 Round table"),
        }) row[column] = value;
        return row;
    })];

    /// <summary>Spoils each row in its turn; two of three stay sound, or a list would hardly be one.</summary>
    private static (List<(int Row, string Column, string Why)> Defects, HashSet<int> Refused) Spoil(List<Dictionary<string, string>> rows)
    {
        var (defects, refused) = (new List<(int, string, string)> { (0, "shoe size", "roster.import.why.unknown-column") }, new HashSet<int>());
        for (var at = 3; at < rows.Count; at += 3)
        {
            var fault = faults[at / 3 % faults.Count];
            fault.Change(rows[at]);
            defects.AddRange(fault.Found.Select(found => (at + 1, found.Column, found.Why)));
            if (fault.Refused) refused.Add(at);
            // Evidence of a competence that could not be read is evidence of nothing: said too.
            if (rows[at]["competences"] is "retrun:4" or "return:9") defects.Add((at + 1, "evidence", "roster.import.why.evidence-of-nothing"));
        }
        return (defects, refused);
    }

    [Fact]
    public async Task Five_thousand_rows_with_every_kind_of_defect_lose_nothing_guess_nothing_and_can_be_taken_back()
    {
        var batch = Rostered.Next();
        var rows = Rows(5000, batch);
        var (defects, refused) = Spoil(rows);
        var lines = rows.Select(row => string.Join(',', columns.Select(column => row[column].Contains(',') ? $"\"{row[column]}\"" : row[column]))).ToList();
        // Two rows that are none: a cell too few, and a quote that does not close within its line is not tried here.
        lines[100] = "K,too,few";
        defects.RemoveAll(defect => defect.Row == 101);
        defects.Add((101, "", "roster.import.why.broken-row"));
        refused.Add(100);
        var before = await Count();

        var report = await Import(Encoding.UTF8.GetBytes($"{string.Join(',', columns)}\n{string.Join('\n', lines)}\n"), "roster.csv");

        Assert.Equal((5000, 5000 - refused.Count, 0, 0, refused.Count), (report.Read, report.Created, report.Updated, report.Unchanged, report.Refused));
        Named(defects, report);
        Assert.All(report.Defects.Where(defect => defect.Row > 0), defect => Assert.Equal(defect.Row + 1, defect.Line));
        Assert.True(defects.Count > 1500 && faults.All(fault => fault.Found.All(found => defects.Any(defect => (defect.Column, defect.Why) == found))));
        Assert.Equal(before + report.Created, await Count());

        // Nothing lost: every row that was not refused stands under its own number, and says nothing that the row did not.
        var kept = (await host.Read(db => db.Set<Expert>().AsNoTracking().Include(expert => expert.Competences).Include(expert => expert.Languages).Include(expert => expert.Experiences).Include(expert => expert.Missions).AsSplitQuery()
            .Where(expert => expert.Function == $"{batch}").ToListAsync())).ToDictionary(expert => expert.Imported!.Key!);
        Assert.Equal(rows.Index().Where(row => !refused.Contains(row.Index)).Select(row => row.Item["key"]).Order(), kept.Keys.Order());
        foreach (var (at, row) in rows.Index().Where(row => !refused.Contains(row.Index)))
        {
            var expert = kept[row["key"]];
            Assert.Equal(row["name"], expert.Name);
            Assert.Equal(row["sector"] == "public" ? Sector.Public : null, expert.Sector);
            Assert.Equal(row["country"] is "HU" or "NL" ? row["country"] : null, expert.HomeCountry);
            Assert.Equal(row["email"] == $"row{at}.{batch}@experts.example" ? row["email"] : null, expert.Email);
            Assert.Equal(row["fee"] == "250" ? 250 : null, expert.Fee);
            Assert.Equal(row["competences"] switch { "retrun:4" or "return:9" => "", _ => "asylum 2, return 4" }, string.Join(", ", expert.Competences.OrderBy(each => each.Concept, StringComparer.Ordinal).Select(each => $"{each.Concept} {each.Level}")));
            Assert.Equal(row["languages"].StartsWith("hu") ? 2 : 0, expert.Languages.Count);
            Assert.Equal(row["experience"] == "PH; SN" ? "PH, SN" : "TN", string.Join(", ", expert.Experiences.Select(each => each.Country).Order()));
            Assert.Equal(row["missions"].StartsWith("PH") ? 1 : 0, expert.TimesSent);
        }

        var officer = await (await Rostered.In(host)).As((await Rostered.In(host)).Officer);
        var undone = Rostered.Accepted(await host.Ask<UndoImport, Outcome<Undone>>(undo => undo.Run(report.Run!, officer, default)));
        Assert.Equal((report.Created, 0), (undone.Removed, undone.Left.Count));
        Assert.Equal(before, await Count());
    }

    [Fact]
    public async Task A_workbook_is_read_as_the_same_list_whatever_its_cells_are_made_of()
    {
        var batch = Rostered.Next();
        var rows = Rows(300, batch);
        var (defects, refused) = Spoil(rows);
        // An empty line of a workbook is none.
        var workbook = Workbook(rows, emptyAfter: 299);

        var report = await Import(workbook, "roster.xlsx");

        Assert.Equal((300, 300 - refused.Count, refused.Count), (report.Read, report.Created, report.Refused));
        Named(defects, report);
        var sound = await host.Read(db => db.Set<Expert>().AsNoTracking().SingleAsync(expert => expert.Email == $"row1.{batch}@experts.example"));
        // The fee was a number and the day of confirmation a date in the workbook.
        Assert.Equal((250, new DateOnly(2025, 11, 1), ExpertStatus.Confirmed), (sound.Fee, sound.ConfirmedOn, sound.Status));
        var again = await Import(workbook, "roster.xlsx");
        Assert.Equal((0, 0, 300 - refused.Count), (again.Created, again.Updated, again.Unchanged));
        var damaged = await host.Ask<ImportExperts, Outcome<RosterReport>>(import => import.Run(workbook[..(workbook.Length / 2)], "half.xlsx", null, false, Program, default));
        Assert.Equal("roster.import.unreadable", damaged.Problem!.Findings[0].Key);
    }

    /// <summary>A workbook as spreadsheet programs write it: shared and inline texts, numbers, a date as its serial number with a format.</summary>
    private static byte[] Workbook(List<Dictionary<string, string>> rows, int emptyAfter)
    {
        var shared = new List<string>();
        var sheet = new StringBuilder("""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        sheet.Append("<row r=\"1\">").Append(string.Concat(columns.Select((column, at) => Shared(column, at, 1)))).Append("</row>");
        var line = 2;
        foreach (var (at, row) in rows.Index())
        {
            sheet.Append($"<row r=\"{line}\">");
            foreach (var (place, column) in columns.Index())
            {
                var value = row[column];
                if (value == "") continue;
                if (column is "fee" or "mostInAYear" && value.All(char.IsAsciiDigit)) sheet.Append($"<c r=\"{Letter(place)}{line}\"><v>{value}</v></c>");
                else if (column == "confirmedOn" && DateOnly.TryParse(value, out var day)) sheet.Append($"<c r=\"{Letter(place)}{line}\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>");
                else if (place % 2 == 0) sheet.Append(Shared(value, place, line));
                else sheet.Append($"<c r=\"{Letter(place)}{line}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(value)}</t></is></c>");
            }
            sheet.Append("</row>");
            line += at == emptyAfter ? 2 : 1;
        }
        sheet.Append("</sheetData></worksheet>");
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
            Add("_rels/.rels", """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add("xl/workbook.xml", """<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Experts" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Add("xl/_rels/workbook.xml.rels", """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""");
            Add("xl/styles.xml", """<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            Add("xl/sharedStrings.xml", $"""<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{string.Concat(shared.Select(text => $"<si><t>{SecurityElement.Escape(text)}</t></si>"))}</sst>""");
            Add("xl/worksheets/sheet1.xml", sheet.ToString());

            void Add(string name, string content)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }
        return file.ToArray();

        string Shared(string text, int place, int line)
        {
            shared.Add(text);
            return $"<c r=\"{Letter(place)}{line}\" t=\"s\"><v>{shared.Count - 1}</v></c>";
        }

        static string Letter(int place) => $"{(char)('A' + place)}";
    }

    /// <summary>Exactly those defects, each as often as it is there: nothing more, nothing less.</summary>
    private static void Named(List<(int Row, string Column, string Why)> expected, RosterReport report)
    {
        var found = report.Defects.Select(defect => (defect.Row, defect.Column, defect.Why)).ToList();
        Assert.Equal("", string.Join("; ", expected.Except(found).Select(each => $"not named: {each}").Concat(found.Except(expected).Select(each => $"named besides: {each}")).Take(12)));
        Assert.Equal(expected.Count, found.Count);
    }

    private Occasion Program => new(Viewer.System, host.Clock.GetUtcNow(), Channel.Import);

    private Task<int> Count() => host.Read(db => db.Set<Expert>().CountAsync());

    private async Task<RosterReport> Import(byte[] file, string name) => Rostered.Accepted(await host.Ask<ImportExperts, Outcome<RosterReport>>(import => import.Run(file, name, null, false, Program, default)));
}
