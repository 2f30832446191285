using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library;
using Passerelle.Library.TakeIn;
using Passerelle.Platform;
using Passerelle.Tests.App.Requests;

namespace Passerelle.Tests.App.Library;

public sealed class IntakeTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Fiche = """
        SECRET-7781 Des guichets ouverts le soir

        Afrique de l'Ouest (2012-2013)

        Contexte

        À la demande du Sénégal et du Mali, la facilité a comparé les heures des guichets.

        Concept

        Des experts belges et portugais ont pris part à deux rencontres.

        « Les guichets du soir », à Dakar (décembre 2072).

        « Les guichets du dimanche », à Bamako (mars 2013).

        Pratiques

        Un guichet mobile : Le guichet va au marché.

        Impact

        Les files ont diminué de moitié.

        Enseignements

        Demander d'abord : Les horaires ont été choisis avec ceux qui attendent.

        1 Voir https://exemple.test/guichets
        """;

    [Fact]
    public async Task An_old_fiche_is_uploaded_judged_and_becomes_an_Action_with_its_fiche()
    {
        var editor = await host.Appoint("Nadia Reads", Role.Editor);
        using var visitor = await host.SignIn(editor.Email);
        var page = await visitor.Open("/en/fiches/old");
        page = await page.Press("Read it", ("Form.File", Text("guichets.txt", Fiche)));
        Assert.Contains("décembre 2072", page.Text);
        Assert.Contains("outside the period 2012–2013", page.Text);
        Assert.NotEmpty(page.Document.QuerySelectorAll("a[href='#line-13']"));
        Assert.NotNull(page.Document.QuerySelector("#line-13"));

        var early = await page.Press("Accept as an Action with its fiche", ("Form.Impact", "Les files ont diminué des deux tiers."));
        Assert.Contains("Every doubt has to be decided first.", early.Text);
        page = await early.Press("Accept as an Action with its fiche", ("Form.Doubts[0].Verdict", "accept"));

        Assert.Contains("It is an Action now", page.Text);
        var intake = await host.Read(db => db.Set<Intake>().SingleAsync(each => each.Source == "guichets.txt"));
        Assert.Equal(IntakeStatus.Accepted, intake.Status);
        Assert.Contains("deux tiers", page.Text);
        var action = await host.Anyone().Open($"/fr/actions/{intake.ActionReference}");
        Assert.Contains("Des guichets ouverts le soir", action.Text);
        var record = await host.Read(db => db.Set<Passerelle.Actions.Action>().Include(each => each.Activities).SingleAsync(each => each.Reference == intake.ActionReference));
        Assert.Equal("guichets.txt", record.Archive?.Source);
        Assert.Equal(["2012-12", "2013-03"], record.Activities.OrderBy(each => each.Position).Select(each => $"{each.Actual}"));
    }

    [Fact]
    public async Task Nobody_but_those_who_publish_sees_what_has_been_taken_in()
    {
        var editor = await host.Appoint("Edna Keeps", Role.Editor);
        var officer = await host.Appoint("Omar Looks", Role.Officer);
        var reference = await TakenIn(editor, "secret.txt");

        foreach (var visitor in new[] { host.Anyone(), await host.SignIn(officer.Email) })
            foreach (var address in new[] { "/en/fiches/old", $"/en/fiches/old/{reference}", $"/api/v1/old-fiches/{reference}", "/api/v1/old-fiches" })
                Assert.DoesNotContain("SECRET-7781", await (await visitor.Http.GetAsync(address)).Content.ReadAsStringAsync());
        using var reader = await host.SignIn(editor.Email);
        Assert.Contains("SECRET-7781", (await reader.Open($"/en/fiches/old/{reference}")).Text);
    }

    [Fact]
    public async Task What_was_typed_stays_when_a_field_is_wrong()
    {
        var editor = await host.Appoint("Tina Types", Role.Editor);
        var reference = await TakenIn(editor, "typed.txt");
        using var visitor = await host.SignIn(editor.Email);
        var page = await visitor.Open($"/en/fiches/old/{reference}");

        page = await page.Press("Accept as an Action with its fiche", ("Form.Doubts[0].Verdict", "accept"), ("Form.Countries", "SN XX"), ("Form.Context", "Typed with care."), ("Form.Start", "soon"), ("Form.Events[1].Date", "spring"));

        Assert.NotEqual(HttpStatusCode.OK, page.Status);
        Assert.Contains("Use codes of countries", page.Text);
        Assert.Contains("Write a date as 2012", page.Text);
        Assert.Contains("Typed with care.", page.Text);
        Assert.Equal(IntakeStatus.Read, (await host.Read(db => db.Set<Intake>().SingleAsync(each => each.Reference == reference))).Status);
    }

    [Fact]
    public async Task A_correction_needs_words_and_a_refusal_its_reason()
    {
        var editor = await host.Appoint("Rita Refuses", Role.Editor);
        var reference = await TakenIn(editor, "refused.txt");
        using var visitor = await host.SignIn(editor.Email);
        var page = await visitor.Open($"/en/fiches/old/{reference}");

        var empty = await page.Press("Keep and go on later", ("Form.Doubts[0].Verdict", "correct"));
        Assert.Contains("Write what it should say.", empty.Text);
        page = await (await visitor.Open($"/en/fiches/old/{reference}")).Press("Leave it out");
        Assert.NotEqual(HttpStatusCode.OK, page.Status);
        page = await page.Press("Leave it out", ("Form.Reason", "Another fiche says the same."));

        Assert.Contains("Another fiche says the same.", page.Text);
        Assert.DoesNotContain("Accept as an Action", page.Text);
    }

    [Theory]
    [InlineData("nothing.txt", "")]
    [InlineData("picture.pdf", "%PDF-1.4 broken beyond repair")]
    [InlineData("blank.txt", "   \n\n  ")]
    public async Task A_file_that_cannot_be_read_is_refused_in_words(string name, string content)
    {
        var editor = await host.Appoint($"Bad {name.Split('.')[0]}", Role.Editor);

        var taken = await host.Act<TakeInFiche, string>(editor, (take, occasion) => take.Run(new(name, Encoding.UTF8.GetBytes(content)), occasion, CancellationToken.None));

        Assert.Equal(ProblemKind.Invalid, taken.Problem!.Kind);
        Assert.Equal("File", taken.Problem.Findings[0].Field);
    }

    private static Upload Text(string name, string text) => new(name, "text/plain", Encoding.UTF8.GetBytes(text));

    private async Task<string> TakenIn(Official editor, string name) =>
        (await host.Act<TakeInFiche, string>(editor, (take, occasion) => take.Run(new(name, Encoding.UTF8.GetBytes(Fiche)), occasion, CancellationToken.None))).Value;
}
