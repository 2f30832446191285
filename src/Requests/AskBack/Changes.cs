using DiffPlex;
using DiffPlex.Chunkers;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.AskBack;

internal enum Piece { Same, Added, Removed }

/// <summary>An answer that changed, as pieces in reading order.</summary>
internal sealed record Change(Question Question, IReadOnlyList<(Piece Kind, string Text)> Pieces);

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
            return then == now ? null : new(question, Compare(then, now));
        }

        Change? Chosen(Question question)
        {
            if (before.Choices is null) return null;
            var (then, now) = (Codes(before.Choices, question.Key), Codes(next is null ? request.Choices : next.Choices ?? [], question.Key));
            return then.SequenceEqual(now) ? null : new(question,
                [.. then.Select(code => (now.Contains(code) ? Piece.Same : Piece.Removed, code)), .. now.Except(then).Select(code => (Piece.Added, code))]);
        }

        string Text(IReadOnlyDictionary<string, LocalizedText> answers, string key) => answers.TryGetValue(key, out var text) ? text.In(request.Language) ?? "" : "";

        static IReadOnlyList<string> Codes(IReadOnlyDictionary<string, List<string>> choices, string key) => choices.TryGetValue(key, out var codes) ? codes : [];
    }

    public static IReadOnlyList<(Piece Kind, string Text)> Compare(string before, string now)
    {
        var diff = Differ.Instance.CreateDiffs(before, now, false, false, new DelimiterChunker([' ', '\n']));
        var pieces = new List<(Piece, string)>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(Piece.Same, diff.PiecesNew, at, block.InsertStartB - at);
            Add(Piece.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(Piece.Added, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.InsertStartB + block.InsertCountB;
        }
        Add(Piece.Same, diff.PiecesNew, at, diff.PiecesNew.Count - at);
        return pieces;

        void Add(Piece kind, IReadOnlyList<string> from, int start, int count)
        {
            if (count > 0) pieces.Add((kind, string.Concat(from.Skip(start).Take(count))));
        }
    }
}
