using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Data;
using Passerelle.Roster;
using Passerelle.Roster.Browse;
using Passerelle.Roster.Cycle;
using Passerelle.Roster.Keep;
using Passerelle.Roster.Own;
using Passerelle.Roster.Public;

namespace Passerelle.Tests.App.Roster;

public sealed class RecordTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task An_expert_entered_by_an_officer_is_written_to_and_not_proposed_before_they_confirm()
    {
        var story = await Rostered.In(host);
        using var officer = await host.SignIn(story.Officer.Email);

        var page = await (await officer.Open("/en/roster/new")).Press(null,
            ("Form.Name", "Emőke Átkelő"), ("Form.Email", "emoke@experts.example"), ("Form.Sector", "public"), ("Form.Country", "HU"), ("Form.Competences[0].Concept", Thesaurus.All[0].Id), ("Form.Competences[0].Level", "3"),
            ("Form.Languages[0].Language", "hu"), ("Form.Languages[0].Level", "C2"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Emőke Átkelő", page.Heading);
        Assert.DoesNotContain("emoke@experts.example", page.Text);
        Assert.Contains("/link/", (await host.Letters()).Single(letter => letter.To.Mailboxes.Single().Address == "emoke@experts.example").HtmlBody);
        var reference = page.Address.Split('/')[^1];
        Assert.DoesNotContain(reference, await story.Proposable());
        Rostered.Accepted(await story.Confirm(reference));
        Assert.Contains(reference, await story.Proposable());
    }

    [Fact]
    public async Task Everything_wrong_with_a_form_is_said_at_once_each_at_its_field()
    {
        var story = await Rostered.In(host);
        var taken = Rostered.Form($"Already There {Rostered.Next()}");
        await story.Register(taken);
        var form = new ExpertForm
        {
            Email = "nobody", Phone = "call me", Language = "xx", Gender = "maybe", Country = "Atlantis", Seniority = "oldest", Fee = "much", MostInAYear = "99", NotReleasedBefore = "soon", Interests = "PH; Utopia", Experience = "Narnia",
            Competences = [new() { Concept = "juggling", Level = "9", Evidence = "hearsay", Date = "yesterday" }, new() { Concept = "return", Level = "3", Note = "without kind" }],
            Languages = [new() { Language = "Klingon", Level = "D7" }], Periods = [new() { From = "2026-05-02", Until = "2026-05-01", Kind = "busy" }, new() { From = "2026-05-02" }],
        };
        var occasion = await story.As(story.Officer);

        var refused = await host.Ask<KeepExpert, Outcome<string>>(keep => keep.Register(form, occasion, default));
        var twice = await host.Ask<KeepExpert, Outcome<string>>(keep => keep.Register(new() { Name = "Somebody", Email = taken.Email, Sector = "public", Country = "HU" }, occasion, default));

        string[] fields = ["Name", "Email", "Phone", "Language", "Gender", "Sector", "Country", "Seniority", "Fee", "MostInAYear", "NotReleasedBefore", "Interests", "Experience", "Competences[0].Concept", "Competences[0].Level", "Competences[0].Evidence",
            "Competences[0].Date", "Competences[1].Evidence", "Languages[0].Language", "Languages[0].Level", "Periods[0].Kind", "Periods[0].Until", "Periods[1].Until"];
        Assert.Equal(ProblemKind.Invalid, refused.Problem!.Kind);
        Assert.Equal(fields.Order(), refused.Problem.Findings.Select(finding => finding.Field).Distinct().Order());
        Assert.Equal("roster.form.email.taken", Assert.Single(twice.Problem!.Findings).Key);
    }

    [Fact]
    public async Task A_change_made_from_an_older_version_is_not_kept()
    {
        var story = await Rostered.In(host);
        var reference = await story.Register(Rostered.Form($"Late Writer {Rostered.Next()}"));
        var occasion = await story.As(story.Officer);
        var form = Rostered.Form("Other Name");
        (form.Email, form.Version) = ($"other{Rostered.Next()}@experts.example", 1);

        var first = await host.Ask<KeepExpert, Outcome<string>>(keep => keep.Change(reference, form, occasion, default));
        form.Function = "Deputy";
        var second = await host.Ask<KeepExpert, Outcome<string>>(keep => keep.Change(reference, form, occasion, default));

        Assert.Null(first.Problem);
        Assert.Equal(ProblemKind.Conflict, second.Problem!.Kind);
        Assert.Equal("Head of unit", (await story.Find(reference)).Function);
    }

    [Fact]
    public async Task A_focal_point_enters_and_changes_its_own_experts_only_and_reads_no_fee()
    {
        var story = await Rostered.In(host);
        var n = Rostered.Next();
        var (own, other) = (await story.Register(Rostered.Form($"Own One {n}"), story.Hungarian), await story.Register(Rostered.Form($"Other One {n}", "NL"), story.Dutch));
        var (hungarian, officer) = (await story.As(story.Hungarian), await story.As(story.Officer));

        var foreign = await host.Ask<KeepExpert, Outcome<string>>(keep => keep.Register(Rostered.Form($"Foreign {n}", "NL"), hungarian, default));
        var stranger = await host.Ask<KeepExpert, Outcome<string>>(keep => keep.Change(other, Rostered.Form("X"), hungarian, default));
        var paid = Rostered.Form($"Own One {n}");
        (paid.Fee, paid.Version) = ("400", (await story.Find(own)).Version);
        Rostered.Accepted(await host.Ask<KeepExpert, Outcome<string>>(keep => keep.Change(own, paid, officer, default)));
        var corrected = Rostered.Form($"Own One {n}");
        (corrected.Function, corrected.Version) = ("Director", (await story.Find(own)).Version);
        Rostered.Accepted(await host.Ask<KeepExpert, Outcome<string>>(keep => keep.Change(own, corrected, hungarian, default)));

        Assert.Equal("Country", Assert.Single(foreign.Problem!.Findings).Field);
        Assert.Equal(ProblemKind.NotFound, stranger.Problem!.Kind);
        Assert.Equal((400m, "Director", story.Hungarian.Office), ((await story.Find(own)).Fee, (await story.Find(own)).Function, (await story.Find(own)).FocalPoint));
    }

    [Fact]
    public async Task The_expert_reads_who_opened_the_file_for_which_office_and_why_and_contact_needs_a_reason()
    {
        var story = await Rostered.In(host);
        var form = Rostered.Form($"Read Often {Rostered.Next()}");
        var reference = await story.Register(form);
        using var officer = await host.SignIn(story.Officer.Email);

        var file = await officer.Open($"/en/roster/{reference}");
        var without = await file.Press("Show contact", ("Why", ""));
        var shown = await file.Press("Show contact", ("Why", "To book the flight of May"));
        var own = await host.Anyone().Open(await story.LinkTo(form.Email!));

        Assert.DoesNotContain(form.Email!, file.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.NotEmpty(without.Findings);
        Assert.Contains(form.Email!, shown.Text);
        Assert.Contains("To book the flight of May", own.Text);
        Assert.Contains("read address and telephone number", own.Text);
        var openings = await host.Read(db => db.Set<Opening>().Where(opening => opening.By.StartsWith("Olga")).ToListAsync());
        Assert.All(openings, opening => Assert.StartsWith("Office of Olga", opening.Office));
    }

    [Fact]
    public async Task The_roster_is_searched_by_whatever_the_seeker_may_see()
    {
        var story = await Rostered.In(host);
        var n = Rostered.Next();
        var broad = Thesaurus.All.First(concept => concept.Narrower.Count > 0);
        var special = Rostered.Form($"Żółta Łódź {n}", "NL");
        (special.Competences, special.Experience, special.Periods) = ([new() { Concept = broad.Narrower[0], Level = "5" }], "TN", [new() { From = "2026-03-01", Until = "2026-03-20", Kind = "away" }]);
        var reference = await story.Register(special, story.Dutch);
        var officer = await story.As(story.Officer);

        Assert.Equal([reference], await Found(new(Text: "zolta lodz")));
        Assert.Contains(reference, await Found(new(Competence: broad.Id)));
        Assert.Contains(reference, await Found(new(Text: broad.Labels("fr").First())));
        Assert.DoesNotContain(reference, await Found(new(Competence: broad.Id, Level: 6)));
        Assert.Contains(reference, await Found(new(Spoken: "hu", Mastery: Cefr.C2)));
        Assert.DoesNotContain(reference, await Found(new(Spoken: "en", Mastery: Cefr.C2)));
        Assert.Contains(reference, await Found(new(Experience: "TN", Sector: Sector.Public, Country: "NL", Sent: "never")));
        Assert.DoesNotContain(reference, await Found(new(Country: "NL", From: new(2026, 3, 10), Until: new(2026, 3, 12))));
        Assert.Contains(reference, await Found(new(Country: "NL", From: new(2026, 3, 21), Until: new(2026, 3, 22))));
        Assert.Equal([reference], (await host.Ask<BrowseRoster, RosterList>(async browse => await browse.Run(new(Text: reference), await story.As(story.Dutch) is var dutch ? dutch.By : null!, default))).Rows.Select(row => row.Reference));
        Assert.Empty((await host.Ask<BrowseRoster, RosterList>(async browse => await browse.Run(new(Text: reference), (await story.As(story.Hungarian)).By, default))).Rows);

        async Task<IReadOnlyList<string>> Found(RosterFilter filter) => [.. (await host.Ask<BrowseRoster, RosterList>(browse => browse.Run(filter, officer.By, default))).Rows.Select(row => row.Reference)];
    }

    [Fact]
    public async Task What_stands_in_the_way_of_proposing_is_named()
    {
        var story = await Rostered.In(host);
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
        var form = Rostered.Form($"Many Hindrances {Rostered.Next()}");
        (form.Interests, form.NotReleasedBefore, form.MostInAYear, form.Periods) = ("PH", "2027-01-01", "0", [new() { From = "2026-02-01", Until = "2026-02-28", Kind = "away" }]);
        var reference = await story.Register(form);
        var officer = await story.As(story.Officer);

        var found = Rostered.Accepted(await host.Ask<RosterDesk, Outcome<List<Obstacle>>>(desk => desk.Obstacles(reference, new(new(2026, 2, 10), new(2026, 2, 12), [], ["PH"]), officer.By, today, default)));

        Assert.Equal([Obstacle.NotConfirmed, Obstacle.NoConsent, Obstacle.Away, Obstacle.NotReleased, Obstacle.Conflict, Obstacle.LoadReached], found);
    }

    [Fact]
    public async Task A_focal_point_opened_later_finds_its_experts()
    {
        var story = await Rostered.In(host);
        var form = Rostered.Form($"Waiting Expert {Rostered.Next()}", "EE");
        var reference = await story.Register(form);
        using (var before = await story.Api(story.Officer)) Assert.Equal(HttpStatusCode.OK, (await before.Http.GetAsync($"/api/v1/experts/{reference}")).StatusCode);
        var estonian = await host.AppointIn("agency", "EE", $"Endla Sild {Rostered.Next()}", Role.FocalPoint);

        await host.Sweep("find-focal-points");

        using var api = await story.Api(estonian);
        Assert.Equal(HttpStatusCode.OK, (await api.Http.GetAsync($"/api/v1/experts/{reference}")).StatusCode);
    }

    [Fact]
    public async Task The_API_lists_opens_and_refuses_as_the_pages_do()
    {
        var story = await Rostered.In(host);
        var n = Rostered.Next();
        using var officer = await story.Api(story.Officer);
        using var requester = await story.Api(await host.Appoint($"Rita Requester {n}", Role.Requester));

        var bad = await officer.Http.PostAsJsonAsync("/api/v1/experts", new { name = "" });
        var made = await officer.Http.PostAsJsonAsync("/api/v1/experts", new { name = $"By Api {n}", email = $"api{n}@experts.example", sector = "public", country = "HU" });
        var reference = await made.Content.ReadFromJsonAsync<string>();
        var list = await officer.GetJson($"/api/v1/experts?text={reference}");
        var file = await officer.GetJson($"/api/v1/experts/{reference}");
        var contact = await officer.GetJson($"/api/v1/experts/{reference}?contact=true&why=To+write");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Equal(1, list.GetProperty("total").GetInt32());
        Assert.False(file.TryGetProperty("contact", out _));
        Assert.Equal($"api{n}@experts.example", contact.GetProperty("contact").GetProperty("email").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.Http.GetAsync($"/api/v1/experts/{reference}?contact=true")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.Http.GetAsync($"/api/v1/experts/{reference}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.Http.GetAsync("/api/v1/experts")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await requester.Http.PostAsJsonAsync("/api/v1/experts", new { name = "X" })).StatusCode);
    }
}
