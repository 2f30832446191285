using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Search;

/// <summary>The part of a record's texts that answers a question best, with its words marked: those of the question, and the labels of what it speaks of.</summary>
internal sealed class Passages(Question question, IEnumerable<string> near, string reader, Tagger tagger)
{
    private const int length = 240, read = 20_000;

    private readonly HashSet<string> plain = [.. question.Plain.Where(word => word.Length > 2), .. near];
    private readonly HashSet<string> stems = [.. question.Words.Select(word => word.Text)];
    private readonly HashSet<string> tokens = [.. question.Tokens];

    public SearchHit Of(SearchDocument document, double score)
    {
        var (best, most, language, marks) = ("", 0, "", new List<Range>());
        var left = read;
        foreach (var candidate in document.Texts.SelectMany(text => text.Languages).Distinct().OrderBy(code => code != reader).ThenBy(code => code, StringComparer.Ordinal))
            foreach (var segment in document.Texts.Select(text => text.In(candidate)).OfType<string>().SelectMany(LocalizedText.Segments))
            {
                if ((left -= segment.Length) < 0 && most > 0) break;
                var found = Marks(segment, candidate, out var different);
                if (different > most) (best, most, language, marks) = (segment, different, candidate, found);
            }
        if (most > 0) return Cut(document, score, best, language, marks);
        var first = document.Texts.FirstOrDefault(text => !text.IsEmpty) ?? LocalizedText.Empty;
        return Cut(document, score, LocalizedText.Segments(first.Best(reader)).FirstOrDefault(""), first.BestLanguage(reader), []);
    }

    private List<Range> Marks(string text, string language, out int different)
    {
        var words = Stems.Of(text, language);
        var (places, met) = (new SortedSet<(int Start, int End)>(), new HashSet<string>());
        if (language == question.Language)
            foreach (var word in words.Where(word => stems.Contains(word.Text)))
            {
                places.Add((word.Start, word.End));
                met.Add(word.Text);
            }
        foreach (var word in Stems.Of(text, Stems.Plain).Where(word => plain.Contains(word.Text)))
        {
            places.Add((word.Start, word.End));
            met.Add(word.Text);
        }
        foreach (var tag in tagger.Tags(words, language).Where(tag => tokens.Contains(tag.Token)))
        {
            places.Add((words[tag.First].Start, words[tag.Last].End));
            met.Add(tag.Token);
        }
        different = met.Count;
        var marks = new List<Range>();
        var end = 0;
        // Of two that overlap the first and longest is marked.
        foreach (var place in places.OrderBy(place => place.Start).ThenByDescending(place => place.End))
            if (place.Start >= end)
            {
                marks.Add(place.Start..place.End);
                end = place.End;
            }
        return marks;
    }

    private static SearchHit Cut(SearchDocument document, double score, string text, string language, List<Range> marks)
    {
        if (text.Length <= length) return new(document, score, text, language) { Marks = marks };
        var start = marks.Count == 0 || marks[0].End.Value < length * 2 / 3 ? 0 : Math.Max(0, text.LastIndexOf(' ', Math.Max(0, marks[0].Start.Value - length / 4)) + 1);
        var end = start + length >= text.Length ? text.Length : text.LastIndexOf(' ', start + length) is var space && space > start + length / 2 ? space : start + length;
        var (before, after) = (start > 0 ? "… " : "", end < text.Length ? " …" : "");
        var moved = before.Length - start;
        return new(document, score, $"{before}{text[start..end]}{after}", language)
        {
            Marks = [.. marks.Where(mark => mark.Start.Value >= start && mark.End.Value <= end).Select(mark => (mark.Start.Value + moved)..(mark.End.Value + moved))],
        };
    }
}
