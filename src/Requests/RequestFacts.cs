namespace Passerelle.Requests;

/// <summary>Facts of this room, with the readers each deserves.</summary>
internal static class RequestFacts
{
    /// <summary>For both sides of the table as it stands at this moment.</summary>
    public static Fact ForEverybody(this Request request, string kind, Guid? office, object? details = null, IReadOnlyList<LetterDraft>? letters = null) =>
        new(kind, request.Case, request.Reference, details, request.ReachedFacility ? request.EverybodyTokens : request.RequesterTokens) { Office = office, Letters = letters ?? [] };

    /// <summary>For the facility's team only: scores, deliberation.</summary>
    public static Fact ForTeam(this Request request, string kind, Guid? office, object? details = null, IReadOnlyList<LetterDraft>? letters = null, params IEnumerable<string> besides) =>
        new(kind, request.Case, request.Reference, details, [.. Request.TeamTokens, .. besides]) { Office = office, Letters = letters ?? [] };
}
