using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Passerelle.Platform;
using Passerelle.Platform.Data;
using Passerelle.Platform.Journal;
using Passerelle.Roster;
using Passerelle.Roster.Own;
using Passerelle.Roster.Public;

namespace Passerelle.Tests.App.Roster;

public sealed class OwnPageTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task By_the_mailed_link_the_expert_corrects_consents_and_confirms_and_the_link_is_used_up()
    {
        var story = await Rostered.In(host);
        var form = Rostered.Form($"Own Hand {Rostered.Next()}");
        var reference = await story.Register(form);
        using var visitor = host.Anyone();
        var link = await story.LinkTo(form.Email!);

        var page = await visitor.Open(link);
        var wrong = await page.Press("Save", ("Form.Name", ""), ("Form.Phone", "no"));
        var corrected = await (await visitor.Open(link)).Press("Save", ("Form.Function", "Director of crossings"));
        var unwilling = await corrected.Press("What stands here is right", ("Purposes", new[] { "named" }));
        var done = await (await visitor.Open(link)).Press("What stands here is right", ("Purposes", new[] { "found", "proposed" }));
        var again = await visitor.Open(link);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 2), (wrong.Status, wrong.Findings.Count));
        Assert.Contains("Director of crossings", corrected.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unwilling.Status);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Equal(HttpStatusCode.Gone, again.Status);
        var expert = await story.Find(reference);
        Assert.Equal((ExpertStatus.Confirmed, "Director of crossings"), (expert.Status, expert.Function));
        Assert.Equal([Purpose.Found, Purpose.Proposed], expert.Consents.Where(consent => consent.WithdrawnAt is null).Select(consent => consent.Purpose).Order());
        Assert.Contains(reference, await story.Proposable());
    }

    [Fact]
    public async Task A_consent_not_given_again_ends_and_with_it_the_proposing()
    {
        var story = await Rostered.In(host);
        var reference = await story.Confirmed($"Changed Mind {Rostered.Next()}");
        Assert.Contains(reference, await story.Proposable());

        Rostered.Accepted(await story.Confirm(reference, Purpose.Found));

        Assert.DoesNotContain(reference, await story.Proposable());
        Assert.NotNull((await story.Find(reference)).Consents.Single(consent => consent.Purpose == Purpose.Proposed).WithdrawnAt);
    }

    [Fact]
    public async Task A_new_link_is_mailed_on_demand_and_the_answer_never_tells_who_is_in_the_roster()
    {
        var story = await Rostered.In(host);
        var form = Rostered.Form($"Lost Letter {Rostered.Next()}");
        await story.Register(form);
        using var visitor = host.Anyone();
        var before = (await host.Letters()).Count;

        var known = await (await visitor.Open("/en/roster/own")).Press(null, ("Email", form.Email!));
        var again = await (await visitor.Open("/en/roster/own")).Press(null, ("Email", form.Email!));
        var unknown = await (await visitor.Open("/en/roster/own")).Press(null, ("Email", "stranger@experts.example"));
        var empty = await (await visitor.Open("/en/roster/own")).Press(null, ("Email", ""));

        Assert.Equal(known.Text, unknown.Text);
        Assert.Equal(known.Text, again.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(before + 1, (await host.Letters()).Count);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open(await story.LinkTo(form.Email!))).Status);
    }

    [Fact]
    public async Task Everything_held_is_taken_along_as_one_document()
    {
        var story = await Rostered.In(host);
        var form = Rostered.Form($"Takes Along {Rostered.Next()}");
        var reference = await story.Register(form);
        using (var officer = await host.SignIn(story.Officer.Email)) await officer.Open($"/en/roster/{reference}");
        using var visitor = host.Anyone();
        var page = await visitor.Open(await story.LinkTo(form.Email!));

        var file = await page.Press("Take everything along (JSON)");

        var held = JsonDocument.Parse(await file.Response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("passerelle-expert/1", held.GetProperty("format").GetString());
        Assert.Equal((form.Name, form.Email), (held.GetProperty("record").GetProperty("name").GetString(), held.GetProperty("record").GetProperty("email").GetString()));
        Assert.Equal(1, held.GetProperty("openings").GetArrayLength());
        Assert.Equal(1, held.GetProperty("letters").GetArrayLength());
        Assert.DoesNotContain(form.Name!, file.Response.Content.Headers.ContentDisposition?.FileName ?? "");
        var stranger = await story.As(story.Officer);
        Assert.Equal(ProblemKind.NotFound, (await host.Ask<ExportExpert, Outcome<EverythingHeld>>(export => export.Run(reference, stranger, default))).Problem!.Kind);
    }

    [Fact]
    public async Task Erasure_leaves_no_trace_of_name_or_contact_and_the_case_still_verifies()
    {
        var story = await Rostered.In(host);
        var n = Rostered.Next();
        var (form, namesake) = (Rostered.Form($"Zsuzsanna Nyomtalan {n}"), Rostered.Form($"Zsuzsanna Nyomtalan {n}ová"));
        (form.Phone, form.Function, form.Competences[0].Note, form.Fee) = ($"+36 77 {n:000000}", $"Function-{n}-only", $"Note-{n}-only", "333");
        (namesake.Email, namesake.Phone) = ($"other{n}@experts.example", "+36 1 2345");
        var reference = await story.Register(form);
        var other = await story.Register(namesake);
        Rostered.Accepted(await story.Confirm(reference));
        using (var officer = await host.SignIn(story.Officer.Email)) await (await officer.Open($"/en/roster/{reference}")).Press("Show contact", ("Why", "To telephone"));
        var expert = await story.Find(reference);
        await host.Ask<Db, bool>(async db =>
        {
            var tracked = await db.Set<Expert>().Include(each => each.Missions).SingleAsync(each => each.Reference == reference);
            tracked.WasSent(new() { Id = Guid.CreateVersion7(host.Clock.GetUtcNow()), Expert = tracked.Id, Title = "Round table", Country = "PH", From = new(2025, 5), HomeCountry = "HU", Sector = Sector.Public });
            await db.Save(story.Self(reference), [tracked.Fact("roster.changed", null)], default);
            return true;
        });
        await host.Letters();
        await host.Anyone().Open("/en/roster/own").ContinueWith(page => page.Result.Press(null, ("Email", form.Email!))).Unwrap();
        using var visitor = host.Anyone();
        var page = await visitor.Open(await story.LinkTo(form.Email!));

        var unsure = await page.Press("Erase everything about me");
        var gone = await (await visitor.Open(page.Address)).Press("Erase everything about me", ("Sure", true));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.Status);
        Assert.Equal(HttpStatusCode.OK, gone.Status);
        foreach (var trace in (string[])[form.Email!, form.Phone, form.Function, form.Competences[0].Note!, $"{form.Name}\""]) Assert.Empty(await Traces(trace));
        Assert.Equal([$"roster_expert.{other}"], (await Traces(form.Name!)).Where(trace => trace.StartsWith("roster_expert.")));
        Assert.All((await Traces(form.Name!)), trace => Assert.DoesNotContain(reference, trace));
        Assert.Null((await host.Ask<History, Outcome<Verification>>(history => history.Verify(reference, default))).Value.Break);
        var cited = (await host.Ask<RosterDesk, IReadOnlyDictionary<ExpertId, Citation>>(desk => desk.Cite([expert.Id], new(2026, 1, 15), default)))[expert.Id];
        Assert.Equal(new Citation(reference, null, "HU", Sector.Public), cited);
        Assert.Single((await story.Find(reference)).Missions);
        Assert.DoesNotContain(reference, await story.Proposable());
        Assert.Contains("Everything about the person has been erased", (await (await host.SignIn(story.Officer.Email)).Open($"/en/roster/{reference}")).Text);
        Assert.Equal(ProblemKind.Conflict, (await story.Confirm(reference)).Problem!.Kind);
    }

    /// <summary>Every text in every table, and every file of the data folder, that has the word in it.</summary>
    private async Task<IReadOnlyList<string>> Traces(string word) => await host.Read(async db =>
    {
        var found = new List<string>();
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct().ToList())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                var cells = Enumerable.Range(0, rows.FieldCount).Select(at => rows.IsDBNull(at) ? "" : $"{rows.GetValue(at)}").ToList();
                if (cells.Any(cell => cell.Contains(word, StringComparison.OrdinalIgnoreCase) || $"{cell}\"".EndsWith(word, StringComparison.OrdinalIgnoreCase))) found.Add($"{table}.{cells.FirstOrDefault(cell => cell.StartsWith("EXP-")) ?? ""}");
            }
        }
        foreach (var path in Folder.GetFiles(host.Data, "*", SearchOption.AllDirectories).Where(path => Path.GetExtension(path) is ".eml" or ".json" or ""))
            if ((await File.ReadAllTextAsync(path)).Contains(word, StringComparison.OrdinalIgnoreCase)) found.Add(path);
        return found;
    });
}
