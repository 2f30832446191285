using System.Net;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Concepts;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Texts;

namespace Passerelle.Tests.App.Directory;

/// <summary>The thesaurus in the product: read by everybody, changed by editors as a versioned record.</summary>
[Collection("thesaurus")]
public sealed class ThesaurusPagesTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_browses_concepts_and_reads_their_labels_in_six_languages()
    {
        using var reader = host.Anyone();

        var tree = await reader.Open("/fr/thesaurus");
        var concept = await reader.Open("/en/thesaurus/voluntary-return");

        Assert.Contains("retour volontaire", tree.Text);
        foreach (var label in Thesaurus.Find("voluntary-return")!.Labels("ru")) Assert.Contains(label, concept.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Http.GetAsync("/en/thesaurus/no-such-thing", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Http.GetAsync("/api/v1/thesaurus/no-such-thing", Cancellation)).StatusCode);
        Assert.StartsWith("@prefix skos:", await reader.Http.GetStringAsync("/api/v1/thesaurus.ttl", Cancellation));
        Assert.StartsWith("<?xml", await reader.Http.GetStringAsync("/api/v1/thesaurus.rdf", Cancellation));
    }

    [Fact]
    public async Task An_editor_adds_a_concept_and_each_change_stays_in_the_record()
    {
        var editor = await Editor("Thesaurus Editor");

        var added = await Change(Form("test-caravans"), true, editor);
        var changed = await Change(Form("test-caravans", more: "\nwagons"), false, editor);
        var same = await Change(Form("test-caravans", more: "\nwagons"), false, editor);

        Assert.Equal(("test-caravans", "test-caravans", "test-caravans"), (added.Value, changed.Value, same.Value));
        Assert.Equal(["test-caravans en", "wagons"], Thesaurus.Find("test-caravans")!.Labels("en"));
        Assert.Equal([1, 2], await host.Read(db => db.Set<ConceptVersion>().Where(version => version.Concept == "test-caravans").OrderBy(version => version.Number).Select(version => version.Number).ToListAsync(Cancellation)));
        Assert.Equal(2, await host.Read(db => db.Journal.CountAsync(entry => entry.Kind == "directory.concept-changed" && entry.Subject == "test-caravans", Cancellation)));
    }

    [Fact]
    public async Task Every_finding_is_told_at_once_each_on_its_field()
    {
        var editor = await Editor("Thesaurus Erring");
        var form = new ConceptForm { Id = "Wrong Id", Labels = { ["en"] = "return" }, Broader = "no-such", Related = "none-such", Gcm = "x", Sdg = "1", Dac = "2" };

        var outcome = await Change(form, true, editor);

        Assert.Equal(["Broader", "Dac", "Gcm", "Id", "Labels[ar]", "Labels[en]", "Labels[es]", "Labels[fr]", "Labels[pt]", "Labels[ru]", "Reason", "Related", "Sdg"], outcome.Problem!.Findings.Select(finding => finding.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_editor_writes_a_new_concept_on_the_page_and_what_was_typed_stays_when_something_is_missing()
    {
        var editor = await host.Appoint("Thesaurus Writer", Role.Editor);
        using var visitor = await host.SignIn(editor.Email);

        var refused = await (await visitor.Open("/en/thesaurus/new/edit")).Press("Save", ("Form.Id", "test-written"), ("Form.Labels[en]", "test written en"), ("Form.Reason", "A test"));
        var said = await refused.Press("Save", [.. Language.All.Except(["en"]).Select(language => ($"Form.Labels[{language}]", $"test written {language}"))]);

        Assert.Contains("Every language needs a preferred label.", refused.Text);
        Assert.Equal("test-written", refused.Document.QuerySelector("[name='Form.Id']")!.GetAttribute("value"));
        Assert.Contains("Saved.", said.Text);
        Assert.Equal("test written ru", Thesaurus.Find("test-written")!.Preferred.In("ru"));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Others_do_not_change_it()
    {
        Assert.Equal(ProblemKind.Refused, (await Change(Form("test-nobody"), true, Viewer.Anyone)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await host.Ask<ImportConcepts, Outcome<ConceptReport>>(import => import.Run(new("x", true, null), Occasion(Viewer.Anyone), Cancellation))).Problem?.Kind);
        using var reader = host.Anyone();
        Assert.Null((await reader.Open("/en/thesaurus")).Document.QuerySelector("a[href$='/thesaurus/new/edit']"));
    }

    [Fact]
    public async Task What_is_exported_is_imported_with_a_report_and_twice_changes_nothing()
    {
        var editor = await Editor("Thesaurus Importer");
        const string file = """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            <https://x.org/thesaurus/test-imported> a skos:Concept ;
              skos:prefLabel "test imported en"@en , "test imported fr"@fr , "test imported es"@es , "test imported pt"@pt , "test imported ar"@ar , "test imported ru"@ru ;
              skos:altLabel "another"@en ;
              skos:broader <https://x.org/thesaurus/migration> ;
              skos:relatedMatch <http://metadata.un.org/sdg/10.7> .
            <https://x.org/thesaurus/test-broken> a skos:Concept ;
              skos:prefLabel "only English"@en ;
              skos:broader <https://x.org/thesaurus/nowhere> .
            """;

        var dry = await Import(file, true, editor);
        var first = await Import(file, false, editor);
        var second = await Import(file, false, editor);

        Assert.Equal((2, 1, 0, 0, 1), (dry.Read, dry.Created, dry.Changed, dry.Unchanged, dry.Refused));
        Assert.Equal((1, 0), (first.Created, first.Unchanged));
        Assert.Equal((0, 1), (second.Created, second.Unchanged));
        Assert.Contains(first.Defects, defect => defect is { Line: 9, Concept: "test-broken", Field: "Broader" });
        Assert.Equal(["10.7"], Thesaurus.Find("test-imported")!.Sdg);
        Assert.Null(Thesaurus.Find("test-broken"));
    }

    [Fact]
    public async Task A_file_that_is_no_SKOS_is_said_to_be_none()
    {
        var report = await Import("this is a letter", true, await Editor("Thesaurus Reader"));

        Assert.Equal((1, 1), (report.Defects[0].Line, report.Defects[0].Column));
    }

    private static ConceptForm Form(string id, string more = "") => new()
    {
        Id = id, Labels = Language.All.ToDictionary(language => language, string? (language) => $"{id} {language}{(language == "en" ? more : "")}"), Broader = "migration", Reason = "It is asked for.",
    };

    private async Task<Viewer> Editor(string name) => await host.Ask<AccountsDesk, Viewer>(async desk => await desk.Viewer((await host.Appoint(name, Role.Editor)).Account, new(2026, 1, 15), Cancellation));

    private Occasion Occasion(Viewer viewer) => new(viewer, host.Clock.GetUtcNow(), Channel.Page);

    private Task<Outcome<string>> Change(ConceptForm form, bool isNew, Viewer viewer) => host.Ask<ChangeConcept, Outcome<string>>(change => change.Run(form, isNew, Occasion(viewer), Cancellation));

    private async Task<ConceptReport> Import(string file, bool dryRun, Viewer viewer) =>
        (await host.Ask<ImportConcepts, Outcome<ConceptReport>>(import => import.Run(new(file, dryRun, "From a neighbour."), Occasion(viewer), Cancellation))).Value;
}
