using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Library.Statements;

internal static class StatementReads
{
    extension(LibraryDb db)
    {
        /// <summary>Null for whom it is not, as for one that does not exist.</summary>
        public Task<T?> Statement<T>(string reference, Viewer viewer, CancellationToken cancellation) where T : Statement =>
            db.Db.Set<T>().SeenBy(db.Db, viewer, each => each.Id).SingleOrDefaultAsync(each => each.Reference == reference, cancellation);

        /// <summary>What is to be written on, null where it is to be begun; or why the writer may not.</summary>
        public async Task<(T? Present, Problem? Refused)> ToWrite<T>(string? reference, Occasion occasion, CancellationToken cancellation) where T : Statement
        {
            if (string.IsNullOrEmpty(reference)) return (null, occasion.By.OfficeWith(Role.Editor) is null ? Problem.Refused("library.practice.editors-only") : null);
            return await db.Statement<T>(reference, occasion.By, cancellation) is { } present ? (present, StatementFlow.Table.Check(StatementAct.Write, present, occasion.By).Problem) : (null, Problem.NotFound());
        }
    }
}
