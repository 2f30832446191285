using System.Globalization;
using System.Text.RegularExpressions;
using Passerelle.Host;
using Passerelle.Platform.Letters;
using Passerelle.Platform.Texts;

namespace Passerelle.Tests.Shape;

/// <summary>
/// Every letter the house can send, in the six languages, as it reads with the arguments of one invented case: the files beside this test are its expected
/// text. A letter that is new to the texts and has no arguments here fails the test, one whose words change shows it in its file.
/// </summary>
public sealed partial class LetterShape
{
    private const string Title = "title", Lead = "lead office", Other = "other office", Day = "day", LaterDay = "later day", Reason = "reason", Address = "address", Agenda = "agenda", News = "news";

    /// <summary>What a letter is filled with, in the order of its placeholders, the reference first.</summary>
    private static readonly Dictionary<string, string[]> arguments = new()
    {
        ["actions.letter.agree"] = ["ACT-2026-0007", Title], ["actions.letter.agreement"] = ["ACT-2026-0007", Title], ["actions.letter.close"] = ["ACT-2026-0007", Title],
        ["actions.letter.close-early"] = ["ACT-2026-0007", Title], ["actions.letter.hold"] = ["ACT-2026-0007", Title], ["actions.letter.resume"] = ["ACT-2026-0007", Title],
        ["directory.letter.access"] = [], ["directory.letter.invitation"] = [Lead],
        ["library.letter.corrected"] = ["FIC-2026-0003", Title, Address, ""], ["library.letter.published"] = ["FIC-2026-0003", Title, Address, ""], ["library.letter.submitted"] = ["FIC-2026-0003", Title, Address, ""],
        ["library.letter.returned"] = ["FIC-2026-0003", Title, Address, Reason], ["library.letter.alert"] = [News, "- ACT-2012-0150: Offers checked before departure", Address],
        ["library.letter.practice-due"] = ["PRA-2026-0002", Title, Address, Day], ["library.letter.practice-published"] = ["PRA-2026-0002", Title, Address, ""], ["library.letter.practice-reviewed"] = ["PRA-2026-0002", Title, Address, ""],
        ["library.letter.practice-returned"] = ["PRA-2026-0002", Title, Address, Reason], ["library.letter.practice-withdrawn"] = ["PRA-2026-0002", Title, Address, Reason],
        ["library.letter.withdrawn"] = ["FIC-2026-0003", Title, Address, Reason],
        ["panels.letter.call"] = ["CAL-2026-0001", Title, "2", Day, LaterDay, Day], ["panels.letter.call-withdrawn"] = ["CAL-2026-0001", Title],
        ["panels.letter.countersign"] = ["CAL-2026-0001", Title, Other, "Paul Partenaire"], ["panels.letter.release"] = ["CAL-2026-0001", Title, "2"], ["panels.letter.host"] = ["PAN-2026-0001", Title, "2", Day],
        ["panels.letter.escalation"] = ["CAL-2026-0001", Title, "words:panels.waiting.call", Day, Other], ["panels.letter.reminder"] = ["CAL-2026-0001", Title, "words:panels.waiting.nominations", Day],
        ["panels.letter.mark"] = ["MIS-2026-0001", Title, Day], ["panels.letter.mission"] = ["MIS-2026-0001", Title, Day, LaterDay], ["panels.letter.mission-cancelled"] = ["MIS-2026-0001", Title], ["panels.letter.report-due"] = ["MIS-2026-0001", Title, Day],
        ["panels.letter.news"] = ["CHR-2026-0001", Title, Other, "words:panels.news.declined"], ["panels.letter.offer"] = ["CHR-2026-0001", Title, Day, LaterDay, Day], ["panels.letter.seat-withdrawn"] = ["CHR-2026-0001", Title],
        ["requests.letter.answered-from-library"] = ["REQ-2026-0042", Title, "ACT-2012-0150 – Offers checked before departure"],
        ["requests.letter.appraise"] = ["REQ-2026-0042", Title, Day],
        ["requests.letter.approved"] = ["REQ-2026-0042", Title, Day, "> It meets the criteria."], ["requests.letter.declined"] = ["REQ-2026-0042", Title, Day, "> It is outside the phase."],
        ["requests.letter.approved-with-conditions"] = ["REQ-2026-0042", Title, Day, "> It meets the criteria.", "> The host signs by June."],
        ["requests.letter.deferred-until"] = ["REQ-2026-0042", Title, Day, "> The elections come first.", LaterDay],
        ["requests.letter.referred-to"] = ["REQ-2026-0042", Title, Day, "> Another body does this.", "Bureau of Fair Work"],
        ["requests.letter.asked-back"] = ["REQ-2026-0042", Title, "How many offers a year?", Day], ["requests.letter.assessments-open"] = ["REQ-2026-0042", Title],
        ["requests.letter.confirm-reminder"] = ["REQ-2026-0042", Title, Day, "the Director of Labour"], ["requests.letter.to-confirm"] = ["REQ-2026-0042", Title, Day, "the Director of Labour"],
        ["requests.letter.conflict-dismissed"] = ["REQ-2026-0042", Title, "> The post ended long ago."], ["requests.letter.conflict-excluded"] = ["REQ-2026-0042", Title, "> It runs the same programme."],
        ["requests.letter.conflict-mitigated"] = ["REQ-2026-0042", Title, "> It keeps the file of the ministry.", "> The office leaves the room."],
        ["requests.letter.consulted"] = ["REQ-2026-0042", Title, "> Does it overlap with your own work?", Day, "words:requests.consultation.asked.silence-note.no-objection"],
        ["requests.letter.opinion-reminder"] = ["REQ-2026-0042", Title, "> Does it overlap with your own work?", Day, "words:requests.consultation.asked.silence-note.waits"],
        ["requests.letter.found-eligible"] = ["REQ-2026-0042", Title], ["requests.letter.found-ineligible"] = ["REQ-2026-0042", Title],
        ["requests.letter.information-reminder"] = ["REQ-2026-0042", Title, "How many offers a year?", Day, "words:requests.request.needs-information.silence-note.withdrawn"],
        ["requests.letter.interest-declared"] = ["REQ-2026-0042", Title, Other], ["requests.letter.invitation"] = ["REQ-2026-0042", Title, Lead], ["requests.letter.invitation-late"] = ["REQ-2026-0042", Title, Lead],
        ["requests.letter.lapsed"] = ["REQ-2026-0042", Title], ["requests.letter.lead-handed-over"] = ["REQ-2026-0042", Title, Lead, Other, Reason], ["requests.letter.left-out"] = ["REQ-2026-0042", Title, Other],
        ["requests.letter.mandate-ends"] = ["REQ-2026-0042", Title, Other, Day], ["requests.letter.mandate-expired"] = ["REQ-2026-0042", Title, Other, Day],
        ["requests.letter.meeting"] = ["MTG-2026-0004", Day, "Room 2", Agenda], ["requests.letter.meeting-remote"] = ["MTG-2026-0004", Day, "https://meet.example/4", Agenda],
        ["requests.letter.meeting-cancelled"] = ["MTG-2026-0004", Day, Reason], ["requests.letter.minutes"] = ["MTG-2026-0004", Day, Agenda],
        ["requests.letter.no-opinion-needed"] = ["REQ-2026-0042", Title], ["requests.letter.nobody-to-deputise"] = ["REQ-2026-0042", Title, Other, Day], ["requests.letter.paper-ready"] = ["REQ-2026-0042", Title],
        ["requests.letter.party-replaced"] = ["REQ-2026-0042", Title, Lead, Other, Reason], ["requests.letter.party-withdrew"] = ["REQ-2026-0042", Title, Other, Reason], ["requests.letter.received"] = ["REQ-2026-0042", Title, Lead],
        ["requests.letter.recused"] = ["REQ-2026-0042", Title], ["requests.letter.relieved"] = ["REQ-2026-0042", Title], ["requests.letter.resubmitted"] = ["REQ-2026-0042", Title],
        ["requests.letter.sign-off-reminder"] = ["REQ-2026-0042", Title, Day, "words:requests.party.invited.silence-note.left-out"], ["requests.letter.signature-void"] = ["REQ-2026-0042", Title],
        ["requests.letter.submitted"] = ["REQ-2026-0042", Title], ["requests.letter.taken-up-again"] = ["REQ-2026-0042", Title],
        ["requests.letter.to-deputy"] = ["REQ-2026-0042", Title, Other, Day, "words:requests.party.invited.silence-note.waits"], ["requests.letter.to-sign"] = ["REQ-2026-0042", Title],
        ["requests.letter.withdrawn"] = ["REQ-2026-0042", Title, Reason], ["requests.letter.you-withdrew"] = ["REQ-2026-0042", Title],
        ["roster.letter.confirm"] = [Day, LaterDay], ["roster.letter.grace"] = [LaterDay], ["roster.letter.invitation"] = [], ["roster.letter.lapsed"] = [], ["roster.letter.own-page"] = [],
    };

