using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform.Tasks;

namespace Passerelle.Library.Desk;

/// <summary>What waits for an editor or a publisher.</summary>
internal sealed class LibraryTasks(OpenFiche open, ActionsDesk actions, LibraryDb db) : ITaskSource
{
    public async Task<IReadOnlyList<TaskItem>> For(Occasion occasion, CancellationToken cancellation)
    {
        if (!PublicationFlow.Works(occasion.By) && !occasion.By.Has(Role.Editor)) return [];
        var waiting = await open.Waiting(occasion.By, cancellation);
        var titles = await actions.Find([.. waiting.Select(fiche => fiche.Action)], occasion.By, cancellation);
        return
        [
            .. from fiche in waiting
               let act = fiche.Status == PublicationStatus.InReview ? PublicationAct.Publish : PublicationAct.Submit
               where PublicationFlow.Table.Offers(act, fiche, occasion.By)
               let key = act == PublicationAct.Publish ? "library.task.review" : fiche.Draft.Returned.IsEmpty ? "library.task.write" : "library.task.returned"
               select new TaskItem($"/fiches/{fiche.Reference}/desk", key, fiche.Reference, titles.GetValueOrDefault(fiche.Action)?.Title.ToString() ?? "", null),
            .. from intake in await db.Intakes.AsNoTracking().Where(intake => intake.Status == IntakeStatus.Read).SeenBy(db.Db, occasion.By, intake => intake.Id).OrderBy(intake => intake.Reference).ToListAsync(cancellation)
               where IntakeFlow.Table.Offers(IntakeAct.Judge, intake, occasion.By)
               select new TaskItem($"/fiches/old/{intake.Reference}", "library.intake.task", intake.Reference, intake.Judged.Title ?? intake.Source, null),
        ];
    }
}
