using Passerelle.Directory.Public;

namespace Passerelle.Roster.Cycle;

/// <summary>Letters to experts. Each carries its own link; none carries anything about the expert but what its address says.</summary>
internal sealed class RosterLetters(LinksDesk links)
{
    /// <summary>The page where an expert reads, corrects, confirms, takes along and erases what is held about them.</summary>
    public const string OwnPage = "roster.own-page";

    /// <summary>None for an expert without an address.</summary>
    public IReadOnlyList<LetterDraft> Invitation(Expert expert, DateTimeOffset now) => To("roster.letter.invitation", expert, now);

    /// <summary>{0} the day until which the confirmation holds, {1} the day on which the record lapses.</summary>
    public IReadOnlyList<LetterDraft> Confirm(Expert expert, DateTimeOffset now) =>
        expert.ConfirmedUntil is { } until ? To("roster.letter.confirm", expert, now, Day(until, expert), Day(until.AddDays(Expert.Grace), expert)) : Invitation(expert, now);

    /// <summary>{0} the day on which the record lapses.</summary>
    public IReadOnlyList<LetterDraft> GraceBegins(Expert expert, DateTimeOffset now) => To("roster.letter.grace", expert, now, Day(expert.ConfirmedUntil!.Value.AddDays(Expert.Grace), expert));

    public IReadOnlyList<LetterDraft> Lapsed(Expert expert, DateTimeOffset now) => To("roster.letter.lapsed", expert, now);

    public IReadOnlyList<LetterDraft> NewLink(Expert expert, DateTimeOffset now) => To("roster.letter.own-page", expert, now);

    private IReadOnlyList<LetterDraft> To(string template, Expert expert, DateTimeOffset now, params string[] args) => expert.Email is not { } email ? []
        : [new(template, new(expert.Name, email, expert.Language), args, links.MakeForPerson(OwnPage, expert.Reference, expert.Language, now))];

    private static string Day(DateOnly day, Expert expert) => ((PartialDate)day).Words(Language.Culture(expert.Language));
}
