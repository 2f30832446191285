using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Passerelle.Host;

/// <summary>How the migration tool gets at the model, once for each provider: the first argument is a PostgreSQL connection string or nothing.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<Db>
{
    public Db CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<Db>();
        Database.Use(options, args.FirstOrDefault(), ".");
        return new Db(options.Options, Rooms.All);
    }
}
