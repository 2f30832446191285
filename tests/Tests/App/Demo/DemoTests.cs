using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Passerelle.Host;
using Passerelle.Host.Case;
using Passerelle.Host.Demo;
using Passerelle.Platform.Data;
using Passerelle.Platform.Journal;

namespace Passerelle.Tests.App.Demo;

/// <summary>The demo facility, made once for the class.</summary>
public sealed class DemoHouse(TestDatabases databases) : IAsyncLifetime
{
    private readonly List<string> scenes = [];
    private WebApplication site = null!;

    internal SiteOptions Options { get; private set; } = null!;

    internal DemoMark Mark { get; private set; } = null!;

    public IReadOnlyList<string> Scenes => scenes;

    public async ValueTask InitializeAsync()
    {
        Options = await databases.Create();
        Mark = await DemoFacility.Make(Options, new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero), scene => scenes.Add(scene.Act), CancellationToken.None);
        var builder = Site.Builder([], Options);
        builder.Logging.ClearProviders();
        site = Site.Build(builder);
    }

    public async Task<T> Ask<TService, T>(Func<TService, Task<T>> call) where TService : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await call(ActivatorUtilities.GetServiceOrCreateInstance<TService>(scope.ServiceProvider));
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await databases.Remove(Options);
    }
}

public sealed class DemoTests(DemoHouse house) : IClassFixture<DemoHouse>
{
    [Fact]
    public async Task The_case_is_lived_through_in_the_order_of_its_dates_and_verifies()
    {
        var record = await Case();

        Assert.True(record.Walk().Whole);
        Assert.Equal(record.Facts.OrderBy(fact => fact.At).Select(fact => fact.Position), record.Facts.Select(fact => fact.Position));
        Assert.Equal("requests.opened", record.Facts[0].Kind);
        Assert.Equal(new DateTimeOffset(2012, 1, 10, 2, 0, 0, TimeSpan.Zero), record.Facts[0].At);
        Assert.Contains(record.Facts, fact => fact is { Kind: "requests.party-signed", Channel: Passerelle.Platform.Channel.MailedLink, Account: null });
        Assert.Contains(record.Facts, fact => fact is { Kind: "requests.party-signed", Channel: Passerelle.Platform.Channel.Api, Account: not null });
        Assert.Contains(record.Facts, fact => fact.Kind == "requests.resubmitted");
    }

    [Fact]
    public async Task Every_case_of_the_facility_verifies()
    {
        var references = await house.Ask((Db db) => db.Journal.Select(entry => entry.CaseReference).Distinct().ToListAsync());

        foreach (var reference in references) Assert.Null((await house.Ask((History history) => history.Verify(reference, CancellationToken.None))).Value.Break);
    }

    [Fact]
    public async Task A_deputy_whose_mandate_has_ended_could_not_withdraw_the_request()
    {
        var record = await Case();

        Assert.Contains("withdrawRequest", house.Scenes);
        Assert.DoesNotContain(record.Facts, fact => fact.Kind == "requests.withdrawn");
    }

    [Fact]
    public async Task An_Action_of_today_has_a_plan_with_an_exception_and_waits_for_signatures()
    {
        var actions = await house.Ask((Db db) => db.Set<Passerelle.Actions.Action>().Include(action => action.Activities).Include(action => action.Agreements).AsSplitQuery().Where(action => action.Agreements.Any()).ToListAsync());

        Assert.Equal([true, false], actions.OrderBy(action => action.Reference).Select(action => action.IsSigned));
        var running = actions.Single(action => !action.IsSigned);
        Assert.True(running.IsAgreementCurrent);
        Assert.Single(running.Agreement!.Signatures);
        Assert.Contains(running.Activities, activity => activity.Overrides.Count == 1);
    }

    [Fact]
    public async Task An_old_fiche_waits_to_be_judged_with_its_impossible_month_and_its_broken_words_noticed()
    {
        var old = await house.Ask((Db db) => db.Set<Passerelle.Library.Intake>().SingleAsync());

        Assert.Equal("Un carnet de route pour ceux qui rentrent", old.Judged.Title);
        Assert.Contains(old.Found.Doubts, doubt => doubt.Read.Contains("2041", StringComparison.Ordinal));
        Assert.Equal(["ML", "SN"], old.Found.Countries.Order());
        Assert.Equal(3, old.Found.Events.Count);
        Assert.True(old.Undecided > 0);
        Assert.Contains("takeInOldFiche", house.Scenes);
    }

    [Fact]
    public async Task Letters_were_delivered_at_their_own_time()
    {
        var letters = await house.Ask((Db db) => db.Letters.ToListAsync());

        Assert.NotEmpty(letters);
        Assert.All(letters, letter => Assert.Equal(letter.QueuedAt, letter.SentAt));
        Assert.Equal(letters.Count, Folder.GetFiles(Path.Combine(house.Options.Data, "letters"), "*.eml").Length);
    }

    [Fact]
    public async Task Making_it_again_changes_nothing()
    {
        var before = await house.Ask((Db db) => db.Journal.CountAsync());
        using var said = new StringWriter();

        var code = await DemoCommand.Run(house.Options, said, CancellationToken.None);

        Assert.Equal(0, code);
        Assert.NotEqual("", said.ToString());
        Assert.Equal(before, await house.Ask((Db db) => db.Journal.CountAsync()));
    }

    [Fact]
    public async Task A_word_changed_in_the_database_is_found_and_its_fact_is_named()
    {
        var broken = await house.Ask<Db, Verdict>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Journal.Where(entry => entry.CaseReference == house.Mark.Request && entry.Kind == "requests.submitted").ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Data, entry => entry.Data!.Replace("title", "Title")));
            var entries = await db.Journal.AsNoTracking().Where(entry => entry.CaseReference == house.Mark.Request).OrderBy(entry => entry.Position).ToListAsync();
            await transaction.RollbackAsync();
            return new CaseRecord(CaseRecord.Version, entries[0].CaseId, house.Mark.Request, [.. entries.Select(SealedFact.Of)]).Walk();
        });

        Assert.Equal(("requests.submitted", BreakKind.DataChanged), (broken.Break!.Kind, broken.Break.What));
        Assert.True((await Case()).Walk().Whole);
    }

    [Fact]
    public async Task A_sealed_case_file_is_whole_until_a_byte_of_it_is_changed()
    {
        var path = Path.Combine(house.Options.Data, "case.zip");
        var record = await Case();
        await house.Ask<CaseExport, bool>(async export => { await export.Write(record, path, CancellationToken.None); return true; });

        var whole = CaseRecord.Verify(path);
        Change(path, "facts.json", text => text.Replace("MailedLink", "Page"));
        var changed = CaseRecord.Verify(path);

        Assert.True(whole.Whole);
        Assert.Equal(("requests.party-signed", BreakKind.HeaderChanged), (changed.Break!.Kind, changed.Break.What));
    }

    private Task<CaseRecord> Case() => house.Ask<CaseExport, CaseRecord>(async export => (await export.Read(house.Mark.Request, CancellationToken.None))!);

    private static void Change(string path, string name, Func<string, string> change)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        string text;
        using (var reader = new StreamReader(zip.GetEntry(name)!.Open())) text = reader.ReadToEnd();
        zip.GetEntry(name)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(change(text));
    }
}
