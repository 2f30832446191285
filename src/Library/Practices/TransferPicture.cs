using Passerelle.Directory.Public;
using Passerelle.Library.Statements;
using Passerelle.Platform.Web.Tags;

namespace Passerelle.Library.Practices;

/// <summary>The transfers of a practice as a graph: where it comes from, the practice, the Action that carried it, who took it up, what it became there.</summary>
internal static class TransferPicture
{
    public static Graph Of(PracticeText text, string reference, IReadOnlyList<TransferRow> rows, IReadOnlyDictionary<string, LocalizedText> names, Wording words)
    {
        // What led to this practice is told on the page of the one it came from.
        var own = rows.Select(row => row.Transfer).Where(transfer => transfer.PracticeReference == reference).OrderBy(transfer => transfer.On).ThenBy(transfer => transfer.Reference, StringComparer.Ordinal).ToList();
        if (own.Count == 0) return new([], [], []);
        var (boxes, lines) = (new List<GraphBox>(), new List<GraphLine>());
        const string practice = "practice";
        foreach (var from in own.SelectMany(transfer => transfer.From).Distinct())
        {
            boxes.Add(new($"from:{from}", 0, Countries.Name(from)));
            lines.Add(new($"from:{from}", practice, "open"));
        }
        boxes.Add(new(practice, 1, text.Title.ToString(), Strong: true));
        foreach (var transfer in own)
        {
            var (kind, before) = (KindOf(transfer), practice);
            if (transfer.Action is { } action)
            {
                if (boxes.TrueForAll(box => box.Key != $"by:{action}"))
                {
                    boxes.Add(new($"by:{action}", 2, action));
                    lines.Add(new(practice, $"by:{action}", "open"));
                }
                before = $"by:{action}";
            }
            var to = $"to:{transfer.Reference}";
            boxes.Add(new(to, 3, transfer.Body.IsEmpty ? Countries.Name(transfer.To) : words["library.transfer.body-in", transfer.Body.ToString(), Countries.Name(transfer.To)]));
            lines.Add(new(before, to, kind, words[$"library.transfer.kind.{transfer.Kind.Kebab()}"]));
            if (transfer.Became is { } became && names.TryGetValue(became, out var name))
            {
                if (boxes.TrueForAll(box => box.Key != $"became:{became}")) boxes.Add(new($"became:{became}", 4, name.ToString()));
                lines.Add(new(to, $"became:{became}", kind));
            }
        }
        // Columns are counted without gaps: a practice that no Action carried has none for Actions.
        var columns = boxes.Select(box => box.Column).Distinct().Order().ToList();
        return new([.. boxes.Select(box => box with { Column = columns.IndexOf(box.Column) })], lines,
            [.. own.Select(KindOf).Distinct().Order(StringComparer.Ordinal).Select(kind => (kind, words[$"library.transfer.line.{kind}"].Value))]);
    }

    /// <summary>In one sentence, for who hears the page.</summary>
    public static string Told(IReadOnlyList<TransferRow> rows, Wording words) => words["library.transfer.picture",
        rows.Count(row => row.Transfer.Kind != TransferKind.Rejected), rows.Count(row => row.Transfer.Kind != TransferKind.Rejected && row.Transfer.Result == TransferResult.Held), rows.Count(row => row.Transfer.Kind == TransferKind.Rejected)];

    private static string KindOf(Transfer transfer) => transfer switch
    {
        { Kind: TransferKind.Rejected } or { Result: TransferResult.DidNotHold } => "failed",
        { Result: TransferResult.Held } => "sure",
        { Result: TransferResult.Partly } => "partly",
        _ => "open",
    };
}
