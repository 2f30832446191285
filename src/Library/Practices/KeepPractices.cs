using Microsoft.EntityFrameworkCore;

namespace Passerelle.Library.Practices;

/// <summary>A practice whose day has passed is due for review, and its owner hears of it: once for each day set.</summary>
internal sealed class KeepPractices(LibraryDb db, PracticeLetters letters, TimeProvider clock)
{
    private const int atOnce = 200;

    /// <summary>The number of practices that fell due.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var occasion = new Occasion(Viewer.System, clock.GetUtcNow(), Channel.Schedule);
        var today = occasion.Today;
        var due = await db.Practices.AsNoTracking().Where(practice => practice.Status == PracticeStatus.Published && practice.ReviewBy < today)
            .OrderBy(practice => practice.Reference).Select(practice => practice.Id).Take(atOnce).ToListAsync(cancellation);
        var count = 0;
        foreach (var id in due)
        {
            var practice = await db.Practices.Include(each => each.Draft).SingleAsync(each => each.Id == id, cancellation);
            var passage = PracticeFlow.Table.Check(PracticeAct.FallDue, practice, occasion.By);
            if (passage.Problem is null)
            {
                practice.Pass(passage.Value.Step.To);
                var fact = new Fact(passage.Value.Step.Fact, practice.Case, practice.Reference, new { reviewBy = practice.ReviewBy }, practice.Readers) { Letters = await letters.Due(practice, cancellation) };
                if (await db.Db.Save(occasion, [fact], cancellation) is null) count++;
            }
            db.Db.ChangeTracker.Clear();
        }
        return count;
    }
}
