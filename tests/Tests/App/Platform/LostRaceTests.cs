using Passerelle.Directory.Initiatives;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Data;
using Passerelle.Platform.Journal;
using Passerelle.Platform.Seeing;

namespace Passerelle.Tests.App.Platform;

public sealed class LostRaceTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Two_who_write_the_same_thing_at_one_instant_are_answered_one_yes_and_one_conflict_and_nothing_of_the_second_stays()
    {
        var first = await Write("INI-2026-0901");
        var second = await Write("INI-2026-0902");

        Assert.Null(first);
        Assert.Equal(ProblemKind.Conflict, second?.Kind);
        Assert.Equal(Db.ChangedMeanwhile, second?.Findings.Single().Key);
        Assert.Equal("INI-2026-0901", await host.Read(db => Task.FromResult(db.Set<Initiative>().Single().Reference)));
        Assert.DoesNotContain(await host.Read(db => Task.FromResult(db.Journal.ToList())), fact => fact.CaseReference == "INI-2026-0902");
        Assert.Empty(host.Errors);
    }

    private Task<Problem?> Write(string reference) => host.Read(db =>
    {
        var at = host.Clock.GetUtcNow();
        var initiative = new Initiative { Id = ITypedId<InitiativeId>.New(at), Reference = reference };
        initiative.Write(new("Return and reintegration", "A donor", ["PH"], [], [], null, null, null, null, null, "a register", "42"));
        db.Add(initiative);
        return db.Save(new(Viewer.System, at, Channel.Command), [new("directory.initiative-entered", initiative.Case, reference, null, ["public"])], default);
    });
}
