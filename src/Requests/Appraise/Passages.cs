using System.Text;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.Appraise;

/// <summary>Where a quoted passage stands: in the answer to a question, or in the part a co-requester wrote.</summary>
internal sealed record Anchor(Question? Question, Party? Party);

/// <summary>Finds a quotation in the words of a request, in whatever language they were written or translated, with white space folded.</summary>
internal static class Passages
{
    /// <summary>Anything shorter would be found everywhere and anchor nothing.</summary>
    public const int MinLength = 10;

    /// <summary>Null when it stands nowhere in the request.</summary>
    public static Anchor? Find(Request request, string passage)
    {
        var sought = Fold(passage);
        if (sought.Length == 0) return null;
        if (RequestForm.Current.Questions.FirstOrDefault(question => !question.IsChoice && Holds(request.Answer(question.Key), sought)) is { } question) return new(question, null);
        return request.ActiveParties.FirstOrDefault(party => Holds(party.Priorities, sought) || Holds(party.Baseline, sought)) is { } party ? new(null, party) : null;
    }

    /// <summary>Every run of white space, no-break spaces included, becomes one space; the ends are trimmed.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize())
            if (!char.IsWhiteSpace(letter)) folded.Append(letter);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        return folded.ToString().TrimEnd();
    }

    private static bool Holds(LocalizedText text, string sought) => text.Renderings.Values.Any(rendering => Fold(rendering.Text).Contains(sought, StringComparison.Ordinal));
}
