using Passerelle.Directory.Public;

namespace Passerelle.Requests.Letters;

using Cards = IReadOnlyDictionary<OfficeId, OfficeCard>;

/// <summary>
/// Every letter of this room: what a page shows before an act is what the act sends. Args of each template: {0} reference, {1} title, then its own.
/// </summary>
internal static class RequestLetters
{
    /// <summary>{2} the lead's office.</summary>
    public static LetterDraft Invitation(Request request, OfficeCard to, OfficeCard lead, string? link) =>
        Draft(request.SubmittedOn is null ? "requests.letter.invitation" : "requests.letter.invitation-late", request, to, link, TitleIn(lead, to));

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

    /// <summary>To everybody: {2} the office that led, {3} the one that leads now, {4} the reason.</summary>
    public static IReadOnlyList<LetterDraft> LeadHandedOver(Request request, Party successor, string reason, IEnumerable<OfficeCard> officers, Cards cards) =>
        [.. request.ActiveParties.Select(party => cards[party.Office]).Concat(officers).Select(to => Draft("requests.letter.lead-handed-over", request, to, null, TitleIn(cards[request.Lead], to), TitleIn(cards[successor.Office], to), reason))];

    /// <summary>To everybody but the new office: {2} the office that goes, {3} the one that takes its place, {4} the reason.</summary>
    public static IReadOnlyList<LetterDraft> Replaced(Request request, Party old, OfficeCard by, string reason, IEnumerable<OfficeCard> officers, Cards cards) =>
        [.. request.ActiveParties.Select(party => cards[party.Office]).Concat(officers).Select(to => Draft("requests.letter.party-replaced", request, to, null, TitleIn(cards[old.Office], to), TitleIn(by, to), reason))];

    /// <summary>To the office and to the lead, and to the officers where the case needs them: {2} the office, {3} its last day.</summary>
    public static IReadOnlyList<LetterDraft> MandateEnds(Request request, Party party, IEnumerable<OfficeCard> officers, Cards cards) => OfMandate("requests.letter.mandate-ends", request, party, officers, cards);

    /// <summary>{2} the office, {3} its last day.</summary>
    public static IReadOnlyList<LetterDraft> MandateExpired(Request request, Party party, IEnumerable<OfficeCard> officers, Cards cards) => OfMandate("requests.letter.mandate-expired", request, party, officers, cards);

    private static IReadOnlyList<LetterDraft> OfMandate(string template, Request request, Party party, IEnumerable<OfficeCard> officers, Cards cards) =>
        [.. new[] { cards[party.Office], cards[request.Lead] }.Concat(officers).DistinctBy(to => to.Id).Select(to => Draft(template, request, to, null, TitleIn(cards[party.Office], to), Day(party.MandateUntil!.Value, to.Language)))];

    /// <summary>To the requester of what an officer has entered: {2} the day it came, {3} who signed it.</summary>
    /// <param name="link">Null before it is made.</param>
    public static LetterDraft ToConfirm(string template, Request request, OnBehalf entered, OfficeCard to, string? link) =>
        Draft(template, request, to, link, Day(entered.ReceivedOn, to.Language), entered.Sender);

    /// <summary>{2} what was taken as the answer.</summary>
    public static IReadOnlyList<LetterDraft> AnsweredFromLibrary(Request request, string answer, Cards cards) =>
        [.. request.ActiveParties.Where(party => !party.IsLead).Select(party => Draft("requests.letter.answered-from-library", request, cards[party.Office], null, answer))];

    /// <summary>{2} the reason.</summary>
    public static IReadOnlyList<LetterDraft> Withdrawn(Request request, string reason, IEnumerable<OfficeCard> officers, Cards cards) =>
        [.. request.ActiveParties.Where(party => !party.IsLead).Select(party => cards[party.Office]).Concat(officers).Select(to => Draft("requests.letter.withdrawn", request, to, null, reason))];

    public static IReadOnlyList<LetterDraft> ToRequesters(string template, Request request, Cards cards, params string[] args) =>
        [.. request.ActiveParties.Select(party => Draft(template, request, cards[party.Office], null, args))];

    public static LetterDraft Draft(string template, Request request, OfficeCard to, string? link = null, params string[] args) =>
        new(template, to.Addressee, [request.Reference, request.Title.Best(to.Language), .. args], link);

    public static string Day(DateOnly day, string language) => day.ToString("d MMMM yyyy", Language.Culture(language));

    public static string TitleIn(OfficeCard office, OfficeCard reader) => office.TitleIn(reader.Language);
}
