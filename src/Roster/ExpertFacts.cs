namespace Passerelle.Roster;

/// <summary>Facts about experts: never with a name, an address or a text about a person in them. Whoever is forgotten leaves them whole.</summary>
internal static class ExpertFacts
{
    extension(Expert expert)
    {
        /// <param name="details">Codes, dates and numbers only.</param>
        public Fact Fact(string kind, Guid? office, object? details = null, IReadOnlyList<LetterDraft>? letters = null) =>
            new(kind, expert.Case, expert.Reference, details, expert.Readers) { Office = office, Letters = letters ?? [] };
    }
}
