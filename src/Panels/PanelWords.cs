using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Panels.Describe;

namespace Passerelle.Panels;

/// <summary>The room's rules and states in words.</summary>
internal static class PanelWords
{
    extension(Wording t)
    {
        public string Status(PanelStatus status) => t[$"panels.panel.status.{status.Kebab()}"].Value;

        public string Status(CallStatus status) => t[$"panels.call.status.{status.Kebab()}"].Value;

        public string Status(SeatStatus status) => t[$"panels.seat.status.{status.Kebab()}"].Value;

        public string Status(MissionStatus status) => t[$"panels.mission.status.{status.Kebab()}"].Value;

        public string Act(PanelAct act) => t[$"panels.panel.act.{act.Kebab()}"].Value;

        /// <summary>What a rule asks for, without its number.</summary>
        public string RuleName(string rule) => t[$"panels.rule.{rule}"].Value;

        public string Rule(ProfileRule rule)
        {
            var number = rule.Number is { } asked ? asked.ToString("N0", Language.Culture(Language.Current)) : t["panels.rule-number.everybody"].Value;
            return t["panels.rule-words.stated", t.RuleName(rule.Rule), rule.Of is { } of ? $"{Spoken.Name(of)}, {number}" : number].Value;
        }

        /// <summary>A rule of the profile, or what else an answer can rest on: size, locks, exclusions.</summary>
        public string Rule(Profile profile, string rule) => rule switch
        {
            "size" => t["panels.in-way.size", profile.Min, profile.Max].Value,
            "maxPanels" => t["panels.in-way.load"].Value,
            "locked" or "excluded" or "scores" => t[$"panels.in-way.{rule}"].Value,
            _ => profile.Rule(rule) is { } known ? t.Rule(known) : rule,
        };

        public string Rules(Profile profile, IEnumerable<string> rules) => string.Join("; ", rules.Select(rule => t.Rule(profile, rule)));
    }

    public static IEnumerable<SelectListItem> Concepts(string none) =>
        Thesaurus.All.Select(concept => new SelectListItem(concept.ToString(), concept.Id)).OrderBy(item => item.Text, StringComparer.Create(Language.Culture(Language.Current), ignoreCase: true)).Prepend(new(none, ""));

    public static IEnumerable<SelectListItem> Languages(string none) =>
        Spoken.All.Select(code => new SelectListItem($"{Spoken.Name(code)} ({code})", code)).OrderBy(item => item.Text, StringComparer.Create(Language.Culture(Language.Current), ignoreCase: true)).Prepend(new(none, ""));

    public static string Tone(PanelStatus status) => status switch { PanelStatus.Proposed => "good", PanelStatus.Composed => "active", PanelStatus.Draft => "attention", _ => "done" };

    public static string Tone(CallStatus status) => status switch { CallStatus.Sent => "active", CallStatus.Answered => "good", _ => "attention" };

    public static string Tone(SeatStatus status) => status switch { SeatStatus.Confirmed => "good", SeatStatus.Refused or SeatStatus.Objected or SeatStatus.Declined or SeatStatus.Withdrawn or SeatStatus.OtherDate => "attention", _ => "active" };

    public static string Tone(MissionStatus status) => status switch { MissionStatus.Closed => "done", MissionStatus.Cancelled => "attention", MissionStatus.Preparing => "attention", _ => "active" };
}
