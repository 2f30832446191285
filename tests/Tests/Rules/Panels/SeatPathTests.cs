using Passerelle.Panels;

namespace Passerelle.Tests.Rules.Panels;

public sealed class SeatPathTests
{
    [Fact]
    public void However_a_seat_comes_to_be_confirmed_it_was_released_seen_by_the_host_and_taken_by_the_expert()
    {
        var paths = Paths(SeatStatus.Nominated, []).ToList();
        Assert.NotEmpty(paths);
        foreach (var path in paths)
        {
            Assert.True(path.Contains(SeatAct.StateRelease) || path.IndexOf(SeatAct.Sign) is >= 0 and var signed && path.LastIndexOf(SeatAct.Countersign) > signed, string.Join(" → ", path));
            Assert.True(path.Contains(SeatAct.AskHost) && (path.Contains(SeatAct.Accept) || path.Contains(SeatAct.LetPass)), string.Join(" → ", path));
            Assert.Equal(SeatAct.Confirm, path[^1]);
        }
    }

    [Fact]
    public void Whoever_says_no_at_a_seat_says_it_for_good()
    {
        foreach (var no in (SeatStatus[])[SeatStatus.Refused, SeatStatus.Objected, SeatStatus.Declined, SeatStatus.Withdrawn])
            Assert.DoesNotContain(SeatFlow.Table.Steps, step => step.From == no);
        Assert.Equal(["home"], SeatFlow.Table.Steps.Where(step => step.Act is SeatAct.Sign or SeatAct.Countersign or SeatAct.Refuse).Select(step => step.By.Name).Distinct());
        Assert.Equal(["expert"], SeatFlow.Table.Steps.Where(step => step.Act is SeatAct.Confirm or SeatAct.Decline).Select(step => step.By.Name).Distinct());
    }

    /// <summary>Every way to a confirmed seat that takes no step twice.</summary>
    private static IEnumerable<List<SeatAct>> Paths(SeatStatus at, List<SeatAct> before)
    {
        if (at == SeatStatus.Confirmed) yield return before;
        else
            foreach (var step in SeatFlow.Table.Steps.Where(step => step.From == at && !before.Contains(step.Act)))
                foreach (var path in Paths(step.To, [.. before, step.Act])) yield return path;
    }
}
