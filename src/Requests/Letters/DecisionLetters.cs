using Passerelle.Directory.Public;
using Passerelle.Requests.Consult;
using static Passerelle.Requests.Letters.RequestLetters;

namespace Passerelle.Requests.Letters;

using Cards = IReadOnlyDictionary<OfficeId, OfficeCard>;

/// <summary>The letters between eligibility and the signed decision. Args of each template: {0} reference, {1} title, then its own.</summary>
internal static class DecisionLetters
{
    /// <summary>To the facility's officers, one of whom has to answer for it: {2} the office that declares.</summary>
    public static IReadOnlyList<LetterDraft> InterestDeclared(Request request, OfficeCard declarer, IEnumerable<OfficeCard> officers) =>
        [.. officers.Where(officer => officer.Id != declarer.Id).Select(officer => Draft("requests.letter.interest-declared", request, officer, null, TitleIn(declarer, officer)))];

    /// <summary>To the office concerned: {2} the reason, {3} the measure where one is accepted.</summary>
    public static LetterDraft ConflictJudged(Request request, Conflict conflict, OfficeCard to) => conflict.Status switch
    {
        ConflictStatus.Mitigated => Draft("requests.letter.conflict-mitigated", request, to, null, Quoted(conflict.Reason ?? ""), Quoted(conflict.Measure ?? "")),
        ConflictStatus.Excluded => Draft("requests.letter.conflict-excluded", request, to, null, Quoted(conflict.Reason ?? "")),
        _ => Draft("requests.letter.conflict-dismissed", request, to, null, Quoted(conflict.Reason ?? "")),
    };

    /// <summary>To those asked, {2} the day by which it should be in; to those relieved.</summary>
    public static IReadOnlyList<LetterDraft> Appraisers(Request request, IEnumerable<OfficeCard> asked, IEnumerable<OfficeCard> relieved) =>
        [.. asked.Select(office => Draft("requests.letter.appraise", request, office, null, request.DueOn is { } dueOn ? Day(dueOn, office.Language) : "–")),
         .. relieved.Select(office => Draft("requests.letter.relieved", request, office))];

    public static IReadOnlyList<LetterDraft> AssessmentsOpen(Request request, IEnumerable<OfficeCard> officers) =>
        [.. officers.Select(officer => Draft("requests.letter.assessments-open", request, officer))];

    /// <summary>{2} the question, {3} the last day, {4} what silence means.</summary>
    /// <param name="link">Null before it is made: the letter then says where it will stand.</param>
    public static LetterDraft Consulted(Request request, Asked asked, string silence, string? link) =>
        Draft("requests.letter.consulted", request, asked.Office, link, Quoted(asked.Question), Day(asked.DueOn, asked.Office.Language), Means(silence));

    /// <summary>{2} the question, {3} the last day, {4} what silence means.</summary>
    public static LetterDraft Reminder(Request request, Asked asked, string silence, string link) =>
        Draft("requests.letter.opinion-reminder", request, asked.Office, link, Quoted(asked.Question), Day(asked.DueOn, asked.Office.Language), Means(silence));

    private static string Means(string silence) => LetterDraft.Words($"{Clocks.Opinion}.silence-note.{silence}");

    /// <summary>To the committee when a case comes before it; an office that is recused hears that it is, and why stands on the page of the case.</summary>
    public static IReadOnlyList<LetterDraft> PaperReady(Request request, IEnumerable<OfficeCard> committee, IReadOnlySet<OfficeId> recused) =>
        [.. committee.Select(office => Draft(recused.Contains(office.Id) ? "requests.letter.recused" : "requests.letter.paper-ready", request, office))];

    public static IReadOnlyList<LetterDraft> ToSign(Request request, IEnumerable<OfficeCard> signatories) =>
        [.. signatories.Select(office => Draft("requests.letter.to-sign", request, office))];

    /// <summary>The decision, to every requester in its language: {2} the day, {3} the reasons, {4} the conditions of an approval that has some, the day a deferral lasts until, the institution a referral names.</summary>
    public static IReadOnlyList<LetterDraft> Decided(Request request, Decision decision, Cards cards) =>
        [.. request.ActiveParties.Select(party => cards[party.Office]).Select(to => Draft(Template(decision.Kind), request, to, null,
            [Day(decision.TakenOn, to.Language), Quoted(decision.Reasons), .. Own(decision, to.Language)]))];

    public static IReadOnlyList<LetterDraft> TakenUpAgain(Request request, Cards cards) => ToRequesters("requests.letter.taken-up-again", request, cards);

    private static IEnumerable<string> Own(Decision decision, string language)
    {
        if (decision.Conditions is { } conditions) yield return Quoted(conditions);
        if (decision.Until is { } until) yield return Day(until, language);
        if (decision.ReferredTo is { } institution) yield return institution;
    }

    private static string Template(DecisionKind kind) => kind switch
    {
        DecisionKind.Approve => "requests.letter.approved",
        DecisionKind.ApproveWithConditions => "requests.letter.approved-with-conditions",
        DecisionKind.Defer => "requests.letter.deferred-until",
        DecisionKind.Decline => "requests.letter.declined",
        DecisionKind.Refer => "requests.letter.referred-to",
    };

    /// <summary>As a quotation in Markdown: somebody's own words, kept apart from the letter's.</summary>
    private static string Quoted(string text) => string.Join('\n', text.Split('\n').Select(line => $"> {line}".TrimEnd()));
}
