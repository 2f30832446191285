using DiffPlex;
using DiffPlex.Chunkers;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.AskBack;

internal enum Piece { Same, Added, Removed }

/// <summary>An answer that changed, as pieces in reading order.</summary>
internal sealed record Change(Question Question, IReadOnlyList<(Piece Kind, string Text)> Pieces);

/// <summary>What changed between the moment a request was asked back and now, word by word.</summary>
internal static class Changes
{
    public static IReadOnlyList<Change> Since(Request request) => request.AskedBack.LastOrDefault() is { } asked
        ? [.. RequestForm.Current.Questions.Where(question => !question.IsChoice)
            .Select(question => (Question: question, Before: Before(asked, question.Key, request.Language), Now: request.Answer(question.Key).In(request.Language) ?? ""))
            .Where(answer => answer.Before != answer.Now)
            .Select(answer => new Change(answer.Question, Compare(answer.Before, answer.Now)))]
        : [];

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

    private static string Before(InformationRequest asked, string key, string language) => asked.Before.TryGetValue(key, out var text) ? text.In(language) ?? "" : "";
}
