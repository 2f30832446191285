using Passerelle.Directory.Public;

namespace Passerelle.Panels.Mobilise;

/// <summary>
/// Every letter of a mobilisation; what a page shows before an act is what the act sends. No letter to an office names an expert: names stand on the page behind the link, for those who may
/// read them. Args of each template: {0} reference, {1} title of the activity, then its own.
/// </summary>
internal static class MobilisationLetters
{
    /// <summary>Purposes of mailed links.</summary>
    public const string CallPage = "panels.call", ReleasePage = "panels.release", CountersignPage = "panels.countersign", HostPage = "panels.host", ConfirmPage = "panels.confirm", OwnMissionPage = "panels.own-mission", MarkPage = "panels.mark";

    /// <summary>{2} seats, {3} first day, {4} last day, {5} the day it closes.</summary>
    public static LetterDraft Called(Mobilisation mobilisation, string reference, int seats, DateOnly closesOn, OfficeCard to, string? link) =>
        Draft("panels.letter.call", mobilisation, reference, to.Addressee, link, $"{seats}", Day(mobilisation.From, to.Language), Day(mobilisation.Until, to.Language), Day(closesOn, to.Language));

    public static LetterDraft CallWithdrawn(Mobilisation mobilisation, Call call, OfficeCard to) => Draft("panels.letter.call-withdrawn", mobilisation, call.Reference, to.Addressee, null);

    /// <summary>{2} experts named.</summary>
    public static LetterDraft Release(Mobilisation mobilisation, Call call, int experts, OfficeCard to, string? link) => Draft("panels.letter.release", mobilisation, call.Reference, to.Addressee, link, $"{experts}");

    /// <summary>To somebody who may sign for the office beside the first: {2} the office, {3} who signed first.</summary>
    public static LetterDraft Countersign(Mobilisation mobilisation, Call call, OfficeCard office, string first, Addressee to, string? link) => Draft("panels.letter.countersign", mobilisation, call.Reference, to, link, office.TitleIn(to.Language), first);

    /// <summary>{2} experts, {3} the day by which the answer should be there.</summary>
    public static LetterDraft Host(Mobilisation mobilisation, int experts, DateOnly dueOn, OfficeCard to, string? link) => Draft("panels.letter.host", mobilisation, mobilisation.Reference, to.Addressee, link, $"{experts}", Day(dueOn, to.Language));

    /// <summary>To the expert: {2} first day, {3} last day, {4} the day by which the answer should be there.</summary>
    public static LetterDraft Offer(Mobilisation mobilisation, Seat seat, DateOnly dueOn, Addressee to, string? link) =>
        Draft("panels.letter.offer", mobilisation, seat.Reference, to, link, Day(mobilisation.From, to.Language), Day(mobilisation.Until, to.Language), Day(dueOn, to.Language));

    /// <summary>To the expert and to the home administration.</summary>
    public static LetterDraft SeatWithdrawn(Mobilisation mobilisation, Seat seat, Addressee to) => Draft("panels.letter.seat-withdrawn", mobilisation, seat.Reference, to, null);

    /// <summary>To the expert: {2} first day, {3} last day.</summary>
    public static LetterDraft Mission(Mobilisation mobilisation, MissionFile mission, Addressee to, string? link) => Draft("panels.letter.mission", mobilisation, mission.Reference, to, link, Day(mission.From, to.Language), Day(mission.Until, to.Language));

    public static LetterDraft MissionCancelled(Mobilisation mobilisation, MissionFile mission, Addressee to) => Draft("panels.letter.mission-cancelled", mobilisation, mission.Reference, to, null);

    /// <summary>To the expert: {2} the day the report is due.</summary>
    public static LetterDraft ReportDue(Mobilisation mobilisation, MissionFile mission, Addressee to, string? link) => Draft("panels.letter.report-due", mobilisation, mission.Reference, to, link, Day(mission.ReportDue, to.Language));

    /// <summary>To the host: {2} the day the appraisal is due.</summary>
    public static LetterDraft Mark(Mobilisation mobilisation, MissionFile mission, OfficeCard to, string? link) => Draft("panels.letter.mark", mobilisation, mission.Reference, to.Addressee, link, Day(mission.MarksDue, to.Language));

    /// <summary>{2} who is waited for or has acted; {3} what happened: <c>panels.news.{word}</c>.</summary>
    public static IReadOnlyList<LetterDraft> News(Mobilisation mobilisation, string reference, OfficeCard? of, string word, IEnumerable<OfficeCard> to) =>
        [.. to.Select(office => Draft("panels.letter.news", mobilisation, reference, office.Addressee, null, of?.TitleIn(office.Language) ?? LetterDraft.Words("panels.news.an-expert"), LetterDraft.Words($"panels.news.{word}")))];

    /// <summary>{2} what is waited for, <c>panels.waiting.{word}</c>; {3} until when.</summary>
    public static LetterDraft Reminder(Mobilisation mobilisation, string reference, string word, DateOnly dueOn, Addressee to, string? link) =>
        Draft("panels.letter.reminder", mobilisation, reference, to, link, LetterDraft.Words($"panels.waiting.{word}"), Day(dueOn, to.Language));

    /// <summary>To a deputy, with the link of the office: {2} what is waited for, {3} until when, {4} the office.</summary>
    public static LetterDraft Escalation(Mobilisation mobilisation, string reference, string word, DateOnly dueOn, OfficeCard office, Addressee to, string? link) =>
        Draft("panels.letter.escalation", mobilisation, reference, to, link, LetterDraft.Words($"panels.waiting.{word}"), Day(dueOn, to.Language), office.TitleIn(to.Language));

    public static string Day(DateOnly day, string language) => ((PartialDate)day).Words(Language.Culture(language));

    private static LetterDraft Draft(string template, Mobilisation mobilisation, string reference, Addressee to, string? link, params string[] own) => new(template, to, [reference, mobilisation.Title.Best(to.Language), .. own], link);
}
