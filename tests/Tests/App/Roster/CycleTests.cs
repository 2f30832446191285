using CsCheck;
using Microsoft.EntityFrameworkCore;
using Passerelle.Platform;
using Passerelle.Roster;
using Passerelle.Roster.Own;
using Passerelle.Roster.Public;

namespace Passerelle.Tests.App.Roster;

public sealed class CycleTests(TestDatabases databases)
{
    [Fact]
    public async Task A_record_is_asked_for_in_time_has_its_grace_lapses_and_comes_back()
    {
        await using var host = await Started();
        var story = await Rostered.In(host);
        var form = Rostered.Form("Yearly Round");
        var reference = await story.Register(form);
        Rostered.Accepted(await story.Confirm(reference));

        Assert.Equal([], await LettersAfter(330));
        Assert.Equal(["Please confirm your record in the roster"], await LettersAfter(8));
        Assert.Equal([], await LettersAfter(1));
        Assert.Contains(reference, await story.Proposable());

        Assert.Equal(["Your record in the roster is about to lapse"], await LettersAfter(30));
        Assert.Equal(ExpertStatus.Lapsing, (await story.Find(reference)).Status);
        Assert.Contains(reference, await story.Proposable());
        Assert.Equal(["Your record in the roster is about to lapse"], await LettersAfter(15));

        Assert.Equal(["Your record in the roster has lapsed"], await LettersAfter(60));
        Assert.Equal(ExpertStatus.Lapsed, (await story.Find(reference)).Status);
        Assert.DoesNotContain(reference, await story.Proposable());

        Rostered.Accepted(await story.Confirm(reference));
        Assert.Contains(reference, await story.Proposable());

        async Task<IReadOnlyList<string>> LettersAfter(int days)
        {
            host.Clock.Advance(TimeSpan.FromDays(days));
            var before = (await host.Letters()).Count;
            await host.Sweep("keep-roster");
            await host.Sweep("keep-roster");
            return [.. (await host.Letters()).Skip(before).Select(letter => letter.Subject ?? "")];
        }
    }

    [Fact]
    public async Task Nobody_is_proposed_longer_because_the_round_was_not_kept()
    {
        await using var host = await Started();
        var story = await Rostered.In(host);
        var reference = await story.Confirmed("Forgotten Sweep");

        host.Clock.Advance(TimeSpan.FromDays(Expert.ConfirmedFor + Expert.Grace));
        Assert.Contains(reference, await story.Proposable());
        host.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(ExpertStatus.Confirmed, (await story.Find(reference)).Status);
        Assert.DoesNotContain(reference, await story.Proposable());
    }

    [Fact]
    public async Task Who_never_answers_is_asked_three_times_lapses_and_is_forgotten_after_three_years()
    {
        await using var host = await Started();
        var story = await Rostered.In(host);
        var reference = await story.Register(Rostered.Form("Silent Person"));

        for (var week = 0; week < 12; week++)
        {
            host.Clock.Advance(TimeSpan.FromDays(7));
            await host.Sweep("keep-roster");
        }
        var letters = (await host.Letters()).Count(letter => letter.To.Mailboxes.Single().Address == "silent.person@experts.example");
        Assert.Equal((4, ExpertStatus.Lapsed), (letters, (await story.Find(reference)).Status));
        host.Clock.Advance(TimeSpan.FromDays(3 * 366));
        await host.Sweep("keep-roster");

        Assert.Equal((ExpertStatus.Erased, ""), ((await story.Find(reference)).Status, (await story.Find(reference)).Name));
    }

    private enum Turn { Confirm, ConfirmFoundOnly, Withdraw, Erase, ErasedByOfficer, Sweep, Days, Months }

    private static readonly Gen<List<(int Expert, Turn Turn)>> histories = Gen.Select(Gen.Int[0, 2], Gen.Frequency((6, Gen.Const(Turn.Confirm)), (2, Gen.Const(Turn.ConfirmFoundOnly)), (2, Gen.Const(Turn.Withdraw)), (1, Gen.Const(Turn.Erase)),
        (1, Gen.Const(Turn.ErasedByOfficer)), (5, Gen.Const(Turn.Sweep)), (4, Gen.Const(Turn.Days)), (3, Gen.Const(Turn.Months))), (expert, turn) => (expert, turn)).List[20, 40];

    /// <summary>What the rule says in words, kept beside the program: confirmed at most a year and a grace ago, with the consent to be proposed, and not withdrawn or erased since.</summary>
    private sealed class Remembered
    {
        public DateOnly? Confirmed { get; set; }

        public bool Erased { get; set; }

        public bool MayBeProposed(DateOnly today) => !Erased && Confirmed is { } day && today <= day.AddDays(Expert.ConfirmedFor + Expert.Grace);
    }

    [Fact]
    public async Task Whatever_happens_nobody_lapsed_withdrawn_or_erased_is_ever_proposed_and_everybody_else_is()
    {
        await using var host = await Started();
        var story = await Rostered.In(host);
        var checks = 0;

        await histories.SampleAsync(async history =>
        {
            var references = new List<string>();
            for (var at = 0; at < 3; at++) references.Add(await story.Register(Rostered.Form($"Walker {Rostered.Next()}")));
            var known = references.Select(_ => new Remembered()).ToList();
            foreach (var (at, turn) in history)
            {
                var (reference, memory) = (references[at], known[at]);
                var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
                switch (turn)
                {
                    case Turn.Confirm when (await story.Confirm(reference)).Problem is null: memory.Confirmed = today; break;
                    case Turn.ConfirmFoundOnly when (await story.Confirm(reference, Purpose.Found)).Problem is null: memory.Confirmed = null; break;
                    case Turn.Withdraw when (await host.Ask<WithdrawExpert, Outcome<string>>(withdraw => withdraw.Run(reference, story.Self(reference), default))).Problem is null: memory.Confirmed = null; break;
                    case Turn.Erase when (await host.Ask<EraseExpert, Outcome<string>>(erase => erase.Run(reference, story.Self(reference), default))).Problem is null: memory.Erased = true; break;
                    case Turn.ErasedByOfficer when await story.As(story.Officer) is var officer && (await host.Ask<EraseExpert, Outcome<string>>(erase => erase.Run(reference, officer, default))).Problem is null: memory.Erased = true; break;
                    case Turn.Sweep: await host.Sweep("keep-roster"); break;
                    case Turn.Days: host.Clock.Advance(TimeSpan.FromDays(20)); break;
                    case Turn.Months: host.Clock.Advance(TimeSpan.FromDays(130)); break;
                }
                today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
                var expected = references.Zip(known).Where(pair => pair.Second.MayBeProposed(today)).Select(pair => pair.First).Order();
                Assert.Equal(expected, (await story.Proposable()).Intersect(references).Order());
                checks++;
            }
        }, iter: 6, threads: 1);

        Assert.True(checks > 100);
    }

    private async Task<TestHost> Started()
    {
        var host = new TestHost(databases);
        await host.InitializeAsync();
        return host;
    }
}
