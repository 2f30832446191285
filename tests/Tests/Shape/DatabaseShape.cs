using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Passerelle.Host;
using Passerelle.Platform.Data;

namespace Passerelle.Tests.Shape;

public sealed partial class DatabaseShape
{
    [Theory]
    [InlineData(null)]
    [InlineData("Host=nowhere")]
    public void The_migrations_lead_to_the_present_model(string? connection)
    {
        var options = new DbContextOptionsBuilder<Db>();
        Database.Use(options, connection, ".");
        using var db = new Db(options.Options, Rooms.All);

        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), $"The model of {db.Database.ProviderName} has changed since its migration was made.");
    }

    [Fact]
    public void Tables_belong_to_rooms()
    {
        var options = new DbContextOptionsBuilder<Db>();
        Database.Use(options, null, ".");
        using var db = new Db(options.Options, Rooms.All);

        var tables = db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct().ToList();

        Assert.DoesNotContain(tables, table => !TableName().IsMatch(table) || !House.Order.Any(room => table.StartsWith(room.ToLowerInvariant() + "_")));
        Assert.True(tables.Count >= 10, $"Only {tables.Count} tables found.");
    }

    [GeneratedRegex("^[a-z]+_[a-z_]+$")]
    private static partial Regex TableName();
}
