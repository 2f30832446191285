using Passerelle.Directory.Public;

namespace Passerelle.Requests.Letters;

using Cards = IReadOnlyDictionary<OfficeId, OfficeCard>;

/// <summary>
/// Every letter of this room: what a page shows before an act is what the act sends. Args of each template: {0} reference, {1} title, then its own.
/// </summary>
internal static class RequestLetters
{
    /// <summary>{2} the lead's office.</summary>
    public static LetterDraft Invitation(Request request, OfficeCard to, OfficeCard lead, string? link) => Draft("requests.letter.invitation", request, to, link, TitleIn(lead, to));

    public static IReadOnlyList<LetterDraft> SignatureVoid(Request request, IEnumerable<Party> signed, Cards cards) =>
        [.. signed.Select(party => Draft("requests.letter.signature-void", request, cards[party.Office]))];

    /// <summary>To the facility's officers: {2} the lead's office. To each co-requester the same news.</summary>
    public static IReadOnlyList<LetterDraft> Submitted(Request request, IEnumerable<OfficeCard> officers, Cards cards) =>
        [.. officers.Select(officer => Draft("requests.letter.received", request, officer, null, TitleIn(cards[request.Lead], officer))),
         .. request.ActiveParties.Select(party => Draft("requests.letter.submitted", request, cards[party.Office]))];

    /// <summary>{2} the question, {3} the last day.</summary>
    public static IReadOnlyList<LetterDraft> AskedBack(Request request, string question, DateOnly dueOn, Cards cards) =>
        [.. request.ActiveParties.Select(party => cards[party.Office]).Select(to => Draft("requests.letter.asked-back", request, to, null, question, Day(dueOn, to.Language)))];

    public static IReadOnlyList<LetterDraft> Resubmitted(Request request, IEnumerable<OfficeCard> officers, Cards cards) =>
        [.. officers.Concat(request.ActiveParties.Where(party => !party.IsLead).Select(party => cards[party.Office])).Select(to => Draft("requests.letter.resubmitted", request, to))];

    public static IReadOnlyList<LetterDraft> FoundEligible(Request request, Cards cards) => ToRequesters("requests.letter.found-eligible", request, cards);

    public static IReadOnlyList<LetterDraft> FoundIneligible(Request request, Cards cards) => ToRequesters("requests.letter.found-ineligible", request, cards);

    /// <summary>To everybody else in the case: {2} the office that leaves, {3} its reason.</summary>
    public static IReadOnlyList<LetterDraft> PartyWithdrew(Request request, Party leaving, string reason, IEnumerable<OfficeCard> officers, Cards cards) =>
        [.. request.ActiveParties.Where(party => party != leaving).Select(party => cards[party.Office]).Concat(officers)
            .Select(to => Draft("requests.letter.party-withdrew", request, to, null, TitleIn(cards[leaving.Office], to), reason)),
         Draft("requests.letter.you-withdrew", request, cards[leaving.Office])];

    /// <summary>{2} the reason.</summary>
    public static IReadOnlyList<LetterDraft> Withdrawn(Request request, string reason, IEnumerable<OfficeCard> officers, Cards cards) =>
        [.. request.ActiveParties.Where(party => !party.IsLead).Select(party => cards[party.Office]).Concat(officers).Select(to => Draft("requests.letter.withdrawn", request, to, null, reason))];

    public static IReadOnlyList<LetterDraft> ToRequesters(string template, Request request, Cards cards, params string[] args) =>
        [.. request.ActiveParties.Select(party => Draft(template, request, cards[party.Office], null, args))];

    public static LetterDraft Draft(string template, Request request, OfficeCard to, string? link = null, params string[] args) =>
        new(template, to.Addressee, [request.Reference, request.Title.Best(to.Language), .. args], link);

    public static string Day(DateOnly day, string language) => day.ToString("d MMMM yyyy", Language.Culture(language));

    public static string TitleIn(OfficeCard office, OfficeCard reader) => $"{office.Name.Best(reader.Language)}, {office.Institution.Best(reader.Language)}";
}
