using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Files;
using Passerelle.Requests.Public;

namespace Passerelle.Requests;

/// <summary>The room's tables over the one database.</summary>
internal sealed class RequestsDb(Db db)
{
    public Db Db => db;

    public DbSet<Request> Requests => db.Set<Request>();

    public DbSet<ClockTurn> Turns => db.Set<ClockTurn>();

    public DbSet<Conflict> Conflicts => db.Set<Conflict>();

    public DbSet<Declaration> Declarations => db.Set<Declaration>();

    public DbSet<Meeting> Meetings => db.Set<Meeting>();

    public DbSet<StoredFile> Files => db.Set<StoredFile>();

    public IQueryable<Request> Seen(Viewer viewer) => Requests.SeenBy(db, viewer, request => request.Id);

    /// <summary>For an operation: the request, tracked, if the viewer sees it.</summary>
    public Task<Request?> Find(string reference, Viewer viewer, CancellationToken cancellation) =>
        Seen(viewer).SingleOrDefaultAsync(request => request.Reference == reference, cancellation);
}
