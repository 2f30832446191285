using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Panels;
using Passerelle.Panels.HostView;
using Passerelle.Panels.Mobilise;
using Passerelle.Panels.Nominate;
using Passerelle.Panels.OnMission;
using Passerelle.Panels.Reckon;
using Passerelle.Panels.Release;
using Passerelle.Platform;
using Passerelle.Platform.Tasks;
using Passerelle.Tests.App.Roster;

namespace Passerelle.Tests.App.Panels;

/// <summary>From the call to the mission: each act, each refusal, and what a mailed link still does when it was used.</summary>
public sealed class MobilisationTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_call_goes_to_each_administration_with_its_own_experts_and_whoever_has_none_gets_a_seat()
    {
        var story = await (await Mobilised.Proposed(host)).Called();
        Assert.Equal((CallStatus.Sent, 1, 4), ((await story.CallTo(story.Roster.Hungarian)).Status, (await story.CallTo(story.Roster.Hungarian)).Seats, (await story.CallTo(story.Roster.Hungarian)).Days));
        Assert.Equal([story.Experts[0]], (await story.CallTo(story.Roster.Hungarian)).Named);
        Assert.Equal([story.Experts[2]], (await story.CallTo(story.Roster.Dutch)).Named);
        var swede = await story.SeatOf(4);
        Assert.Equal((SeatStatus.Nominated, null), (swede.Status, swede.Office));
        Assert.Equal("panels.call.nobody", Key(await story.Do<CallHomes, string>(story.Officer, (call, occasion) => call.Run(story.Panel, story.CallForm(), occasion, default))));

        Assert.Equal("panels.steer.paper-needed", Key(await Steer(story, 4, SeatAct.StateRelease, "")));
        Rostered.Accepted(await Steer(story, 4, SeatAct.StateRelease, "Letter of the ministry of 12 January."));
        Assert.Equal(SeatStatus.Released, (await story.SeatOf(4)).Status);
    }

    [Theory]
    [InlineData("ClosesOn", null, "panels.call.closes-needed"), InlineData("ClosesOn", "2026-01-15", "panels.call.closes-past"), InlineData("ClosesOn", "2026-06-01", "panels.call.closes-late"), InlineData("From", null, "panels.call.from-needed")]
    [InlineData("From", "2026-01-01", "panels.call.from-past"), InlineData("Until", "2026-05-01", "panels.call.until-wrong"), InlineData("Until", null, "panels.call.until-needed"), InlineData("Languages", "zz", "panels.call.languages-needed")]
    [InlineData("Language", "xx", "panels.call.language-needed"), InlineData("Terms", " ", "panels.call.terms-needed"), InlineData("Host", "somebody", "panels.call.host-needed")]
    public async Task What_cannot_be_accepted_of_a_call_is_said_at_its_field(string field, string? value, string key)
    {
        var story = await Standing();
        var form = story.CallForm();
        var day = value is { Length: 10 } ? DateOnly.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : (DateOnly?)null;
        switch (field)
        {
            case "ClosesOn": form.ClosesOn = day; break;
            case "From": form.From = day; break;
            case "Until": form.Until = day; break;
            case "Languages": form.Languages = [value!]; break;
            case "Language": form.Language = value; break;
            case "Terms": form.Terms = value; break;
            default: form.Host = value; break;
        }
        var called = await story.Do<CallHomes, string>(story.Officer, (call, occasion) => call.Run(story.Panel, form, occasion, default));
        Assert.Contains(called.Problem!.Findings, finding => finding.Field == field && finding.Key == key);
    }

    [Fact]
    public async Task A_focal_point_names_experts_by_its_mailed_link_and_the_link_works_once()
    {
        var story = await (await Mobilised.Proposed(host)).Called();
        using var focal = host.Anyone();
        var link = await story.Roster.LinkTo(story.Roster.Hungarian.OfficeEmail);
        var page = await focal.Open(link);
        Assert.Contains(story.Names[0], page.Text);
        Assert.DoesNotContain(story.Names[2], page.Text);
        var refused = await page.Press("nominate", ("Form.Nominations[0].Expert", ""), ("Form.Nominations[0].Replacement", story.Experts[1]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var done = await (await focal.Open(link)).Press("nominate", ("Form.Nominations[0].Replacement", story.Experts[1]));
        Assert.Contains("Your experts are named", done.Text);
        Assert.Equal((SeatStatus.Nominated, story.Experts[1]), ((await story.SeatOf(0)).Status, (await story.SeatOf(0)).Nomination?.Replacement));
        Assert.Equal(HttpStatusCode.Gone, (await focal.Open(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await focal.Open($"{link[..^4]}AAAA")).Status);
        // A good link of another purpose is as good as forged.
        Assert.Equal(HttpStatusCode.NotFound, (await focal.Open($"/en/calls/release/by-link/{(await story.Roster.LinkTo(story.Roster.Dutch.OfficeEmail)).Split('/')[^1]}")).Status);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Nobody_names_the_experts_of_another_administration_or_somebody_twice_or_answers_twice()
    {
        var story = await (await Mobilised.Proposed(host)).Called();
        Assert.Equal("panels.nominate.unknown", Key(await story.Nominate(story.Roster.Hungarian, new NominationLine { Expert = story.Experts[2] })));
        Assert.Equal("panels.nominate.twice", Key(await story.Nominate(story.Roster.Hungarian, new NominationLine { Expert = story.Experts[0], Replacement = story.Experts[0] })));
        Assert.Equal("panels.nominate.nobody", Key(await story.Nominate(story.Roster.Hungarian, new NominationLine())));
        var call = await story.CallTo(story.Roster.Hungarian);
        foreach (var stranger in (Official[])[story.Roster.Dutch, story.Officer, story.Host])
            Assert.NotNull((await story.Do<AnswerCall, string>(stranger, (answer, occasion) => answer.Decline(call.Reference, new() { Reason = "No." }, occasion, default))).Problem);
        Rostered.Accepted(await story.Nominate(story.Roster.Hungarian, new NominationLine { Expert = story.Experts[0] }));
        Assert.Equal("panels.nominate.answered", Key(await story.Nominate(story.Roster.Hungarian, new NominationLine { Expert = story.Experts[0] })));
    }

    [Fact]
    public async Task A_call_is_put_off_passed_on_or_declined_with_a_reason()
    {
        var story = await (await Mobilised.Proposed(host)).Called();
        var call = await story.CallTo(story.Roster.Hungarian);
        Task<Outcome<string>> Answer(Func<AnswerCall, Occasion, Task<Outcome<string>>> act) => story.Do(story.Roster.Hungarian, act);
        Assert.Equal("panels.nominate.later-wrong", Key(await Answer((answer, occasion) => answer.PutOff(call.Reference, new() { Later = Mobilised.Closes.AddDays(1) }, occasion, default))));
        Rostered.Accepted(await Answer((answer, occasion) => answer.PutOff(call.Reference, new() { Later = new(2026, 2, 2) }, occasion, default)));
        Assert.Equal((CallStatus.Sent, new DateOnly(2026, 2, 2)), ((await story.CallTo(story.Roster.Hungarian)).Status, (await story.CallTo(story.Roster.Hungarian)).DueOn));

        Assert.Equal("panels.nominate.other-called", Key(await Answer((answer, occasion) => answer.PassOn(call.Reference, new() { Other = story.Roster.Dutch.Office.Value.ToString() }, occasion, default))));
        Assert.Equal("panels.nominate.other-needed", Key(await Answer((answer, occasion) => answer.PassOn(call.Reference, new() { Other = story.Host.Office.Value.ToString() }, occasion, default))));
        var third = await host.AppointIn("agency", "PT", $"Tercio Ponte {Rostered.Next()}", Passerelle.Directory.Public.Role.FocalPoint);
        Rostered.Accepted(await Answer((answer, occasion) => answer.PassOn(call.Reference, new() { Other = third.Office.Value.ToString() }, occasion, default)));
        var passed = await story.CallTo(third);
        Assert.Equal((CallStatus.Sent, call.Reference), (passed.Status, passed.PassedOnFrom));
        Assert.Empty(passed.Named);

        var dutch = await story.CallTo(story.Roster.Dutch);
        Assert.Equal("panels.nominate.reason-needed", Key(await story.Do<AnswerCall, string>(story.Roster.Dutch, (answer, occasion) => answer.Decline(dutch.Reference, new(), occasion, default))));
        Rostered.Accepted(await story.Do<AnswerCall, string>(story.Roster.Dutch, (answer, occasion) => answer.Decline(dutch.Reference, new() { Reason = "Nobody can be spared." }, occasion, default)));
        Assert.Equal(CallStatus.Declined, (await story.CallTo(story.Roster.Dutch)).Status);
    }

    [Fact]
    public async Task A_release_needs_two_persons_and_is_given_once()
    {
        var story = await (await Mobilised.Proposed(host)).Called();
        Rostered.Accepted(await story.Nominate(story.Roster.Hungarian, new NominationLine { Expert = story.Experts[0] }));
        var past = await host.Join($"Regi Helyettes {Rostered.Next()}", story.Roster.Hungarian.Office, story.Roster.Hungarian.OfficeReference, "deputy", new(2025, 1, 1), new(2025, 12, 31));

        Assert.NotNull((await story.Sign(past, 0)).Problem);
        Rostered.Accepted(await story.Sign(story.Roster.Hungarian, 0, conditions: "Back by Friday."));
        Assert.Equal("panels.release.same-person", Key(await story.Countersign(story.Roster.Hungarian, 0)));
        Assert.NotNull((await story.Countersign(past, 0)).Problem);
        Assert.NotNull((await story.Countersign(story.DutchDeputy, 0)).Problem);

        using (var deputy = host.Anyone())
        {
            var link = await story.Roster.LinkTo(story.HungarianDeputy.Email);
            var page = await deputy.Open(link);
            Assert.Contains("Back by Friday.", page.Text);
            Assert.Contains("Thank you", (await page.Press(null)).Text);
            Assert.Equal(HttpStatusCode.Gone, (await deputy.Open(link)).Status);
        }
        var seat = await story.SeatOf(0);
        Assert.Equal(SeatStatus.Released, seat.Status);
        Assert.Equal(["holder", "deputy"], seat.Signers.Select(signer => signer.Capacity));
        Assert.Equal(ProblemKind.Conflict, (await story.Sign(story.Roster.Hungarian, 0)).Problem?.Kind);
        Assert.Equal(ProblemKind.Conflict, (await story.Countersign(story.HungarianDeputy, 0)).Problem?.Kind);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Whoever_comes_by_the_link_of_an_office_says_who_signs_and_a_second_signature_must_be_possible()
    {
        var story = await (await Mobilised.Proposed(host)).Called();
        Rostered.Accepted(await story.Nominate(story.Roster.Hungarian, new NominationLine { Expert = story.Experts[0] }));
        using var focal = host.Anyone();
        var page = await focal.Open(await story.Roster.LinkTo(story.Roster.Hungarian.OfficeEmail));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Press(null)).Status);
        Assert.Contains("second signature", (await page.Press(null, ("Form.Signer", story.HungarianDeputy.Account.ToString()))).Text);
        Assert.Equal(story.HungarianDeputy.Account, (await story.SeatOf(0)).Signers.Single().Account);
        Rostered.Accepted(await story.Countersign(story.Roster.Hungarian, 0, ReleaseLine.No));
        Assert.Equal(SeatStatus.Nominated, (await story.SeatOf(0)).Status);
        Assert.Empty((await story.SeatOf(0)).Signers);
    }

    [Fact]
    public async Task A_refusal_of_the_host_needs_a_reason_and_the_chair_is_filled_by_the_replacement_while_the_others_stay()
    {
        var story = await (await Mobilised.Proposed(host)).Called();
        Rostered.Accepted(await story.Nominate(story.Roster.Hungarian, new NominationLine { Expert = story.Experts[0], Replacement = story.Experts[1] }));
        Rostered.Accepted(await story.Sign(story.Roster.Hungarian, 0));
        Rostered.Accepted(await story.Countersign(story.HungarianDeputy, 0));
        Rostered.Accepted(await story.Do<AskHost, string>(story.Officer, (ask, occasion) => ask.Run(story.Panel, occasion, default)));
        var (about, seat) = (await story.Mobilisation(), await story.SeatOf(0));
        Task<Outcome<string>> Answer(Official by, string? reason) => story.Do<AnswerHost, string>(by, (answer, occasion) => answer.Run(about.Reference, new() { Seats = [new() { Seat = seat.Reference, Decision = HostLine.Object, Reason = reason }] }, occasion, default));
        Assert.Equal("panels.host.reason-needed", Key(await Answer(story.Host, " ")));
        Assert.Equal(ProblemKind.NotFound, (await Answer(story.Action.Story.Partner, "Not our host.")).Problem?.Kind);
        Rostered.Accepted(await Answer(story.Host, "We know this file already."));
        Assert.Equal(SeatStatus.Objected, (await story.SeatOf(0)).Status);

        Assert.Equal("panels.fill.unknown", Key(await story.Do<FillChairs, string>(story.Officer, (fill, occasion) => fill.Run(story.Panel, new() { Offers = [story.Experts[3]] }, occasion, default))));
        Rostered.Accepted(await story.Do<FillChairs, string>(story.Officer, (fill, occasion) => fill.Run(story.Panel, new() { Offers = [story.Experts[1]] }, occasion, default)));
        var table = await story.Table();
        Assert.Equal(PanelStatus.Proposed, table.Status);
        Assert.Equal(new[] { story.Experts[1], story.Experts[2], story.Experts[4] }.Order(StringComparer.Ordinal), table.Sitting.Order(StringComparer.Ordinal));
        Assert.Equal(SeatStatus.Nominated, (await story.SeatOf(1)).Status);
        Assert.Equal("panels.fill.nothing", Key(await story.Do<FillChairs, string>(story.Officer, (fill, occasion) => fill.Run(story.Panel, new(), occasion, default))));
    }

    [Fact]
    public async Task An_expert_declines_with_a_reason_asks_for_another_date_or_says_yes_and_after_a_yes_no_link_says_no()
    {
        var story = await (await Mobilised.Proposed(host)).Welcomed();
        using var expert = host.Anyone();
        var link = await story.Roster.LinkTo(story.Email(0));
        var page = await expert.Open(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Press("decline")).Status);
        Assert.Contains("writes to you again", (await page.Press("propose-date", ("Form.OtherDay", "2026-06-15"))).Text);
        Assert.Equal((SeatStatus.OtherDate, new DateOnly(2026, 6, 15)), ((await story.SeatOf(0)).Status, (await story.SeatOf(0)).OtherDay));
        Rostered.Accepted(await Steer(story, 0, SeatAct.AskAgain, null));
        var again = await story.Roster.LinkTo(story.Email(0));
        Assert.NotEqual(link, again);
        var first = await expert.Open(again);
        Assert.Contains("Your mission file is open", (await first.Press("confirm")).Text);
        Assert.Equal(HttpStatusCode.Conflict, (await first.Press("decline", ("Form.Reason", "Dates"))).Status);
        Assert.Equal(SeatStatus.Confirmed, (await story.SeatOf(0)).Status);
        Assert.Equal(MissionStatus.Preparing, (await story.MissionOf(0)).Status);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_mission_does_not_begin_while_something_that_blocks_is_open_and_giving_the_seat_up_cancels_it()
    {
        var story = await (await Mobilised.Proposed(host)).Confirmed();
        var mission = await story.MissionOf(0);
        Assert.Equal(Checklist.Codes, mission.Items.Select(item => item.Code));
        Assert.Equal("panels.mission.rule.ready", Key(await story.Keep(MissionAct.Start)));
        Assert.Equal("panels.file.title-needed", Key(await story.Mission((keep, reference, occasion) => keep.Settle(reference, new(), occasion, default))));
        Rostered.Accepted(await story.Mission((keep, reference, occasion) => keep.Settle(reference, new() { At = 0 }, occasion, default)));
        Assert.Equal("panels.file.settled", Key(await story.Mission((keep, reference, occasion) => keep.Settle(reference, new() { At = 0 }, occasion, default))));
        Assert.Equal(ProblemKind.NotFound, (await story.Mission((keep, reference, occasion) => keep.Settle(reference, new() { At = 99 }, occasion, default))).Problem?.Kind);
        Assert.Equal(ProblemKind.Conflict, (await story.Mission((keep, reference, occasion) => keep.Settle(reference, new() { At = 1, Version = 0 }, occasion, default))).Problem?.Kind);
        for (var at = 1; at < mission.Items.Count; at++)
        {
            var item = at;
            Rostered.Accepted(await story.Mission((keep, reference, occasion) => keep.Settle(reference, new() { At = item, Waived = item == 2 ? "No visa needed." : null }, occasion, default)));
        }
        Assert.Equal("panels.file.too-early", Key(await story.Keep(MissionAct.Start)));

        Assert.Equal("panels.steer.reason-needed", Key(await Steer(story, 0, SeatAct.Withdraw, null)));
        Rostered.Accepted(await Steer(story, 0, SeatAct.Withdraw, "The training is given by others."));
        Assert.Equal((SeatStatus.Withdrawn, MissionStatus.Cancelled), ((await story.SeatOf(0)).Status, (await story.MissionOf(0)).Status));
    }

    [Fact]
    public async Task The_mission_letter_says_where_when_and_the_per_diem_and_never_a_fee()
    {
        var story = await (await Mobilised.Proposed(host)).Confirmed();
        var mission = await story.MissionOf(0);
        using var api = await story.Roster.Api(story.Officer);
        var docx = await api.Http.GetAsync($"/api/v1/missions/{mission.Reference}/letter.docx?language=fr");
        Assert.Equal(HttpStatusCode.OK, docx.StatusCode);
        using var zip = new System.IO.Compression.ZipArchive(await docx.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var text = await reader.ReadToEndAsync();
        foreach (var word in (string[])[story.Names[0], mission.Reference, "Termes de référence", "Show how offers are read."]) Assert.Contains(word, text);
        Assert.Equal($"{mission.Reference}.docx", docx.Content.Headers.ContentDisposition?.FileName);
        using var other = await story.Roster.Api(story.Roster.Dutch);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync($"/api/v1/missions/{mission.Reference}/letter.docx")).StatusCode);
    }

    [Fact]
    public async Task Each_role_finds_on_its_list_what_it_has_to_do()
    {
        var story = await Mobilised.Proposed(host);
        Assert.Contains("panels.task.call", await Tasks(story, story.Officer));
        await story.Called();
        Assert.Contains("panels.task.answer-call", await Tasks(story, story.Roster.Hungarian));
        Assert.Contains("panels.task.state-release", await Tasks(story, story.Officer));
        Rostered.Accepted(await story.Nominate(story.Roster.Hungarian, new NominationLine { Expert = story.Experts[0] }));
        Assert.Contains("panels.task.release", await Tasks(story, story.HungarianDeputy));
        Rostered.Accepted(await story.Sign(story.Roster.Hungarian, 0));
        Assert.Contains("panels.task.countersign", await Tasks(story, story.HungarianDeputy));
        Assert.DoesNotContain("panels.task.countersign", await Tasks(story, story.Roster.Hungarian));
        Rostered.Accepted(await story.Countersign(story.HungarianDeputy, 0));
        Assert.Contains("panels.task.ask-host", await Tasks(story, story.Officer));
        Rostered.Accepted(await story.Do<AskHost, string>(story.Officer, (ask, occasion) => ask.Run(story.Panel, occasion, default)));
        Assert.Contains("panels.task.host", await Tasks(story, story.Host));
        var dutch = await story.CallTo(story.Roster.Dutch);
        Rostered.Accepted(await story.Do<AnswerCall, string>(story.Roster.Dutch, (answer, occasion) => answer.Decline(dutch.Reference, new() { Reason = "Nobody can be spared." }, occasion, default)));
        Assert.Contains("panels.task.fill", await Tasks(story, story.Officer));
        using var officer = await host.SignIn(story.Officer.Email);
        foreach (var language in (string[])["en", "fr", "ar"])
        {
            var page = await officer.Open($"/{language}/panels/{story.Panel}/mobilisation");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("[panels.", page.Text);
            Assert.Contains(story.Names[0], page.Text);
        }
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task The_Journal_names_no_expert()
    {
        var story = await (await Mobilised.Proposed(host)).Confirmed();
        var written = JsonSerializer.Serialize(await host.Read(db => db.Journal.AsNoTracking().Where(entry => entry.Kind.StartsWith("panels.")).OrderBy(entry => entry.Sequence).ToListAsync()));
        Assert.Contains(story.Experts[0], written);
        foreach (var name in story.Names) Assert.DoesNotContain(name, written);
    }

    private static Mobilised? standing;

    /// <summary>One story for all forms that are refused: none of them changes it.</summary>
    private async Task<Mobilised> Standing() => standing is { } story && await host.Read(db => db.Set<Passerelle.Panels.Panel>().AnyAsync(panel => panel.Reference == story.Panel)) ? story : standing = await Mobilised.Proposed(host);

    private async Task<IReadOnlyList<string>> Tasks(Mobilised story, Official official)
    {
        var occasion = await story.Roster.As(official);
        await using var scope = host.Services.CreateAsyncScope();
        var found = new List<string>();
        foreach (var source in scope.ServiceProvider.GetServices<ITaskSource>()) found.AddRange((await source.For(occasion, default)).Select(task => task.Key));
        return found;
    }

    private static async Task<Outcome<string>> Steer(Mobilised story, int expert, SeatAct act, string? text)
    {
        var seat = await story.SeatOf(expert);
        return await story.Do<SteerSeat, string>(story.Officer, (steer, occasion) => steer.Run(seat.Reference, act, new() { Text = text }, occasion, default));
    }

    private static string? Key(Outcome<string> outcome) => outcome.Problem?.Findings[0].Key;
}
