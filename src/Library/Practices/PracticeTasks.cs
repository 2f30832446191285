using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Statements;
using Passerelle.Platform.Tasks;

namespace Passerelle.Library.Practices;

/// <summary>What waits: for its owner whether a practice still holds, for editors and publishers what is to be written, reviewed, published and confirmed.</summary>
internal sealed class PracticeTasks(LibraryDb db) : ITaskSource
{
    public async Task<IReadOnlyList<TaskItem>> For(Occasion occasion, CancellationToken cancellation)
    {
        var viewer = occasion.By;
        if (!viewer.SignedIn) return [];
        var offices = viewer.Holdings.Select(holding => (OfficeId?)new OfficeId(holding.Office)).ToList();
        var (edits, publishes) = (viewer.Has(Role.Editor), viewer.Has(Role.Publisher));
        var practices = await db.Practices.AsNoTracking().SeenBy(db.Db, viewer, practice => practice.Id).Include(practice => practice.Draft)
            .Where(practice => practice.Status == PracticeStatus.Due && (edits || offices.Contains(practice.Owner)) || (edits || publishes) && (practice.Status == PracticeStatus.Draft || practice.Status == PracticeStatus.Reviewed))
            .OrderBy(practice => practice.Reference).Take(TaskItem.AtMost).ToListAsync(cancellation);
        List<TaskItem> tasks = [.. practices.Select(practice => Of(practice, viewer)).OfType<TaskItem>()];
        if (!edits && !publishes) return tasks;
        tasks.AddRange((await db.Transfers.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).Where(each => each.Status == StatementStatus.Draft).OrderBy(each => each.Reference).Take(TaskItem.AtMost).ToListAsync(cancellation))
            .Select(each => Of(each, $"/transfers/{each.Reference}", each.Body.ToString(), viewer)).OfType<TaskItem>());
        tasks.AddRange((await db.Lessons.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).Where(each => each.Status == StatementStatus.Draft).OrderBy(each => each.Reference).Take(TaskItem.AtMost).ToListAsync(cancellation))
            .Select(each => Of(each, $"/lessons/{each.Reference}", each.Title.ToString(), viewer)).OfType<TaskItem>());
        tasks.AddRange((await db.Syntheses.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).Where(each => each.Status == StatementStatus.Draft).OrderBy(each => each.Reference).Take(TaskItem.AtMost).ToListAsync(cancellation))
            .Select(each => Of(each, $"/syntheses/{each.Reference}", each.Title.ToString(), viewer)).OfType<TaskItem>());
        return tasks;
    }

    /// <summary>Null when nothing of it waits for this viewer.</summary>
    private static TaskItem? Of(Practice practice, Viewer viewer)
    {
        bool Can(PracticeAct act) => PracticeFlow.Table.Offers(practice, viewer).Any(offer => offer.Act == act && offer.Missing is null);
        var (path, title) = ($"/practices/{practice.Reference}", practice.Draft.Text.Title.ToString());
        return practice.Status switch
        {
            PracticeStatus.Due when Can(PracticeAct.Renew) => new(path, "library.practice.task.renew", practice.Reference, title, practice.ReviewBy),
            PracticeStatus.Reviewed when Can(PracticeAct.Publish) => new($"{path}/desk", "library.practice.task.publish", practice.Reference, title, null),
            PracticeStatus.Draft when Can(PracticeAct.Review) => new($"{path}/desk", "library.practice.task.review", practice.Reference, title, null),
            PracticeStatus.Draft when Can(PracticeAct.Write) && (!practice.Draft.Text.IsComplete || !practice.Draft.Returned.IsEmpty) => new($"{path}/desk", "library.practice.task.write", practice.Reference, title, null),
            _ => null,
        };
    }

    private static TaskItem? Of(Statement statement, string href, string title, Viewer viewer) => StatementFlow.Table.Offers(statement, viewer) is var offers
        && offers.Any(offer => offer.Act == StatementAct.Confirm && offer.Missing is null) ? new(href, "library.statement.task.confirm", statement.Reference, title, null)
        : !statement.IsComplete && offers.Any(offer => offer.Act == StatementAct.Write) ? new(href, "library.statement.task.write", statement.Reference, title, null) : null;
}
