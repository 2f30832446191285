using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Library;
using Passerelle.Library.Practices;
using Passerelle.Library.Public;
using Passerelle.Library.Statements;
using Passerelle.Platform;
using Passerelle.Platform.Flows;
using Passerelle.Platform.Journal;
using Passerelle.Platform.Texts;
using Passerelle.Tests.App.Requests;
using Microsoft.EntityFrameworkCore;

namespace Passerelle.Tests.App.Library;

/// <summary>Things on the shelf of a library, put there by the operations of the people who work in it.</summary>
internal static class Shelf
{
    private static readonly CancellationToken none = CancellationToken.None;

    public static PracticeForm Form(string title, string owner) => new()
    {
        Language = "en", Title = title, Problem = "Officials of neighbouring states ask each other by chance.", Conditions = "One person in each state has the time.", Steps = "Name a contact point.\n\nMeet twice a year.",
        Cost = "Two meetings a year.", Evidence = "observed", EvidenceNote = "An evaluation of 2019.", Countries = ["HU", "IT"], Concepts = "return", Owner = owner, ReviewBy = new(2026, 12, 31),
    };

    /// <summary>A practice written by one, reviewed and published by the other.</summary>
    public static async Task<string> Practice(this TestHost host, Official editor, Official publisher, PracticeForm form)
    {
        var reference = (await host.Act<WritePractice, PracticeHandle>(editor, (write, occasion) => write.Run(form, occasion, none))).Value.Reference;
        Assert.Null((await host.Pass(publisher, reference, PracticeAct.Review)).Problem);
        Assert.Null((await host.Pass(publisher, reference, PracticeAct.Publish)).Problem);
        return reference;
    }

    public static async Task<Outcome<string>> Pass(this TestHost host, Official by, string practice, PracticeAct act, string? reason = null, DateOnly? until = null)
    {
        var version = await host.Read(db => db.Set<Practice>().Where(each => each.Reference == practice).Select(each => each.Draft.Version).SingleAsync());
        return await host.Act<PassPractice, string>(by, (pass, occasion) => pass.Run(practice, act, new() { Version = version, Reason = reason, ReviewBy = until, Language = "en" }, occasion, none));
    }

    public static TransferForm Carried(string practice, string to = "PH", string kind = "adapted", string result = "unknown") => new()
    {
        Language = "en", Practice = practice, Kind = kind, From = ["HU", "IT"], To = to, Body = "Council of the Crossings", On = "2013-12", Result = result, Reason = result is "unknown" or "held" && kind != "rejected" ? null : "Nobody had the time.", Evidence = "The fiche of the Action.",
    };

    public static async Task<string> Transfer(this TestHost host, Official editor, Official publisher, TransferForm form)
    {
        var made = (await host.Act<WriteTransfer, StatementHandle>(editor, (write, occasion) => write.Run(form, occasion, none))).Value;
        Assert.Null((await host.Confirm(publisher, made)).Problem);
        return made.Reference;
    }

    public static Task<Outcome<string>> Confirm(this TestHost host, Official by, StatementHandle made) =>
        host.Act<PassStatement, string>(by, (pass, occasion) => pass.Run(made.Reference, StatementAct.Confirm, new() { Version = made.Version }, occasion, none));

    public static async Task<string> Lesson(this TestHost host, Official editor, Official publisher, string title, string raw)
    {
        var made = (await host.Act<WriteLesson, StatementHandle>(editor, (write, occasion) => write.Run(new() { Language = "en", Raw = raw, Title = title, Text = $"{title}, said plainly." }, occasion, none))).Value;
        Assert.Null((await host.Confirm(publisher, made)).Problem);
        return made.Reference;
    }

    /// <summary>A published fiche in French with a practice <c>p1</c> and a lesson <c>l1</c>; several editions where their impacts differ.</summary>
    public static async Task<string> PublishedFiche(this TestHost host, int number, string title, params string[] impacts)
    {
        var at = new DateTimeOffset(2020, 3, 2, 9, 0, 0, TimeSpan.Zero).AddMinutes(number);
        var (id, action, key) = (ITypedId<FicheId>.New(at), $"ACT-2020-{number:0000}", new CaseKey(Guid.CreateVersion7(at), $"REQ-2020-{number:0000}"));
        var fiche = new Fiche { Id = id, Action = ITypedId<ActionId>.New(at), ActionReference = action, CaseId = key.Id, CaseReference = key.Reference, Draft = new() { Id = ITypedId<DraftId>.New(at), Fiche = id, Text = FicheText.Blank("fr"), Office = ITypedId<OfficeId>.New(at) } };
        fiche.Register($"FIC-2020-{number:0000}");
        await host.Read(async db =>
        {
            db.Add(fiche);
            foreach (var (edition, impact) in impacts.DefaultIfEmpty("Les guichets se téléphonent.").Index())
            {
                var text = new FicheText("fr", Say("Trois pays se sont parlé."), [new("p1", Say("Se rendre visite"), Say("On voit mieux le retour volontaire sur place."))], Say(impact), [new("l1", Say("Commencer petit"), Say("Deux communes d’abord."))], []);
                var record = new FicheRecord(action, Say(title), ["ID"], [], Say("Bureau des migrations"), null, null, null, new(2012), new(2012), ["MD"], [], Say("Le contexte."), Say("Le concept."), [], [], []);
                db.Add(fiche.Publish(PublicationStatus.Published, new(record, text, Say("Facilité")), at.AddDays(edition)));
            }
            return await db.Save(new(Viewer.System, at, Channel.Command), [new("library.published", key, fiche.Reference, null, ["public"])], none);
        });
        return fiche.Reference;

        static LocalizedText Say(string words) => LocalizedText.Written("fr", words);
    }
}
