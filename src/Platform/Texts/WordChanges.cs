using DiffPlex;
using DiffPlex.Chunkers;

namespace Passerelle.Platform.Texts;

public enum PieceKind { Same, Added, Removed }

/// <summary>What changed between two texts, word by word, as pieces in reading order.</summary>
public static class WordChanges
{
    public static IReadOnlyList<(PieceKind Kind, string Text)> Between(string before, string now)
    {
        var diff = Differ.Instance.CreateDiffs(before, now, false, false, new DelimiterChunker([' ', '\n']));
        var pieces = new List<(PieceKind, string)>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(PieceKind.Same, diff.PiecesNew, at, block.InsertStartB - at);
            Add(PieceKind.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(PieceKind.Added, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.InsertStartB + block.InsertCountB;
        }
        Add(PieceKind.Same, diff.PiecesNew, at, diff.PiecesNew.Count - at);
        return pieces;

        void Add(PieceKind kind, IReadOnlyList<string> from, int start, int count)
        {
            if (count > 0) pieces.Add((kind, string.Concat(from.Skip(start).Take(count))));
        }
    }
}
