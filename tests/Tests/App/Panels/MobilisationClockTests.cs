using System.Net;
using Passerelle.Panels;
using Passerelle.Panels.Nominate;
using Passerelle.Tests.App.Roster;

namespace Passerelle.Tests.App.Panels;

/// <summary>What happens when nobody does anything: one story, since its clock goes forward.</summary>
public sealed class MobilisationClockTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_call_reminds_writes_to_the_deputy_and_closes_and_neither_a_late_answer_nor_an_old_link_is_accepted()
    {
        var story = await (await Mobilised.Proposed(host)).Called();
        var link = await story.Roster.LinkTo(story.Roster.Hungarian.OfficeEmail);
        // Friday the 6th: two working days are left until Tuesday the 10th.
        At(new(2026, 2, 6));
        var before = (await host.Letters()).Count;
        await host.Sweep("keep-panel-clocks");
        var reminded = (await host.Letters()).Skip(before).ToList();
        Assert.Contains(reminded, letter => letter.To.Mailboxes.Single().Address == story.Roster.Hungarian.OfficeEmail && $"{letter.Subject}".StartsWith("A reminder"));
        await host.Sweep("keep-panel-clocks");
        Assert.Equal(before + reminded.Count, (await host.Letters()).Count);

        At(new(2026, 2, 9));
        await host.Sweep("keep-panel-clocks");
        Assert.Contains(await host.Letters(), letter => letter.To.Mailboxes.Single().Address == story.HungarianDeputy.Email && $"{letter.Subject}".StartsWith("You deputise"));

        At(new(2026, 2, 11));
        Assert.Equal("panels.nominate.too-late", (await story.Nominate(story.Roster.Hungarian, new NominationLine { Expert = story.Experts[0] })).Problem?.Findings[0].Key);
        await host.Sweep("keep-panel-clocks");
        Assert.Equal(CallStatus.Lapsed, (await story.CallTo(story.Roster.Hungarian)).Status);
        Assert.Equal("panels.nominate.answered", (await story.Nominate(story.Roster.Hungarian, new NominationLine { Expert = story.Experts[0] })).Problem?.Findings[0].Key);

        At(new(2026, 2, 20));
        using var focal = host.Anyone();
        Assert.Equal(HttpStatusCode.Gone, (await focal.Open(link)).Status);
        Assert.Empty(host.Errors);
    }

    private void At(DateOnly day) => host.Clock.SetUtcNow(new(day, new(9, 0), TimeSpan.Zero));
}
