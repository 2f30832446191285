using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library;
using Passerelle.Library.Practices;
using Passerelle.Tests.App.Requests;

namespace Passerelle.Tests.App.Library;

/// <summary>From the upload of an old fiche to the published page, and from a practice of it back to the line of the paper.</summary>
public sealed class ScanTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public Task A_text_is_uploaded_judged_accepted_and_published() => Journey("guichets.txt", "text/plain", Encoding.UTF8.GetBytes("""
        Des guichets ouverts le soir

        Afrique de l'Ouest (2012-2013)

        Contexte

        À la demande du Sénégal et du Mali, la facilité a comparé les heures des guichets des deux administrations.

        Concept

        Des experts belges et portugais ont pris part à deux rencontres.

        « Les guichets du soir », à Dakar (décembre 2072).

        « Les guichets du dimanche », à Bamako (mars 2013).

        Pratiques

        Un guichet mobile : Le guichet va au marché le jour où les familles y sont.

        Impact

        Les files ont diminué de moitié en une année.

        Enseignements

        Commencer petit : Deux communes ont montré le chemin aux autres.
        """));

    [Fact]
    public Task A_crooked_and_grainy_scan_is_read_by_Tesseract_judged_accepted_and_published()
    {
        Assert.SkipUnless(Installed(), "Tesseract with its French is not installed on this machine.");
        return Journey("guichets.png", "image/png", File.ReadAllBytes(Beside("scan.png")));
    }

    private async Task Journey(string name, string type, byte[] content)
    {
        var (editor, publisher) = (await host.Appoint($"Scan Writes {type.Length}", Role.Editor), await host.Appoint($"Scan Prints {type.Length}", Role.Publisher));
        using var writing = await host.SignIn(editor.Email);
        var page = await (await writing.Open("/en/fiches/old")).Press("Read it", ("File", new Upload(name, type, content)));
        var old = page.Address.Split('/')[^1];
        Assert.Equal(["SN", "ML"], (page.Document.QuerySelector("[name='Form.Countries']")!.GetAttribute("value") ?? "").Split(' ').OrderDescending());
        page = await page.Press("Accept as an Action with its fiche", ("Form.Doubts[0].Verdict", "accept"), ("Form.Summary", "Deux pays ont comparé les heures de leurs guichets."));
        var fiche = page.Address.Split('/')[3];
        page = await (await page.Follow("Hand in for review")).Press("Hand in for review");

        using var reviewing = await host.SignIn(publisher.Email);
        page = await (await (await reviewing.Open($"/en/fiches/{fiche}/desk")).Follow("Publish")).Press("Publish");

        var read = await host.Anyone().Open($"/fr/fiches/{fiche}");
        Assert.Contains("Le guichet va au marché le jour où les familles y sont.", read.Text);
        Assert.Contains("décembre 2012", read.Text);
        var intake = await host.Read(db => db.Set<Intake>().SingleAsync(each => each.Reference == old));
        Assert.Contains("décembre 2072", intake.Text);

        // And back from a practice of it to the line of the paper.
        var taken = (await host.Act<TakeUpPractice, PracticeHandle>(editor, (take, occasion) => take.Run(new(fiche, "p1"), occasion, CancellationToken.None))).Value;
        var origin = (await host.Read(db => db.Set<Practice>().SingleAsync(each => each.Reference == taken.Reference))).Origin;
        Assert.Equal((name, intake.ActionReference), (origin.Paper, origin.Action));
        Assert.Contains("guichet", intake.Text.ReplaceLineEndings("\n").Split('\n')[origin.Line!.Value - 1]);
    }

    private static bool Installed()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("tesseract", ["--list-langs"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            return process is not null && process.StandardOutput.ReadToEnd().Contains("fra");
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string Beside(string name, [CallerFilePath] string test = "") => Path.Combine(Path.GetDirectoryName(test)!, name);
}
