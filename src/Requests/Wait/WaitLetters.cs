using Passerelle.Directory.Public;
using Passerelle.Platform.Flows;
using Passerelle.Requests.Letters;
using static Passerelle.Requests.Letters.RequestLetters;

namespace Passerelle.Requests.Wait;

/// <summary>The letters of clocks. Args of each template: {0} reference, {1} title, then its own.</summary>
internal static class WaitLetters
{
    /// <summary>{2} the last day, {3} what silence means.</summary>
    public static LetterDraft SignOffReminder(Request request, OfficeCard to, Awaited awaited, Workflow workflow, string link) =>
        Draft("requests.letter.sign-off-reminder", request, to, link, Day(awaited.DueOn, to.Language), Means(awaited, workflow));

    /// <summary>{2} the question, {3} the last day, {4} what silence means.</summary>
    public static LetterDraft InformationReminder(Request request, OfficeCard to, Awaited awaited, string question, Workflow workflow) =>
        Draft("requests.letter.information-reminder", request, to, null, question, Day(awaited.DueOn, to.Language), Means(awaited, workflow));

    /// <summary>{2} the office deputised for, {3} the day that has passed, {4} what silence means.</summary>
    public static LetterDraft ToDeputy(Request request, OfficeCard office, Deputy to, Awaited awaited, Workflow workflow) =>
        new("requests.letter.to-deputy", to.Addressee, [request.Reference, request.Title.Best(to.Language), office.TitleIn(to.Language), Day(awaited.DueOn, to.Language), Means(awaited, workflow)]);

    /// <summary>{2} the office that is silent, {3} the day that has passed.</summary>
    public static LetterDraft NobodyToDeputise(Request request, OfficeCard office, OfficeCard to, Awaited awaited) =>
        Draft("requests.letter.nobody-to-deputise", request, to, null, office.TitleIn(to.Language), Day(awaited.DueOn, to.Language));

    /// <summary>To the office left out and to the others: {2} the office left out.</summary>
    public static IReadOnlyList<LetterDraft> LeftOut(Request request, Party left, IReadOnlyDictionary<OfficeId, OfficeCard> cards) =>
        [.. request.ActiveParties.Select(party => cards[party.Office]).Select(to => Draft("requests.letter.left-out", request, to, null, cards[left.Office].TitleIn(to.Language)))];

    public static IReadOnlyList<LetterDraft> Lapsed(Request request, IEnumerable<OfficeCard> officers, IReadOnlyDictionary<OfficeId, OfficeCard> cards) =>
        [.. request.ActiveParties.Select(party => cards[party.Office]).Concat(officers).Select(to => Draft("requests.letter.lapsed", request, to))];

    private static string Means(Awaited awaited, Workflow workflow) => LetterDraft.Words($"{awaited.Clock}.silence-note.{Clocks.Silence(awaited.Clock, workflow)}");
}
