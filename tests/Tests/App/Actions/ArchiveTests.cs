using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Import;
using Passerelle.Actions.Public;
using Passerelle.Platform;
using Passerelle.Platform.Data;

namespace Passerelle.Tests.App.Actions;

/// <summary>The archive of Actions read into an empty facility, and the public pages that show it.</summary>
public sealed class ArchiveTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Archive = "demo/actions.json";

    private static byte[] File => System.IO.File.ReadAllBytes(Path.Combine(House.Root, Archive));

    [Fact]
    public async Task The_archive_is_imported_once_and_a_second_time_changes_nothing()
    {
        await Import(File);
        var facts = await host.Read(db => db.Journal.CountAsync(TestContext.Current.CancellationToken));

        var again = (await Import(File)).Value;

        Assert.Equal((73, 0, 0, 73, 0), (again.Read, again.Created, again.Updated, again.Unchanged, again.Refused));
        Assert.Equal(facts, await host.Read(db => db.Journal.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Every_conflict_of_dates_is_listed_and_none_is_decided()
    {
        var report = (await Import(File)).Value;

        var conflicts = report.Defects.Where(defect => defect.Why == "dates-conflict").Select(defect => (defect.Row, defect.Column, defect.Found));
        Assert.Equal([(6, "start", "2010-05"), (10, "start", "2012-06"), (11, "start", "2010-12"), (11, "end", "2012-12"), (16, "start", "2014-06")], conflicts);
    }

    [Fact]
    public async Task A_number_of_two_Actions_offers_both_and_any_other_leads_to_its_Action()
    {
        await Import(File);
        using var reader = host.Anyone();

        var shared = await reader.Open("/en/actions/165");
        var renumbered = await reader.Open("/en/actions/133-argentina-and-brazil-trafficking");
        var drifted = await reader.Open("/fr/actions/99-benin-remittances");

        Assert.Equal(HttpStatusCode.MultipleChoices, shared.Status);
        Assert.Contains("Malawi III", shared.Text);
        Assert.Contains("Peru IV", shared.Text);
        Assert.StartsWith("/en/actions/ACT-2011-", renumbered.Address);
        Assert.StartsWith("Burundi I", drifted.Heading);
    }

    [Fact]
    public async Task The_list_is_filtered_by_what_the_address_says()
    {
        await Import(File);
        using var reader = host.Anyone();

        var page = await reader.Open("/en/actions?country=PE&year=2018");
        var words = await reader.Open("/fr/actions?text=PEROU");
        var form = await reader.Open("/en/actions?Text=&Country=CR&Pillar=&Year=&Status=");

        Assert.Equal(["Peru IV: Quality of asylum services"], page.Document.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.NotEmpty(words.Document.QuerySelectorAll("tbody th"));
        Assert.Equal("/en/actions?country=CR", form.Address);
        Assert.Equal(5, form.Document.QuerySelectorAll("tbody th").Length);
    }

    [Fact]
    public async Task A_public_page_sets_no_cookie()
    {
        using var reader = host.Anyone();

        var page = await reader.Open("/en/actions");

        Assert.False(page.Response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("{}", "actions.import.not-a-list", "1:1")]
    [InlineData("[\n{\"slug\":\"x\",}]", "actions.import.unreadable", "2:13")]
    public async Task A_file_that_is_no_list_is_refused_where_it_stops_being_one(string text, string key, string place)
    {
        var problem = (await Import(Encoding.UTF8.GetBytes(text))).Problem!;

        Assert.Equal((key, place), (problem.Findings[0].Key, problem.Findings[0].Field));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_refused_and_the_others_are_not()
    {
        var report = (await Import("""[{"slug":"odd","title_en":"Odd","status":"lost","start":"May"},{"slug":"even","title_en":"Even","status":"completed"}]"""u8.ToArray(), dryRun: true)).Value;

        Assert.Equal((1, 1), (report.Created, report.Refused));
        Assert.Equal(["unreadable-date", "unknown-status"], report.Defects.Select(defect => defect.Why));
    }

    private Task<Outcome<ImportReport>> Import(byte[] file, bool dryRun = false) => host.Ask<ImportActions, Outcome<ImportReport>>(import =>
        import.Run(file, "actions.json", dryRun, new(Viewer.System, host.Clock.GetUtcNow(), Channel.Import), TestContext.Current.CancellationToken));
}
