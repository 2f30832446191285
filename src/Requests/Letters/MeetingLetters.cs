using Passerelle.Directory.Public;

namespace Passerelle.Requests.Letters;

/// <summary>The letters of a meeting, to every office of the committee. Args of each template: {0} reference of the meeting, {1} its day, then its own.</summary>
internal static class MeetingLetters
{
    /// <summary>{2} the place, {3} the agenda as a list.</summary>
    public static IReadOnlyList<LetterDraft> Invitation(Meeting meeting, IEnumerable<OfficeCard> committee) =>
        [.. committee.Select(to => Draft(meeting.Remote ? "requests.letter.meeting-remote" : "requests.letter.meeting", meeting, to, meeting.Place, Agenda(meeting, to.Language)))];

    /// <summary>{2} the reason.</summary>
    public static IReadOnlyList<LetterDraft> Cancelled(Meeting meeting, string reason, IEnumerable<OfficeCard> committee) =>
        [.. committee.Select(to => Draft("requests.letter.meeting-cancelled", meeting, to, reason))];

    /// <summary>{2} the agenda as a list.</summary>
    public static IReadOnlyList<LetterDraft> Minutes(Meeting meeting, IEnumerable<OfficeCard> committee) =>
        [.. committee.Select(to => Draft("requests.letter.minutes", meeting, to, Agenda(meeting, to.Language)))];

    private static LetterDraft Draft(string template, Meeting meeting, OfficeCard to, params string[] args) =>
        new(template, to.Addressee, [meeting.Reference, RequestLetters.Day(meeting.Day, to.Language), .. args]);

    private static string Agenda(Meeting meeting, string language) => string.Join('\n', meeting.Agenda.Select(item => $"- {item.Request}: {item.Title.Best(language)}"));
}
