using Passerelle.Requests.Form;

namespace Passerelle.Requests.AskBack;

/// <summary>An answer that changed, as pieces in reading order.</summary>
internal sealed record Change(Question Question, IReadOnlyList<(PieceKind Kind, string Text)> Pieces);

/// <summary>One return of a request: what was asked and what changed until it came back, or until now.</summary>
/// <param name="Number">From 1, in the order of the returns.</param>
internal sealed record Round(int Number, InformationRequest Asked, IReadOnlyList<Change> Changes);

/// <summary>What changed between the moment a request was asked back and its coming back, word by word; each time it was returned.</summary>
internal static class Changes
{
    /// <summary>Since the last return.</summary>
    public static IReadOnlyList<Change> Since(Request request) => request.AskedBack.Count == 0 ? [] : Between(request, request.AskedBack.Count - 1);

    /// <summary>All returns that the viewer may read of, the newest first.</summary>
    public static IReadOnlyList<Round> Rounds(Request request, IReadOnlyList<InformationRequest> readable) =>
        [.. request.AskedBack.Index().Where(asked => readable.Contains(asked.Item)).Select(asked => new Round(asked.Index + 1, asked.Item, Between(request, asked.Index))).Reverse()];

    /// <summary>Between a return and the next one: while it lies with the facility nobody can change it.</summary>
    private static IReadOnlyList<Change> Between(Request request, int round)
    {
        var (before, next) = (request.AskedBack[round], request.AskedBack.ElementAtOrDefault(round + 1));
        return [.. RequestForm.Current.Questions.Select(question => question.IsChoice ? Chosen(question) : Written(question)).OfType<Change>()];

        Change? Written(Question question)
        {
            var (then, now) = (Text(before.Before, question.Key), Text(next?.Before ?? request.Answers, question.Key));
            return then == now ? null : new(question, WordChanges.Between(then, now));
        }

        Change? Chosen(Question question)
        {
            if (before.Choices is null) return null;
            var (then, now) = (Codes(before.Choices, question.Key), Codes(next is null ? request.Choices : next.Choices ?? [], question.Key));
            return then.SequenceEqual(now) ? null : new(question,
                [.. then.Select(code => (now.Contains(code) ? PieceKind.Same : PieceKind.Removed, code)), .. now.Except(then).Select(code => (PieceKind.Added, code))]);
        }

        string Text(IReadOnlyDictionary<string, LocalizedText> answers, string key) => answers.TryGetValue(key, out var text) ? text.In(request.Language) ?? "" : "";

        static IReadOnlyList<string> Codes(IReadOnlyDictionary<string, List<string>> choices, string key) => choices.TryGetValue(key, out var codes) ? codes : [];
    }
}
