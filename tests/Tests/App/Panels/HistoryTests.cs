using CsCheck;
using Microsoft.EntityFrameworkCore;
using Passerelle.Panels;
using Passerelle.Platform;
using Passerelle.Roster;
using Passerelle.Roster.Calendar;
using Passerelle.Roster.Keep;
using Passerelle.Roster.Own;
using Passerelle.Roster.Public;
using Passerelle.Tests.App.Roster;

namespace Passerelle.Tests.App.Panels;

/// <summary>Whatever experts, their administrations, officers and time do, in any order: who may not be proposed sits at no table and is nobody's spare.</summary>
public sealed class HistoryTests(TestDatabases databases)
{
    private enum Turn { Confirm, ConfirmFoundOnly, Withdraw, Erase, Interest, NoInterest, HoldBack, Release, Away, Back, Decline, Sweep, Days }

    private static readonly Gen<List<(int Expert, Turn Turn)>> histories = Gen.Select(Gen.Int[0, 4], Gen.Frequency((8, Gen.Const(Turn.Confirm)), (1, Gen.Const(Turn.ConfirmFoundOnly)), (1, Gen.Const(Turn.Withdraw)), (1, Gen.Const(Turn.Erase)), (2, Gen.Const(Turn.Interest)),
        (2, Gen.Const(Turn.NoInterest)), (2, Gen.Const(Turn.HoldBack)), (2, Gen.Const(Turn.Release)), (2, Gen.Const(Turn.Away)), (2, Gen.Const(Turn.Back)), (1, Gen.Const(Turn.Decline)), (2, Gen.Const(Turn.Sweep)), (1, Gen.Const(Turn.Days))), (expert, turn) => (expert, turn)).List[12, 24];

    /// <summary>What was done to somebody, kept beside the program.</summary>
    private sealed class Remembered
    {
        public DateOnly? Confirmed { get; set; }

        public bool Erased { get; set; }

        public bool Conflicted { get; set; }

        public bool HeldBack { get; set; }

        public bool Away { get; set; }

        public bool Declined { get; set; }

        public bool MaySit(DateOnly today) => !Erased && !Conflicted && !HeldBack && !Away && !Declined && Confirmed is { } day && today <= day.AddDays(Expert.ConfirmedFor + Expert.Grace);
    }

    [Fact]
    public async Task Who_lapsed_was_not_released_has_a_conflict_is_away_or_erased_is_never_at_a_table_and_everybody_else_may_be()
    {
        await using var host = new TestHost(databases);
        await host.InitializeAsync();
        var story = await ComposedTests.Story.Begin(host);
        // Nobody but those whose history is walked.
        foreach (var other in story.Experts) Rostered.Accepted(await host.Ask<WithdrawExpert, Outcome<string>>(withdraw => withdraw.Run(other, story.Roster.Self(other), default)));
        var (composed, seated, refused) = (0, 0, 0);

        await histories.SampleAsync(async history =>
        {
            var references = new List<string>();
            for (var at = 0; at < 5; at++) references.Add(await story.Roster.Register(Rostered.Form($"Pacer {Rostered.Next()}", at % 2 == 0 ? "HU" : "NL")));
            var known = references.Select(_ => new Remembered()).ToList();
            foreach (var (at, turn) in history)
            {
                var (reference, memory) = (references[at], known[at]);
                var officer = await story.Roster.As(story.Officer);
                switch (turn)
                {
                    case Turn.Confirm when (await story.Roster.Confirm(reference)).Problem is null: memory.Confirmed = officer.Today; break;
                    case Turn.ConfirmFoundOnly when (await story.Roster.Confirm(reference, Purpose.Found)).Problem is null: memory.Confirmed = null; break;
                    case Turn.Withdraw when (await host.Ask<WithdrawExpert, Outcome<string>>(withdraw => withdraw.Run(reference, officer, default))).Problem is null: memory.Confirmed = null; break;
                    case Turn.Erase when (await host.Ask<EraseExpert, Outcome<string>>(erase => erase.Run(reference, officer, default))).Problem is null: memory.Erased = true; break;
                    case Turn.Interest when await Change(reference, officer, form => form.Interests = "PH"): memory.Conflicted = true; break;
                    case Turn.NoInterest when await Change(reference, officer, form => form.Interests = ""): memory.Conflicted = false; break;
                    case Turn.HoldBack when await Change(reference, officer, form => form.NotReleasedBefore = "2031-01-01"): memory.HeldBack = true; break;
                    case Turn.Release when await Change(reference, officer, form => form.NotReleasedBefore = ""): memory.HeldBack = false; break;
                    case Turn.Away when await Period(reference, officer, remove: false): memory.Away = true; break;
                    case Turn.Back when await Period(reference, officer, remove: true): memory.Away = false; break;
                    case Turn.Decline when !memory.Erased: Rostered.Accepted(await story.Choose(PanelAct.Exclude, reference)); memory.Declined = true; break;
                    case Turn.Sweep: await host.Sweep("keep-roster"); break;
                    case Turn.Days: host.Clock.Advance(TimeSpan.FromDays(15)); break;
                }
            }
            await story.Compose(story.Profile(5));
            await Check(references, known);
            // Where too few may sit there the panel is impossible; a smaller one then is not.
            var able = known.Count(memory => memory.MaySit(DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime)));
            if (able is > 0 and < 5)
            {
                await story.Compose(story.Profile(able));
                await Check(references, known);
                Assert.Equal(able, (await story.Now()).Answer!.Chairs.Count);
            }
            foreach (var reference in references) await host.Ask<EraseExpert, Outcome<string>>(async erase => await erase.Run(reference, await story.Roster.As(story.Officer), default));
        }, iter: 12, threads: 1);

        Assert.True(composed >= 12 && seated > 0 && refused > 0, $"{composed} composed, {seated} seated, {refused} refused: too few to prove anything.");

        async Task Check(List<string> references, List<Remembered> known)
        {
            var answer = (await story.Now()).Answer!;
            composed++;
            var named = answer.Chairs.Select(chair => chair.Expert).Concat(answer.Chairs.SelectMany(chair => chair.Spares.Select(spare => spare.Expert))).ToHashSet();
            var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
            foreach (var (reference, memory) in references.Zip(known))
                if (!memory.MaySit(today))
                {
                    refused++;
                    Assert.DoesNotContain(reference, named);
                }
            seated += answer.Chairs.Count;
            Assert.All(named, expert => Assert.Contains(expert, references));
        }

        async Task<bool> Change(string reference, Occasion officer, Action<ExpertForm> change)
        {
            var expert = await host.Read(db => db.Set<Expert>().AsNoTracking().Include(each => each.Competences).Include(each => each.Languages).Include(each => each.Experiences).Include(each => each.Periods).AsSplitQuery().SingleAsync(each => each.Reference == reference));
            if (expert.IsGone) return false;
            var form = ExpertForm.Of(expert);
            change(form);
            return (await host.Ask<KeepExpert, Outcome<string>>(keep => keep.Change(reference, form, officer, default))).Problem is null;
        }

        async Task<bool> Period(string reference, Occasion officer, bool remove) =>
            (await host.Ask<ChangePeriods, Outcome<string>>(change => change.Run(reference, new() { Kind = "away", From = "2026-06-01", Until = "2026-07-31", Remove = remove }, officer, default))).Problem is null;
    }
}
