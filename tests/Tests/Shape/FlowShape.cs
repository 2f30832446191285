using Passerelle.Platform.Flows;

namespace Passerelle.Tests.Shape;

public sealed class FlowShape
{
    [Fact]
    public void Every_flow_table_is_sound()
    {
        Assert.Empty(TextUse.Flows.Value.SelectMany(flow => Faults(flow).Select(fault => $"{flow.Name}: {fault}")));
        Assert.NotEmpty(TextUse.Flows.Value);
    }

    [Fact]
    public void Every_flow_has_its_picture_in_the_documentation()
    {
        foreach (var flow in TextUse.Flows.Value) Expected.Matches($"docs/flows/{flow.Name}.md", FlowDiagram.Markdown(flow));
    }

    [Fact]
    public void Whatever_stages_a_facility_does_without_every_case_can_come_to_its_end()
    {
        foreach (var flow in TextUse.Flows.Value)
        {
            var stages = flow.Rows.Select(row => row.Stage).OfType<string>().Distinct().ToList();
            foreach (var off in Enumerable.Range(0, 1 << stages.Count).Select(bits => stages.Where((_, at) => (bits >> at & 1) == 1).ToList()))
            {
                var rows = flow.Rows.Where(row => (row.Stage is null || !off.Contains(row.Stage)) && (row.Without is null || off.Contains(row.Without))).ToList();
                foreach (var status in flow.Statuses) Assert.True(LeadsToEnd(flow, status, rows), $"{flow.Name} without {string.Join(", ", off)}: from {status} there is no end");
            }
        }
        Assert.Contains(TextUse.Flows.Value, flow => flow.Rows.Any(row => row.Without is not null));
    }

    private static IEnumerable<string> Faults(IFlow flow)
    {
        var reached = new HashSet<string> { flow.Initial };
        while (flow.Rows.Any(row => reached.Contains(row.From) && reached.Add(row.To))) { }

        foreach (var status in flow.Statuses.Except(reached)) yield return $"nothing leads to the status {status}";
        foreach (var status in flow.Statuses.Except(flow.Final).Where(status => flow.Rows.All(row => row.From != status))) yield return $"nothing leads out of the status {status}";
        foreach (var status in flow.Final.Where(status => flow.Rows.Any(row => row.From == status && row.To != status))) yield return $"the final status {status} is left";
        foreach (var act in flow.Acts.Where(act => flow.Rows.All(row => row.Act != act))) yield return $"the act {act} is never possible";
        foreach (var (row, later) in flow.Rows.SelectMany((row, at) => flow.Rows.Skip(at + 1).Select(later => (row, later))))
            if ((row.From, row.Act, row.Who) == (later.From, later.Act, later.Who) && row.When is null)
                yield return $"{later.Act} from {later.From} to {later.To} is never taken: the row before it always holds";
        foreach (var dead in flow.Statuses.Where(reached.Contains).Where(status => !LeadsToEnd(flow, status, flow.Rows))) yield return $"from {dead} the flow can never end";
    }

    private static bool LeadsToEnd(IFlow flow, string from, IReadOnlyList<FlowRow> rows)
    {
        var reached = new HashSet<string> { from };
        while (rows.Any(row => reached.Contains(row.From) && reached.Add(row.To))) { }
        return flow.Final.Any(reached.Contains);
    }
}
