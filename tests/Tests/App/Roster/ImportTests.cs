using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Passerelle.Platform;
using Passerelle.Roster;
using Passerelle.Roster.Import;
using Passerelle.Roster.Keep;
using Passerelle.Roster.Public;

namespace Passerelle.Tests.App.Roster;

public sealed class ImportTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Head = "key,name,email,sector,country,competences,evidence,languages,experience,confirmedOn,consents,missions,birthDate,shoe size";

    [Fact]
    public async Task Every_defect_is_named_with_row_column_what_was_found_and_what_is_proposed_and_nothing_is_guessed()
    {
        var n = Rostered.Next();
        var report = await Import($"""
            {Head}
            A{n},Good One {n},good{n}@experts.example,public,HU,return:4,return: mission 2013-05 Manila; return: hearsay,hu:C2; en:C1,PH; SN,2025-11-01,found; proposed,PH 2013-05 Round table; SN 2014,1970-01-01,42
            B{n},Half Read {n},half{n}@experts.example,pubic,Hungry,retrun:4; asylum:9; return,asylum: hearsay; reception: mission,Klingon:C2; fr:D4,Narnia; TN,yesterday,found; everything,somewhere; XX 2014,,
            C{n},,nobody{n}@experts.example,public,HU,,,,,,,,,
            ,No Key {n},,public,HU,,,,,,,,,
            E{n},Twin {n},good{n}@experts.example,public,HU,,,,,,,,,
            A{n},Twin Key {n},twin{n}@experts.example,public,HU,,,,,,,,,
            G{n},Bad Mail {n},not an address,civil society,RO,,,,,,found,,,
            H{n},Too,few cells
            """);

        Assert.Equal((8, 3, 0, 0, 5), (report.Read, report.Created, report.Updated, report.Unchanged, report.Refused));
        Assert.Equal(
        [
            "0 shoe size roster.import.why.unknown-column", "1 birthDate roster.import.why.no-purpose", "1 evidence roster.form.choice",
            "2 competences roster.form.concept.unknown", "2 competences roster.form.level.number", "2 competences roster.form.level.number", "2 confirmedOn roster.form.day.form", "2 consents roster.form.choice", "2 country roster.form.country.unknown",
            "2 evidence roster.import.why.evidence-of-nothing", "2 evidence roster.import.why.evidence-of-nothing", "2 experience roster.form.country.unknown", "2 languages roster.form.choice", "2 languages roster.form.spoken.unknown", "2 missions roster.form.country.unknown",
            "2 missions roster.import.why.mission-form", "2 sector roster.form.choice", "3 name roster.form.name.needed", "4 email roster.import.why.no-key", "5 email roster.import.why.twin", "6 key roster.import.why.twin", "7 consents roster.import.why.consent-without-day",
            "7 email roster.form.email.address", "7 email roster.import.why.no-email", "8  roster.import.why.broken-row",
        ], report.Defects.Select(defect => $"{defect.Row} {defect.Column} {defect.Why}").Order(StringComparer.Ordinal));
        Assert.Equal([3, 4, 5, 6, 8], report.Defects.Where(defect => defect.Refuses).Select(defect => defect.Row));
        Assert.All(report.Defects.Where(defect => defect.Row > 0), defect => Assert.Equal(defect.Row + 1, defect.Line));
        var proposals = report.Defects.Where(defect => defect.Proposed == "roster.import.proposed.perhaps").ToDictionary(defect => defect.Found, defect => defect.Args[2]);
        Assert.Equal(("public", "Hungary", "return"), (proposals["pubic"], proposals["Hungry"], proposals["retrun:4"]));
        var half = await Find($"half{n}@experts.example");
        Assert.Equal((ExpertStatus.Invited, null, null, "TN"), (half.Status, half.Sector, half.HomeCountry, string.Join(",", half.Experiences.Select(each => each.Country))));
        Assert.Empty(half.Competences);
        var good = await Find($"good{n}@experts.example");
        Assert.Equal((ExpertStatus.Confirmed, 2, new PartialDate(2014)), (good.Status, good.TimesSent, good.LastSent));
        Assert.Equal(("return", 4, "Manila"), (good.Competences.Single().Concept, good.Competences.Single().Level, good.Competences.Single().Evidence.Single().Note));
        Assert.DoesNotContain("1970", await host.Read(async db => JsonSerializer.Serialize(await db.Journal.Select(entry => entry.Data).ToListAsync())));
    }

    [Fact]
    public async Task The_second_import_of_a_file_changes_nothing_and_a_dry_run_writes_nothing()
    {
        var n = Rostered.Next();
        var csv = $"name;email;sector;country;missions\nOnce {n};once{n}@experts.example;public;HU;PH 2013\nTwice {n};twice{n}@experts.example;academia;NL;";
        var rehearsed = await Import(csv, dryRun: true);
        Assert.Equal((2, 2, (string?)null), (rehearsed.Read, rehearsed.Created, rehearsed.Run));
        Assert.False(await host.Read(db => db.Set<Expert>().AnyAsync(expert => expert.Email == $"once{n}@experts.example")));

        var first = await Import(csv);
        var facts = await host.Read(db => db.Journal.CountAsync());
        var second = await Import(csv.Replace(";", "; "));
        var third = await Import(csv.Replace("academia", "private"));

        Assert.Equal((2, 0, 0), (first.Created, first.Updated, first.Unchanged));
        Assert.Equal((0, 0, 2, (string?)null), (second.Created, second.Updated, second.Unchanged, second.Run));
        Assert.Equal((0, 1, 1), (third.Created, third.Updated, third.Unchanged));
        Assert.Equal(facts + 2, await host.Read(db => db.Journal.CountAsync()));
        Assert.DoesNotContain(await host.Letters(), letter => letter.To.ToString().Contains($"once{n}"));
    }

    [Fact]
    public async Task What_somebody_has_changed_here_is_left_alone()
    {
        var story = await Rostered.In(host);
        var n = Rostered.Next();
        await Import($"name,email,sector,country,function\nEdited {n},edited{n}@experts.example,public,HU,Clerk");
        var expert = await Find($"edited{n}@experts.example");
        var form = ExpertForm.Of(expert);
        form.Function = "Director";
        var officer = await story.As(story.Officer);
        Rostered.Accepted(await host.Ask<KeepExpert, Outcome<string>>(keep => keep.Change(expert.Reference, form, officer, default)));

        var report = await Import($"name,email,sector,country,function\nEdited {n},edited{n}@experts.example,public,HU,Head clerk");

        Assert.Equal((0, 1), (report.Updated, report.Unchanged));
        Assert.Equal("roster.import.why.edited-here", Assert.Single(report.Defects).Why);
        Assert.Equal("Director", (await Find($"edited{n}@experts.example")).Function);
    }

    [Fact]
    public async Task An_import_is_taken_back_but_for_what_has_a_life_of_its_own()
    {
        var story = await Rostered.In(host);
        var n = Rostered.Next();
        await Import($"name,email,sector,country,function,missions\nBefore {n},before{n}@experts.example,public,HU,Clerk,PH 2012");
        var report = await Import($"name,email,sector,country,function,missions\nBefore {n},before{n}@experts.example,public,HU,Director,PH 2012; SN 2015\nMade {n},made{n}@experts.example,public,HU,,\nSpoke {n},spoke{n}@experts.example,public,HU,,");
        var spoke = (await Find($"spoke{n}@experts.example")).Reference;
        Rostered.Accepted(await story.Confirm(spoke));
        var officer = await story.As(story.Officer);

        var undone = Rostered.Accepted(await host.Ask<UndoImport, Outcome<Undone>>(undo => undo.Run(report.Run!, officer, default)));
        var again = await host.Ask<UndoImport, Outcome<Undone>>(undo => undo.Run(report.Run!, officer, default));

        Assert.Equal((1, 1), (undone.Removed, undone.PutBack));
        Assert.Equal([spoke], undone.Left);
        Assert.Equal(("Clerk", 1), ((await Find($"before{n}@experts.example")).Function, (await Find($"before{n}@experts.example")).TimesSent));
        Assert.False(await host.Read(db => db.Set<Expert>().AnyAsync(expert => expert.Email == $"made{n}@experts.example")));
        Assert.Equal(ProblemKind.Conflict, again.Problem!.Kind);
    }

    [Fact]
    public async Task A_mapping_is_kept_for_the_next_file_with_the_same_columns()
    {
        var n = Rostered.Next();
        var map = """{ "Nom complet": "name", "Courriel": "email", "Pays": "country", "Secteur": "sector", "values": { "sector": { "Administration": "public" } }, "defaults": { "languages": "fr:C2" } }""";
        var file = $"Nom complet;Courriel;Pays;Secteur\nHélène Passerelle {n};helene{n}@experts.example;Hongrie;Administration";

        var unmapped = await host.Ask<ImportExperts, Outcome<RosterReport>>(import => import.Run(Encoding.UTF8.GetBytes(file), "f.csv", null, false, Program, default));
        var first = await Import(file, map);
        var next = await Import(file.Replace("helene", "next"));
        var wrong = await host.Ask<ImportExperts, Outcome<RosterReport>>(import => import.Run(Encoding.UTF8.GetBytes(file), "f.csv", """{ "Nom complet": "nom" }"""u8.ToArray(), false, Program, default));

        Assert.Equal("roster.import.no-name-column", unmapped.Problem!.Findings.Single().Key);
        Assert.Equal((1, 1), (first.Created, next.Created));
        Assert.Empty(first.Defects);
        var expert = await Find($"next{n}@experts.example");
        Assert.Equal(("HU", Sector.Public), (expert.HomeCountry, expert.Sector));
        Assert.Equal("roster.import.map-unknown", wrong.Problem!.Findings.Single().Key);
    }

    [Fact]
    public async Task A_JSON_list_and_a_file_that_is_nothing_are_told_apart()
    {
        var n = Rostered.Next();
        var report = await Import($$"""
            [ { "name": "Json {{n}}", "email": "json{{n}}@experts.example", "sector": "private", "country": "NL", "competences": [ { "concept": "asylum", "level": 3 } ], "languages": ["nl:C2", "en:B2"] },
              "not a row" ]
            """);
        var broken = await host.Ask<ImportExperts, Outcome<RosterReport>>(import => import.Run("[ { \"name\": "u8.ToArray(), "f.json", null, false, Program, default));
        var empty = await host.Ask<ImportExperts, Outcome<RosterReport>>(import => import.Run([], "f.csv", null, false, Program, default));

        Assert.Equal((1, 1), (report.Created, report.Refused));
        Assert.Equal(("asylum", 3), ((await Find($"json{n}@experts.example")).Competences.Single().Concept, (await Find($"json{n}@experts.example")).Competences.Single().Level));
        Assert.Equal("roster.import.unreadable", broken.Problem!.Findings.Single().Key);
        Assert.Equal("roster.import.empty", empty.Problem!.Findings.Single().Key);
    }

    [Fact]
    public async Task The_page_takes_a_file_shows_its_defects_and_takes_it_back_and_is_for_officers()
    {
        var story = await Rostered.In(host);
        var n = Rostered.Next();
        using var officer = await host.SignIn(story.Officer.Email);
        using var focal = await host.SignIn(story.Hungarian.Email);

        var nothing = await (await officer.Open("/en/roster/import")).Press("Import");
        var read = await (await officer.Open("/en/roster/import")).Press("Import", ("File", new Upload("list.csv", "text/csv", Encoding.UTF8.GetBytes($"name,email,sector,country\nPaged {n},paged{n}@experts.example,public,Hungry"))));
        var back = await read.Press(read.Document.QuerySelector("button[name=run]")!.GetAttribute("value"));

        Assert.Single(nothing.Findings);
        Assert.Contains("1 rows read: 1 created", read.Text);
        Assert.Contains("perhaps this is meant: Hungary", read.Text);
        Assert.Contains("1 records removed", back.Document.Body!.TextContent);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await focal.Open("/en/roster/import")).Status);
        using var api = await story.Api(story.Officer);
        var answer = await api.Http.PostAsJsonAsync("/api/v1/experts/import", new { source = "api.csv", content = Encoding.UTF8.GetBytes($"name,email\nApi {n},viaapi{n}@experts.example"), dryRun = true });
        Assert.Equal(1, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("created").GetInt32());
    }

    [Fact]
    public async Task The_official_Europass_examples_are_read_and_what_has_no_place_is_named_and_not_kept()
    {
        var folder = Path.GetFullPath(Path.Combine(House.Root, "..", "shared", "data", "europass"));
        if (!Folder.Exists(folder)) Assert.Skip("The official Europass examples are not on this machine.");
        foreach (var path in Folder.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal))
        {
            var outcome = await host.Ask<ImportExperts, Outcome<RosterReport>>(async import => await import.Run(await File.ReadAllBytesAsync(path), Path.GetFileName(path), null, true, Program, default));
            Assert.True(outcome.Problem is null, $"{path}: {outcome.Problem?.Findings[0].Key}");
            Assert.Equal(1, outcome.Value.Read);
        }
        var full = Path.Combine(folder, "Europass_CV_ESP_CL_LP_V3.3.0_Example.xml");
        var report = Rostered.Accepted(await host.Ask<ImportExperts, Outcome<RosterReport>>(async import => await import.Run(await File.ReadAllBytesAsync(full), "full.xml", null, false, Program, default)));

        Assert.Equal(1, report.Created);
        Assert.Contains(report.Defects, defect => defect is { Column: "Birthdate", Found: "", Why: "roster.import.why.no-purpose" });
        Assert.Contains(report.Defects, defect => defect.Column == "Photo");
        Assert.Contains(report.Defects, defect => defect.Column.StartsWith("Skills."));
        var expert = await host.Read(db => db.Set<Expert>().Include(each => each.Languages).SingleAsync(each => each.Reference == db.Set<Expert>().OrderByDescending(one => one.Reference).First().Reference));
        Assert.NotNull(expert.Email);
        Assert.Contains(expert.Languages, language => language.Level == Cefr.C2);
    }

    private Occasion Program => new(Viewer.System, host.Clock.GetUtcNow(), Channel.Import);

    private async Task<RosterReport> Import(string file, string? map = null, bool dryRun = false) =>
        Rostered.Accepted(await host.Ask<ImportExperts, Outcome<RosterReport>>(import => import.Run(Encoding.UTF8.GetBytes(file), "list.csv", map is null ? null : Encoding.UTF8.GetBytes(map), dryRun, Program, default)));

    private Task<Expert> Find(string email) => host.Read(db => db.Set<Expert>().AsNoTracking().Include(expert => expert.Competences).Include(expert => expert.Languages).Include(expert => expert.Experiences).Include(expert => expert.Periods)
        .Include(expert => expert.Missions).AsSplitQuery().SingleAsync(expert => expert.Email == email));
}
