using System.IO.Compression;
using System.Xml.Linq;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Passerelle.Panels;
using Passerelle.Roster.Public;
using Passerelle.Tests.App.Roster;

namespace Passerelle.Tests.App.Panels;

/// <summary>A mission to its end, and what the ledger makes of it: one story, since its clock goes forward.</summary>
public sealed class MissionTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_mission_ends_with_a_report_and_two_appraisals_the_hosts_is_evidence_and_the_ledger_reconciles()
    {
        var story = await (await Mobilised.Proposed(host)).Prepared();
        var own = await story.Roster.LinkTo(story.Email(0));
        At(Mobilised.From);
        Rostered.Accepted(await story.Keep(MissionAct.Start));
        Assert.Contains((await story.Roster.Find(story.Experts[0])).Missions, mission => mission.Record == story.Action.Reference && mission.Days == 4);

        At(Mobilised.Until.AddDays(1));
        await host.Sweep("keep-panel-clocks");
        Assert.Equal(HttpStatusCode.Gone, (await host.Anyone().Open(own)).Status);
        using var expert = host.Anyone();
        var link = await story.Roster.LinkTo(story.Email(0));
        var page = await expert.Open(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Press("Hand the report in", ("Report.Report", " "))).Status);
        page = await page.Press("Hand the report in", ("Report.Report", "Offers were read together."));
        Assert.Contains("Your report is in", page.Text);
        Assert.Equal(MissionStatus.Returned, (await story.MissionOf(0)).Status);
        page = await page.Press("Send your view", ("Mark.Score", "4"), ("Mark.Text", "Well prepared."));
        Assert.Contains("Your view is in", page.Text);

        using var office = host.Anyone();
        var marking = await story.Roster.LinkTo(story.Host.OfficeEmail);
        var asked = await office.Open(marking);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await asked.Press(null, ("Form.Text", "No score."))).Status);
        Assert.Contains("Your view is in", (await asked.Press(null, ("Form.Score", "5"), ("Form.Text", "The inspectors ask for more."))).Text);
        Assert.Equal(HttpStatusCode.Gone, (await office.Open(marking)).Status);
        Assert.Equal(MissionStatus.Closed, (await story.MissionOf(0)).Status);
        Assert.Contains((await story.Roster.Find(story.Experts[0])).Competences.Single(competence => competence.Concept == "return").Evidence, evidence => evidence.Kind == EvidenceKind.Appraisal && evidence.Note == $"{story.Action.Reference}: 5/5");

        await Reconciles(story);
        Assert.Empty(host.Errors);
    }

    private async Task Reconciles(Mobilised story)
    {
        var missions = (await host.Read(db => db.Set<MissionFile>().AsNoTracking().OrderBy(mission => mission.Reference).ToListAsync())).Where(mission => mission.IsUsed).ToList();
        using var officer = await story.Roster.Api(story.Officer);
        var all = await officer.GetJson("/api/v1/ledger");
        Assert.Equal((missions.Count, missions.Sum(mission => mission.Days)), Count(all.GetProperty("used")));
        Assert.Equal(missions.Sum(mission => mission.Days), all.GetProperty("rows").EnumerateArray().Sum(row => row.GetProperty("used").GetProperty("days").GetInt32()));
        var calls = await host.Read(db => db.Set<Call>().AsNoTracking().ToListAsync());
        Assert.Equal(calls.Sum(call => call.Nominations.Count), all.GetProperty("offered").GetProperty("experts").GetInt32());
        var hungary = await officer.GetJson("/api/v1/ledger?country=HU");
        Assert.Equal((1, 4), Count(hungary.GetProperty("used")));
        Assert.Equal((1, 4), Count(hungary.GetProperty("offered")));

        var csv = await officer.Http.GetStringAsync("/api/v1/ledger/statement.csv?country=HU");
        Assert.Equal("4", csv.TrimEnd().Split('\n')[^1].TrimEnd('\r').Split(',')[^1]);
        using var zip = new ZipArchive(await officer.Http.GetStreamAsync("/api/v1/ledger/statement.xlsx?country=HU"));
        using var leaf = zip.Entries.Single(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open();
        var total = XDocument.Load(leaf).Descendants().Last(element => element.Name.LocalName == "row");
        Assert.Equal(["1", "4"], total.Elements().TakeLast(2).Select(cell => cell.Value));

        using var hungarian = await story.Roster.Api(story.Roster.Hungarian);
        Assert.Equal((1, 4), Count((await hungarian.GetJson("/api/v1/ledger")).GetProperty("used")));
        using var dutch = await story.Roster.Api(story.Roster.Dutch);
        Assert.Equal((0, 0), Count((await dutch.GetJson("/api/v1/ledger")).GetProperty("used")));
        Assert.DoesNotContain("HU", (await dutch.GetJson("/api/v1/ledger")).GetRawText());
        using var hosting = await story.Roster.Api(story.Host);
        Assert.Equal(HttpStatusCode.NotFound, (await hosting.Http.GetAsync("/api/v1/ledger")).StatusCode);
    }

    private static (int, int) Count(JsonElement count) => (count.GetProperty("experts").GetInt32(), count.GetProperty("days").GetInt32());

    private void At(DateOnly day) => host.Clock.SetUtcNow(new(day, new(9, 0), TimeSpan.Zero));
}
