using System.Net;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Statements;
using Passerelle.Platform;
using Passerelle.Tests.App.Requests;

namespace Passerelle.Tests.App.Library;

public sealed class LessonTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly CancellationToken none = CancellationToken.None;

    [Fact]
    public async Task What_was_said_stays_apart_from_what_was_validated_and_only_the_second_is_public()
    {
        var (editor, publisher) = await Two("Apart");
        using var writing = await host.SignIn(editor.Email);
        var page = await writing.Open("/en/lessons/write");
        page = await page.Press("Save", ("Language", "en"), ("Raw", "RAW-5521 honestly, the minister never read it"), ("Where", "Meeting in Accra"), ("Title", "Short papers are read"), ("Text", "A paper of one page reaches its reader."));
        var lesson = page.Address.Split('/')[3];
        Assert.DoesNotContain("Confirm", page.Buttons);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Anyone().Open($"/en/lessons/{lesson}")).Status);

        using var validating = await host.SignIn(publisher.Email);
        page = await (await (await validating.Open($"/en/lessons/{lesson}")).Follow("Confirm")).Press("Confirm");

        Assert.Contains("RAW-5521", page.Text);
        Assert.Contains("Office of Apart Prints", page.Text);
        var read = await host.Anyone().Open($"/en/lessons/{lesson}");
        Assert.Contains("A paper of one page reaches its reader.", read.Text);
        Assert.DoesNotContain("RAW-5521", read.Text);
        Assert.DoesNotContain("RAW-5521", await host.Anyone().Http.GetStringAsync($"/api/v1/lessons/{lesson}"));
    }

    [Fact]
    public async Task What_was_recorded_is_never_changed()
    {
        var (editor, publisher) = await Two("Never");
        var lesson = await host.Lesson(editor, publisher, "Begin small", "We began too big.");
        Assert.Null((await Pass(editor, lesson, StatementAct.Reopen, "A better word.")).Problem);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Anyone().Open($"/en/lessons/{lesson}")).Status);
        var form = LessonForm.Of(await Read(lesson), "en");
        (form.Raw, form.Text) = ("Something else", "Two towns first.");

        Assert.Null((await host.Act<WriteLesson, StatementHandle>(editor, (write, occasion) => write.Run(form, occasion, none))).Problem);

        var after = await Read(lesson);
        Assert.Equal(("We began too big.", "Two towns first."), (after.Raw.Text.In("en"), after.Text.In("en")));
        Assert.Equal(ProblemKind.Refused, (await Pass(editor, lesson, StatementAct.Confirm)).Problem!.Kind);
    }

    [Fact]
    public async Task A_lesson_of_a_fiche_is_taken_up_once()
    {
        var fiche = await host.PublishedFiche(401, "Petites communes");
        var editor = await host.Appoint("Learns Once", Role.Editor);

        var taken = await host.Act<TakeUpLesson, StatementHandle>(editor, (take, occasion) => take.Run(new(fiche, "l1"), occasion, none));
        var again = await host.Act<TakeUpLesson, StatementHandle>(editor, (take, occasion) => take.Run(new(fiche, "l1"), occasion, none));

        var lesson = await Read(taken.Value.Reference);
        Assert.Equal(("Deux communes d’abord.", "Commencer petit", fiche), (lesson.Raw.Text.In("fr"), lesson.Title.In("fr"), lesson.Raw.Where));
        Assert.Equal(ProblemKind.Conflict, again.Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await host.Act<TakeUpLesson, StatementHandle>(editor, (take, occasion) => take.Run(new(fiche, "l9"), occasion, none))).Problem!.Kind);
    }

    [Fact]
    public async Task A_synthesis_keeps_its_sources_and_what_speaks_against_it_and_says_when_one_has_changed()
    {
        var (editor, publisher) = await Two("Together");
        var (one, two) = (await host.Lesson(editor, publisher, "Peers speak plainly", "a"), await host.Lesson(editor, publisher, "Peers also compete", "b"));
        var form = Form([(one, "agrees", null), (two, "contradicts", "Where money is at stake they do not.")]);
        var made = (await host.Act<WriteSynthesis, StatementHandle>(editor, (write, occasion) => write.Run(form, occasion, none))).Value;
        Assert.Null((await host.Confirm(publisher, made)).Problem);

        var page = await host.Anyone().Open($"/en/syntheses/{made.Reference}");
        Assert.Contains("One contradicts", page.Text);
        Assert.Contains("Where money is at stake they do not.", page.Text);
        Assert.DoesNotContain("have changed since", page.Text);
        Assert.Contains("contradicts", (await host.Anyone().Open($"/en/lessons/{two}")).Text);
        Assert.Contains("2 sources, 1 of them against", (await host.Anyone().Open("/en/lessons")).Text);

        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await Pass(publisher, two, StatementAct.Withdraw, "It was one case only.");

        page = await host.Anyone().Open($"/en/syntheses/{made.Reference}");
        Assert.Contains("have changed since", page.Text);
        Assert.Contains(two, page.Text);
        Assert.Contains("It was one case only.", (await host.Anyone().Open($"/en/lessons/{two}")).Text);
        Assert.DoesNotContain("Peers also compete", (await host.Anyone().Open($"/en/lessons/{two}")).Text);
    }

    [Fact]
    public async Task A_synthesis_of_one_lesson_of_an_unvalidated_one_or_without_its_contradiction_in_words_is_refused()
    {
        var (editor, publisher) = await Two("Refused");
        var one = await host.Lesson(editor, publisher, "First", "a");
        var two = await host.Lesson(editor, publisher, "Second", "b");
        var draft = (await host.Act<WriteLesson, StatementHandle>(editor, (write, occasion) => write.Run(new() { Language = "en", Raw = "c" }, occasion, none))).Value.Reference;

        Assert.Contains("library.synthesis.sources-needed", await Keys(Form([(one, "agrees", null)])));
        Assert.Contains("library.synthesis.source-twice", await Keys(Form([(one, "agrees", null), (two, "agrees", null), (one, "limits", "x")])));
        Assert.Contains("library.synthesis.lesson-unknown", await Keys(Form([(one, "agrees", null), (draft, "agrees", null)])));
        Assert.Contains("library.synthesis.note-needed", await Keys(Form([(one, "agrees", null), (two, "limits", " ")])));
        Assert.Contains("library.synthesis.stance-unknown", await Keys(Form([(one, "agrees", null), (two, "perhaps", "x")])));

        async Task<IEnumerable<string>> Keys(SynthesisForm form) =>
            (await host.Act<WriteSynthesis, StatementHandle>(editor, (write, occasion) => write.Run(form, occasion, none))).Problem?.Findings.Select(finding => finding.Key) ?? [];
    }

    [Fact]
    public async Task A_lesson_without_words_is_refused_and_one_without_text_is_not_confirmed()
    {
        var (editor, publisher) = await Two("Empty");

        var refused = await host.Act<WriteLesson, StatementHandle>(editor, (write, occasion) => write.Run(new() { Language = "en", Raw = " ", Concepts = "no such word" }, occasion, none));
        var bare = (await host.Act<WriteLesson, StatementHandle>(editor, (write, occasion) => write.Run(new() { Language = "en", Raw = "Said" }, occasion, none))).Value;

        Assert.Equal(["Concepts", "Raw"], refused.Problem!.Findings.Select(finding => finding.Field).Order());
        Assert.Equal("library.statement.rule.complete", (await host.Confirm(publisher, bare)).Problem!.Findings[0].Key);
    }

    private static SynthesisForm Form(IEnumerable<(string Lesson, string Stance, string? Note)> sources) => new()
    {
        Language = "en", Title = "Among peers", Text = "Peers speak plainly where nothing is to be divided.", Sources = [.. sources.Select(source => new SourceForm { Lesson = source.Lesson, Stance = source.Stance, Note = source.Note })],
    };

    private Task<Lesson> Read(string reference) => host.Read(db => db.Set<Lesson>().AsNoTracking().Include(lesson => lesson.Raw).SingleAsync(lesson => lesson.Reference == reference));

    private async Task<Outcome<string>> Pass(Official by, string lesson, StatementAct act, string? reason = null)
    {
        var version = (await Read(lesson)).Version;
        return await host.Act<PassStatement, string>(by, (pass, occasion) => pass.Run(lesson, act, new() { Version = version, Reason = reason, Language = "en" }, occasion, none));
    }

    private async Task<(Official Editor, Official Publisher)> Two(string name) => (await host.Appoint($"{name} Writes", Role.Editor), await host.Appoint($"{name} Prints", Role.Publisher));
}
