using System.Globalization;
using System.Text;
using System.Text.Json;
using Passerelle.Panels.Public;

namespace Passerelle.Panels.Solve;

/// <summary>Reads the file once, front to back; what refers to something else is checked when everything has been read.</summary>
internal ref struct ProblemReader
{
    public const string Format = "passerelle-panel/1";

    /// <summary>Beyond this a sum of penalties could leave 64 bits.</summary>
    public const long Largest = 1_000_000_000_000;

    private static readonly string[] topMembers = ["format", "experts", "panels", "previous", "changePenalty"];
    private static readonly string[] expertMembers = ["id", "tags", "numbers", "maxPanels"];
    private static readonly string[] panelMembers = ["id", "size", "scores", "rules", "locked", "excluded", "skip", "numbers"];
    private static readonly string[] sizeMembers = ["min", "max"];
    private static readonly string[] tagRuleMembers = ["id", "kind", "tag", "of", "min", "max", "soft"];
    private static readonly string[] sumRuleMembers = ["id", "kind", "number", "min", "max", "soft"];
    private static readonly string[] anyRuleMembers = ["id", "kind", "tag", "of", "number", "min", "max", "soft"];

    private readonly ReadOnlySpan<byte> text;
    private Utf8JsonReader reader;
    private readonly List<(long At, string Key, object[] Args)> defects = [];

    private readonly List<string> expertIds = [];
    private readonly List<int> maxPanels = [];
    private readonly Dictionary<string, int> expertAt = [];
    private readonly Dictionary<string, TagBuilder> tags = [];
    private readonly Dictionary<string, Dictionary<int, long>> numbers = [];

    private sealed class TagBuilder
    {
        public readonly Dictionary<string, int> Values = [];
        public readonly List<(int Expert, int Value)> Held = [];
    }

    private readonly record struct Ref(string Id, long At);

    private readonly record struct Amount(string Id, long At, long Value);

    private sealed class RawPanel
    {
        public Ref? Id;
        public long At;
        public (int Min, int Max)? Size;
        public List<Amount>? Scores;
        public readonly List<PanelRule> Rules = [];
        public readonly List<Ref> Locked = [], Excluded = [];
        public readonly Dictionary<string, List<Amount>> Numbers = [];
        public long? Skip;
    }

    public ProblemReader(ReadOnlySpan<byte> file)
    {
        text = file;
        reader = new(file.StartsWith("\uFEFF"u8) ? file[3..] : file);
    }

    private readonly long Offset => text.StartsWith("\uFEFF"u8) ? 3 : 0;

    private readonly long Here => reader.TokenStartIndex + Offset;

    public PanelReading Read()
    {
        PanelProblem? problem = null;
        try
        {
            problem = Document();
        }
        catch (JsonException broken)
        {
            // Everything up to here was read; from here on nothing can be said.
            defects.Add((ByteAt(broken), "panels.input.not-json", []));
        }
        return defects.Count == 0 ? new(problem, []) : new(null, Placed());
    }

    private readonly long ByteAt(JsonException broken)
    {
        var at = (int)Offset;
        for (var line = broken.LineNumber ?? 0; line > 0; line--) at += text[at..].IndexOf((byte)'\n') + 1;
        return Math.Min(text.Length, at + (broken.BytePositionInLine ?? 0));
    }

    private readonly List<PanelDefect> Placed()
    {
        var placed = new List<PanelDefect>();
        var (line, lineStart, at) = (1, (int)Offset, (int)Offset);
        foreach (var (where, key, args) in defects.OrderBy(defect => defect.At).ToList())
        {
            for (; at < where; at++)
                if (text[at] == '\n') (line, lineStart) = (line + 1, at + 1);
            placed.Add(new(line, Encoding.UTF8.GetCharCount(text[lineStart..(int)where]) + 1, key, args));
        }
        return placed;
    }

    private PanelProblem? Document()
    {
        var panels = new List<RawPanel>();
        var previous = new List<(Ref Panel, List<Ref> Experts)>();
        long changePenalty = 0;
        var (hasFormat, hasExperts, hasPanels) = (false, false, false);
        reader.Read();
        var top = Here;
        var seen = new HashSet<string>();
        if (!OpensObject()) return null;
        while (NextMember(seen, topMembers, out var name))
            switch (name)
            {
                case "format":
                    hasFormat = true;
                    var formatAt = Here;
                    if (Text() is { } format && format != Format) Defect(formatAt, "panels.input.format", Format);
                    break;
                case "experts":
                    hasExperts = true;
                    if (OpensArray()) while (NextItem()) Expert();
                    break;
                case "panels":
                    hasPanels = true;
                    if (OpensArray()) while (NextItem()) if (Panel() is { } panel) panels.Add(panel);
                    break;
                case "previous":
                    var seenPanels = new HashSet<string>();
                    if (OpensObject()) while (NextKey(seenPanels, out var panel, out var at)) previous.Add((new(panel, at), Refs()));
                    break;
                case "changePenalty":
                    changePenalty = NotNegative() ?? 0;
                    break;
            }
        // A second value after the first is no JSON.
        while (reader.Read()) { }
        Missing(top, (hasFormat, "format"), (hasExperts, "experts"), (hasPanels, "panels"));
        return Checked(panels, previous, changePenalty);
    }

    private void Expert()
    {
        var at = Here;
        if (!OpensObject()) return;
        var (seen, index, hasId) = (new HashSet<string>(), expertIds.Count, false);
        string? id = null;
        var cap = 1;
        var idAt = at;
        while (NextMember(seen, expertMembers, out var name))
            switch (name)
            {
                case "id":
                    (hasId, idAt) = (true, Here);
                    id = Id();
                    break;
                case "tags":
                    var seenTags = new HashSet<string>();
                    if (OpensObject())
                        while (NextKey(seenTags, out var tag, out _))
                        {
                            if (!tags.TryGetValue(tag, out var column)) tags[tag] = column = new();
                            if (!OpensArray()) continue;
                            var first = column.Held.Count;
                            while (NextItem())
                            {
                                if (Text() is not { } value) continue;
                                if (!column.Values.TryGetValue(value, out var number)) column.Values[value] = number = column.Values.Count;
                                var twice = false;
                                for (var held = first; held < column.Held.Count; held++) twice |= column.Held[held].Value == number;
                                if (!twice) column.Held.Add((index, number));
                            }
                        }
                    break;
                case "numbers":
                    var seenNumbers = new HashSet<string>();
                    if (OpensObject())
                        while (NextKey(seenNumbers, out var number, out _))
                        {
                            if (!numbers.TryGetValue(number, out var column)) numbers[number] = column = [];
                            if (Whole() is { } amount) column[index] = amount;
                        }
                    break;
                case "maxPanels":
                    cap = (int)Math.Min(int.MaxValue, NotNegative() ?? 1);
                    break;
            }
        Missing(at, (hasId, "id"));
        expertIds.Add(id ?? "");
        maxPanels.Add(cap);
        if (id is not null && !expertAt.TryAdd(id, index)) Defect(idAt, "panels.input.twice-expert", id);
    }

    private RawPanel? Panel()
    {
        var panel = new RawPanel { At = Here };
        if (!OpensObject()) return null;
        var seen = new HashSet<string>();
        var ruleIds = new HashSet<string>();
        while (NextMember(seen, panelMembers, out var name))
            switch (name)
            {
                case "id":
                    var at = Here;
                    panel.Id = new(Id() ?? "", at);
                    break;
                case "size":
                    panel.Size = Size();
                    break;
                case "scores":
                    panel.Scores = Amounts();
                    break;
                case "rules":
                    if (OpensArray()) while (NextItem()) Rule(panel, ruleIds);
                    break;
                case "locked":
                    panel.Locked.AddRange(Refs());
                    break;
                case "excluded":
                    panel.Excluded.AddRange(Refs());
                    break;
                case "skip":
                    if (reader.TokenType != JsonTokenType.Null) panel.Skip = NotNegative();
                    break;
                case "numbers":
                    var seenNumbers = new HashSet<string>();
                    if (OpensObject()) while (NextKey(seenNumbers, out var number, out _)) panel.Numbers[number] = Amounts();
                    break;
            }
        Missing(panel.At, (seen.Contains("id"), "id"), (seen.Contains("size"), "size"), (seen.Contains("scores"), "scores"));
        return panel;
    }

    private (int, int)? Size()
    {
        var at = Here;
        if (!OpensObject()) return null;
        var seen = new HashSet<string>();
        long? min = null, max = null;
        while (NextMember(seen, sizeMembers, out var name))
            if (name == "min") min = NotNegative();
            else max = NotNegative();
        Missing(at, (seen.Contains("min"), "min"), (seen.Contains("max"), "max"));
        if (min > max) Defect(at, "panels.input.min-over-max", min, max);
        return min is { } least && max is { } most ? ((int)Math.Min(int.MaxValue, least), (int)Math.Min(int.MaxValue, most)) : null;
    }

    private void Rule(RawPanel panel, HashSet<string> ruleIds)
    {
        var at = Here;
        if (!OpensObject()) return;
        var seen = new HashSet<string>();
        var members = new List<(string Name, long At)>();
        string? id = null, kindWord = null, tag = null, number = null;
        List<string>? of = null;
        long? min = null, max = null, soft = null;
        long minAt = at, maxAt = at;
        while (NextMember(seen, anyRuleMembers, out var name, out var nameAt))
        {
            members.Add((name, nameAt));
            var valueAt = Here;
            switch (name)
            {
                case "id":
                    if ((id = Id()) is not null && !ruleIds.Add(id)) Defect(valueAt, "panels.input.twice-rule", id);
                    break;
                case "kind":
                    kindWord = Text();
                    if (kindWord is not null && Kind(kindWord) is null) Defect(valueAt, "panels.input.unknown-kind", kindWord);
                    break;
                case "tag":
                    tag = Text();
                    break;
                case "number":
                    number = Text();
                    break;
                case "of":
                    of = [];
                    if (OpensArray()) while (NextItem()) if (Text() is { } value && !of.Contains(value)) of.Add(value);
                    break;
                case "min":
                    minAt = valueAt;
                    min = Whole();
                    break;
                case "max":
                    maxAt = valueAt;
                    max = Whole();
                    break;
                case "soft":
                    if (reader.TokenType != JsonTokenType.Null) soft = NotNegative();
                    break;
            }
        }
        Missing(at, (seen.Contains("id"), "id"), (seen.Contains("kind"), "kind"));
        if (min > max) Defect(at, "panels.input.min-over-max", min, max);
        if (!seen.Contains("min") && !seen.Contains("max")) Defect(at, "panels.input.no-limit");
        if (Kind(kindWord) is not { } kind) return;
        var known = kind == RuleKind.Sum ? sumRuleMembers : tagRuleMembers;
        foreach (var (member, where) in members.Where(member => !known.Contains(member.Name)).ToList()) Defect(where, "panels.input.unknown-member", member, string.Join(", ", known));
        if (kind == RuleKind.Sum) Missing(at, (seen.Contains("number"), "number"));
        else
        {
            Missing(at, (seen.Contains("tag"), "tag"));
            if (kind == RuleKind.Count) Missing(at, (seen.Contains("of"), "of"));
            if (min < 0) Defect(minAt, "panels.input.negative");
            if (max < 0) Defect(maxAt, "panels.input.negative");
        }
        panel.Rules.Add(new(id ?? "", kind, tag, of, number, min, max, soft));
    }

    private static RuleKind? Kind(string? word) => word switch
    {
        "count" => RuleKind.Count, "distinct" => RuleKind.Distinct, "each" => RuleKind.Each, "sum" => RuleKind.Sum, _ => null,
    };

    private List<Amount> Amounts()
    {
        var amounts = new List<Amount>();
        var seen = new HashSet<string>();
        if (OpensObject()) while (NextKey(seen, out var id, out var at)) amounts.Add(new(id, at, Whole() ?? 0));
        return amounts;
    }

    private List<Ref> Refs()
    {
        var refs = new List<Ref>();
        var seen = new HashSet<string>();
        if (!OpensArray()) return refs;
        while (NextItem())
        {
            var at = Here;
            if (Text() is not { } id) continue;
            if (seen.Add(id)) refs.Add(new(id, at));
            else Defect(at, "panels.input.twice", id);
        }
        return refs;
    }

    private readonly PanelProblem? Checked(List<RawPanel> raw, List<(Ref Panel, List<Ref> Experts)> previous, long changePenalty)
    {
        var panelAt = new Dictionary<string, int>();
        foreach (var (index, panel) in raw.Index())
            if (panel.Id is { Id: not "" } id && !panelAt.TryAdd(id.Id, index)) Defect(id.At, "panels.input.twice-panel", id.Id);
        var wishes = new List<PanelWish>();
        foreach (var panel in raw) wishes.Add(Wish(panel));
        var before = raw.Select(_ => (IReadOnlySet<int>)new HashSet<int>()).ToList();
        foreach (var (panel, experts) in previous)
        {
            var set = new HashSet<int>();
            foreach (var one in experts)
                if (Known(one) is >= 0 and var expert) set.Add(expert);
            if (panelAt.TryGetValue(panel.Id, out var index)) before[index] = set;
            else Defect(panel.At, "panels.input.unknown-panel", panel.Id);
        }
        if (defects.Count > 0) return null;
        var problem = new PanelProblem(Columns(), wishes, before, changePenalty);
        foreach (var (index, panel) in raw.Index())
            if (!Fits(problem, index)) Defect(panel.At, "panels.input.sum-too-large");
        return problem;
    }

    private readonly int Known(Ref expert)
    {
        if (expertAt.TryGetValue(expert.Id, out var index)) return index;
        Defect(expert.At, "panels.input.unknown-expert", expert.Id);
        return -1;
    }

    private readonly PanelWish Wish(RawPanel raw)
    {
        var scores = new List<(int Expert, long Score)>();
        foreach (var score in raw.Scores ?? [])
            if (Known(new(score.Id, score.At)) is >= 0 and var expert) scores.Add((expert, score.Value));
        scores.Sort((one, other) => one.Expert.CompareTo(other.Expert));
        var eligible = scores.Select(score => score.Expert).ToHashSet();
        var excluded = new HashSet<int>();
        foreach (var one in raw.Excluded)
            if (Known(one) is >= 0 and var expert) excluded.Add(expert);
        var locked = new HashSet<int>();
        foreach (var one in raw.Locked)
            if (Known(one) is >= 0 and var expert)
            {
                if (excluded.Contains(expert)) Defect(one.At, "panels.input.locked-excluded", one.Id);
                if (raw.Scores is not null && !eligible.Contains(expert)) Defect(one.At, "panels.input.locked-not-eligible", one.Id);
                locked.Add(expert);
            }
        var own = new Dictionary<string, IReadOnlyDictionary<int, long>>();
        foreach (var (number, amounts) in raw.Numbers)
        {
            var column = new Dictionary<int, long>();
            foreach (var amount in amounts)
                if (Known(new(amount.Id, amount.At)) is >= 0 and var expert) column[expert] = amount.Value;
            own[number] = column;
        }
        var size = raw.Size ?? (0, 0);
        return new(raw.Id?.Id ?? "", size.Min, size.Max, [.. scores.Select(score => score.Expert)], [.. scores.Select(score => score.Score)], raw.Rules, locked, excluded, raw.Skip, own);
    }

    private readonly Roster Columns()
    {
        var count = expertIds.Count;
        var columns = new Dictionary<string, TagColumn>();
        foreach (var (tag, built) in tags)
        {
            var start = new int[count + 1];
            foreach (var (expert, _) in built.Held) start[expert + 1]++;
            for (var at = 0; at < count; at++) start[at + 1] += start[at];
            columns[tag] = new([.. built.Values.Keys], start, [.. built.Held.Select(held => held.Value)]);
        }
        var amounts = new Dictionary<string, long[]>();
        foreach (var (number, given) in numbers)
        {
            var column = new long[count];
            foreach (var (expert, amount) in given) column[expert] = amount;
            amounts[number] = column;
        }
        return new([.. expertIds], [.. maxPanels], columns, amounts);
    }

    /// <summary>Whether no panel whatever can take its value, its sums or its penalties beyond what 64 bits hold with room to spare.</summary>
    private static bool Fits(PanelProblem problem, int at)
    {
        var panel = problem.Panels[at];
        Int128 worst = (panel.Skip ?? 0) + (Int128)problem.ChangePenalty * problem.Previous[at].Count;
        foreach (var score in panel.Scores) worst += Math.Abs(score);
        foreach (var rule in panel.Rules)
        {
            Int128 reach = Math.Abs(rule.Min ?? 0) + Math.Abs(rule.Max ?? 0);
            if (rule.Number is { } number)
            {
                var own = panel.Numbers.GetValueOrDefault(number);
                var all = problem.Roster.Numbers.GetValueOrDefault(number);
                foreach (var expert in panel.Candidates) reach += Math.Abs(own is not null && own.TryGetValue(expert, out var amount) ? amount : all?[expert] ?? 0);
            }
            else reach += panel.Candidates.Length * (Int128)(rule.Tag is { } tag && problem.Roster.Tags.TryGetValue(tag, out var column) ? column.Values.Count : 1);
            worst += reach * Math.Max(1, rule.Soft ?? 1);
        }
        return worst < Int128.One << 58 && worst * problem.Panels.Count < Int128.One << 60;
    }

    private readonly void Defect(long at, string key, params object?[] args) => defects.Add((at, key, [.. args.OfType<object>()]));

    private readonly void Missing(long at, params ReadOnlySpan<(bool Present, string Name)> members)
    {
        foreach (var (present, name) in members)
            if (!present) Defect(at, "panels.input.missing", name);
    }

    private bool OpensObject() => Opens(JsonTokenType.StartObject, "panels.input.object");

    private bool OpensArray() => Opens(JsonTokenType.StartArray, "panels.input.array");

    private bool Opens(JsonTokenType token, string key)
    {
        if (reader.TokenType == token) return true;
        Defect(Here, key);
        reader.Skip();
        return false;
    }

    private bool NextMember(HashSet<string> seen, string[] known, out string name) => NextMember(seen, known, out name, out _);

    /// <summary>Steps to the value of the next member that is known; others are reported and passed over.</summary>
    private bool NextMember(HashSet<string> seen, string[] known, out string name, out long at)
    {
        while (NextKey(seen, out name, out at))
        {
            if (known.Contains(name)) return true;
            Defect(at, "panels.input.unknown-member", name, string.Join(", ", known));
            reader.Skip();
        }
        return false;
    }

    private bool NextKey(HashSet<string> seen, out string name, out long at)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            (name, at) = (Written(), Here);
            reader.Read();
            if (seen.Add(name)) return true;
            Defect(at, "panels.input.twice", name);
            reader.Skip();
        }
        (name, at) = ("", 0);
        return false;
    }

    private bool NextItem() => reader.Read() && reader.TokenType != JsonTokenType.EndArray;

    private string? Id()
    {
        var at = Here;
        var id = Text();
        if (id != "") return id;
        Defect(at, "panels.input.empty");
        return null;
    }

    private string? Text()
    {
        if (reader.TokenType == JsonTokenType.String) return Written();
        Defect(Here, "panels.input.text");
        reader.Skip();
        return null;
    }

    /// <summary>What the quotes hold; half of a surrogate pair is no text.</summary>
    private readonly string Written()
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            Defect(Here, "panels.input.text");
            return "\uFFFD";
        }
    }

    private long? Whole()
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetInt64(out var plain) && Math.Abs((decimal)plain) <= Largest) return plain;
            // 1200.0 and 12e2 are whole numbers too.
            if (decimal.TryParse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var written) && Math.Abs(written) <= Largest && written == decimal.Truncate(written)) return (long)written;
            Defect(Here, "panels.input.whole", Largest);
            return null;
        }
        Defect(Here, "panels.input.whole", Largest);
        reader.Skip();
        return null;
    }

    private long? NotNegative()
    {
        var at = Here;
        if (Whole() is not { } number) return null;
        if (number >= 0) return number;
        Defect(at, "panels.input.negative");
        return null;
    }
}
