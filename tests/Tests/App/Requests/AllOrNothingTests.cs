using System.Text;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Data;
using Passerelle.Platform.Journal;
using Passerelle.Requests;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Edit;
using Passerelle.Requests.Invite;
using Passerelle.Requests.Open;
using Passerelle.Requests.SignOff;
using Passerelle.Requests.Withdraw;
using Passerelle.Tests.App.Platform;

namespace Passerelle.Tests.App.Requests;

/// <summary>
/// An act that is cut off before any one of its words to the database leaves the whole database, every table of it, as it was; tried again, it
/// is done, and the case's chain holds.
/// </summary>
public sealed class AllOrNothingTests(TestDatabases databases) : IAsyncLifetime
{
    private readonly Crash crash = new();
    private TestHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = new(databases) { Interceptors = [crash] };
        await host.InitializeAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Opening()
    {
        var story = await Appraised.Drafted(host);
        await CutEverywhere(story, story.Lead, (OpenRequest open, Occasion occasion) => open.Run(new(story.Lead.Office.Value, "Another", "en"), occasion, default));
    }

    [Fact]
    public async Task Inviting()
    {
        var story = await Appraised.Drafted(host);
        var guest = await host.Appoint("Gita Guest", Role.Requester);
        await CutEverywhere(story, story.Lead, (InviteParty invite, Occasion occasion) => invite.Run(story.Reference, guest.Office.Value, occasion, default));
    }

    [Fact]
    public async Task Signing_off_by_a_mailed_link()
    {
        var story = await Appraised.Drafted(host);
        var secret = (await story.LinkOf(story.Partner)).Split('/')[^1];
        await CutEverywhere(story, story.Partner, async (IServiceProvider services, Occasion _) =>
        {
            var links = (LinksDesk)services.GetService(typeof(LinksDesk))!;
            var opened = (await links.Open(secret, default)).Value;
            return await ((SignOffParty)services.GetService(typeof(SignOffParty))!).Sign(story.Reference, opened.Office, new("Safe departures", null, "The minister"), 1000, opened.Occasion, default, opened);
        });
    }

    [Fact]
    public async Task Changing_a_text_that_others_have_signed()
    {
        var story = await Appraised.Drafted(host);
        Appraised.Accepted(await story.SignOff(story.Partner));
        await CutEverywhere(story, story.Lead, (EditRequest edit, Occasion occasion) =>
            edit.Run(story.Reference, new(1000, new Dictionary<string, string?> { ["need"] = "Another need." }, new Dictionary<string, IReadOnlyList<string>>()), occasion, default));
    }

    [Fact]
    public async Task Attaching_a_file()
    {
        var story = await Appraised.Drafted(host);
        await CutEverywhere(story, story.Lead, (AttachFile attach, Occasion occasion) => attach.Run(story.Reference, "plan.txt", new MemoryStream("What we plan."u8.ToArray()), 13, occasion, default));
    }

    [Fact]
    public async Task Submitting()
    {
        var story = await Appraised.Drafted(host);
        foreach (var partner in new[] { story.Partner, story.ArabicPartner }) Appraised.Accepted(await story.SignOff(partner));
        await CutEverywhere(story, story.Lead, (Passerelle.Requests.Submit.SubmitRequest submit, Occasion occasion) => submit.Run(story.Reference, occasion, default));
    }

    [Fact]
    public async Task Leaving()
    {
        var story = await Appraised.Submitted(host);
        await CutEverywhere(story, story.Partner, (WithdrawParty leave, Occasion occasion) => leave.Run(story.Reference, story.Partner.Office, "We cannot.", occasion, default));
    }

    [Fact]
    public async Task Deciding_and_signing_the_letter()
    {
        var story = await Appraised.BeforeCommittee(host);
        Appraised.Accepted(await story.Declare(story.Chair, Interest.None));
        await CutEverywhere(story, story.Chair, (DecideRequest decide, Occasion occasion) =>
            decide.Run(story.Reference, new() { Kind = DecisionKind.Approve, Reasons = "It meets the criteria.", TakenOn = occasion.Today }, occasion, default));
        await CutEverywhere(story, story.Signatory, (SignLetter sign, Occasion occasion) => sign.Run(story.Reference, occasion, default));
    }

    private async Task CutEverywhere<TOperation, TValue>(Appraised story, Official by, Func<TOperation, Occasion, Task<Outcome<TValue>>> act) where TOperation : notnull
    {
        var occasion = await story.As(by);
        var before = await Everything();
        for (var n = 1; ; n++)
        {
            Outcome<TValue> done;
            crash.At(n);
            try
            {
                done = await host.Ask<TOperation, Outcome<TValue>>(operation => act(operation, occasion));
            }
            catch (Exception cut) when (cut is Crash.Happened || cut.InnerException is Crash.Happened)
            {
                crash.Never();
                Assert.Equal(before, await Everything());
                continue;
            }
            crash.Never();
            Appraised.Accepted(done);
            Assert.True(n > 4, "The act said fewer than four words to the database: nothing was cut.");
            break;
        }
        Assert.NotEqual(before, await Everything());
        Assert.Null((await host.Ask<History, Outcome<Verification>>(history => history.Verify(story.Reference, CancellationToken.None))).Value.Break);
    }

    /// <summary>Every row of every table.</summary>
    private Task<string> Everything() => host.Read(async db =>
    {
        var all = new StringBuilder();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await rows.ReadAsync()) lines.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(column => rows.GetValue(column) is Array many ? string.Join(',', many.Cast<object>()) : rows.GetValue(column))));
            all.AppendLine(table).AppendJoin('\n', lines.Order(StringComparer.Ordinal)).AppendLine();
        }
        return all.ToString();
    });
}