    private static readonly Wording wording = new(new TextCatalogue(Rooms.All));

    /// <summary>Every template that has a subject and a body in the source language.</summary>
    private static IEnumerable<string> Templates => from text in wording.In(Language.Source).GetAllStrings(false)
                                                    where text.Name.Contains(".letter.", StringComparison.Ordinal) && text.Name.EndsWith(".body", StringComparison.Ordinal)
                                                    let template = text.Name[..^".body".Length]
                                                    where wording.In(Language.Source).Has($"{template}.subject")
                                                    orderby template
                                                    select template;

    [Fact]
    public void Every_letter_has_an_expected_text_in_each_of_the_six_languages()
    {
        Assert.Empty(Templates.Except(arguments.Keys));
        Assert.Empty(arguments.Keys.Except(Templates));
        var letters = new LetterText(wording, new NoLetterTemplates());
        foreach (var template in Templates) Expected.Matches($"letters/{template}.txt", string.Join("\n", Language.All.Select(language => Told(letters, template, language))));
    }

    [Fact]
    public void Every_letter_uses_all_it_is_given_and_no_more()
    {
        foreach (var template in Templates)
            foreach (var language in Language.All)
            {
                var pattern = wording.In(language)[$"{template}.subject"].Value + wording.In(language)[$"{template}.body"].Value;
                var used = Placeholder().Matches(pattern).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToHashSet();
                Assert.True(used.All(number => number < arguments[template].Length), $"{template}.{language} names an argument that nobody gives");
                var source = wording.In(Language.Source)[$"{template}.subject"].Value + wording.In(Language.Source)[$"{template}.body"].Value;
                Assert.Equal((template, language, string.Join(' ', Placeholder().Matches(source).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal))),
                    (template, language, string.Join(' ', Placeholder().Matches(pattern).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal))));
                Assert.Equal((template, language, source.Contains("{link}")), (template, language, pattern.Contains("{link}")));
            }
    }

    private static string Told(LetterText letters, string template, string language)
    {
        var words = letters.Of(new LetterDraft(template, new("Office of Lea Lead", "office@authority.example", language, template.StartsWith("roster.", StringComparison.Ordinal) ? null : Guid.AllBitsSet),
            [.. arguments[template].Select(argument => Said(argument, language))], "https://passerelle.example/link/one-time"));
        return $"==== {language}\n{words.Subject}\n\n{words.Markdown}\n";
    }

    private static string Said(string argument, string language) => argument switch
    {
        Title => "Fair recruitment",
        Lead => "Authority of Lea Lead – Labour desk",
        Other => "Authority of Paul Partenaire – International desk",
        Day => new DateOnly(2026, 3, 20).ToString("d MMMM yyyy", Language.Culture(language)),
        LaterDay => new DateOnly(2026, 6, 30).ToString("d MMMM yyyy", Language.Culture(language)),
        Reason => "A new government has other priorities.",
        Address => $"https://passerelle.example/{language}/fiches/FIC-2026-0003",
        Agenda => "- REQ-2026-0042: Fair recruitment\n- REQ-2026-0044: Return with dignity",
        News => wording.In(language).Count("library.alert.new", 3),
        ['w', 'o', 'r', 'd', 's', ':', .. var key] => LetterDraft.Words(key),
        _ => argument,
    };

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Placeholder();
}
