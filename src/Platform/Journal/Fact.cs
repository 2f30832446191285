using Passerelle.Platform.Letters;

namespace Passerelle.Platform.Journal;

/// <summary>The case a fact belongs to: one chain from the first letter to the published sentence.</summary>
/// <param name="Reference">The human reference the case is known by, such as <c>REQ-2012-0001</c>.</param>
public sealed record CaseKey(Guid Id, string Reference);

/// <summary>Something that happened, as an operation reports it; the Journal adds who, when, for which office, by which channel and why.</summary>
/// <param name="Kind">Room and word, such as <c>requests.submitted</c>; its text key is <c>requests.fact.submitted</c>.</param>
/// <param name="Subject">Reference of the record it happened to.</param>
/// <param name="Details">What a reader needs to understand it later; written as JSON and frozen.</param>
/// <param name="Audience">Who may ever read it: tokens of <see cref="Seeing.To"/>, as they stood when it happened.</param>
public sealed record Fact(string Kind, CaseKey Case, string Subject, object? Details, IReadOnlyList<string> Audience)
{
    /// <summary>The office in whose name it was done; null when the program did it or no office was needed.</summary>
    public Guid? Office { get; init; }

    /// <summary>Letters that follow from it, queued in the same transaction.</summary>
    public IReadOnlyList<LetterDraft> Letters { get; init; } = [];
}
