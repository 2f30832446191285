using System.Text;

namespace Passerelle.Platform.Flows;

/// <summary>A flow table as a Mermaid state diagram and a Markdown table, for <c>docs/flows</c>.</summary>
public static class FlowDiagram
{
    public static string Markdown(IFlow flow)
    {
        var page = new StringBuilder($"# {flow.Name}\n\n```mermaid\nstateDiagram-v2\n    [*] --> {Id(flow.Initial)}\n");
        foreach (var row in flow.Rows) page.Append($"    {Id(row.From)} --> {Id(row.To)} : {row.Act}\n");
        foreach (var status in flow.Final) page.Append($"    {Id(status)} --> [*]\n");
        page.Append("```\n\n| from | act | to | who may | when | fact | stage |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in flow.Rows) page.Append($"| {row.From} | {row.Act} | {row.To} | {row.Who} | {row.When} | `{row.Fact}` | {Stage(row)} |\n");
        return page.ToString();
    }

    private static string Stage(FlowRow row) => row.Stage ?? (row.Without is { } stage ? $"without {stage}" : "");

    private static string Id(string status) => status.Replace('-', '_');
}
