using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Panels.Describe;
using Passerelle.Panels.Public;
using Passerelle.Panels.Seasons;

namespace Passerelle.Panels;

/// <summary>The room's rules and states in words.</summary>
internal static class PanelWords
{
    extension(Wording t)
    {
        public string Status(PanelStatus status) => t[$"panels.panel.status.{status.Kebab()}"].Value;

        public string Status(SeasonStatus status) => t[$"panels.season.status.{status.Kebab()}"].Value;

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

        /// <summary>A whole number as the reader's language writes it; a dash for none.</summary>
        public string Number(long? number) => number?.ToString("N0", Language.Culture(Language.Current)) ?? "–";

        /// <summary>One limit loosened, in words: what it would be, and what it is.</summary>
        public string Loosened(Profile profile, PanelLoosening change, Func<string, string> name) => change switch
        {
            { Side: "lock", Expert: { } expert } => t["panels.loosen.lock", name(expert)].Value,
            { Rule: "size" } => t[$"panels.loosen.size-{change.Side}", t.Number(change.To), t.Number(change.From)].Value,
            _ when profile.Rule(change.Rule) is { } rule => t.Loosened(rule, Choose.LoosenRules.Number(profile, change)),
            _ => change.Rule,
        };

        private string Loosened(ProfileRule rule, int number) =>
            number == 0 && !ProfileRule.IsMost(rule.Rule) ? t["panels.loosen.without", t.Rule(rule)].Value
            : t["panels.loosen.number", rule.Of is { } of ? t["panels.rule-words.stated", t.RuleName(rule.Rule), Spoken.Name(of)].Value : t.RuleName(rule.Rule), t.Number(number),
                rule.Number is { } asked ? t.Number(asked) : t["panels.rule-number.everybody"].Value].Value;

        public string Rules(Profile profile, IEnumerable<string> rules) => string.Join("; ", rules.Select(rule => t.Rule(profile, rule)));
    }

    public static IEnumerable<SelectListItem> Concepts(string none) =>
        Thesaurus.All.Select(concept => new SelectListItem(concept.ToString(), concept.Id)).OrderBy(item => item.Text, StringComparer.Create(Language.Culture(Language.Current), ignoreCase: true)).Prepend(new(none, ""));

    public static IEnumerable<SelectListItem> Languages(string none) =>
        Spoken.All.Select(code => new SelectListItem($"{Spoken.Name(code)} ({code})", code)).OrderBy(item => item.Text, StringComparer.Create(Language.Culture(Language.Current), ignoreCase: true)).Prepend(new(none, ""));

    public static string Tone(SeasonStatus status) => status switch { SeasonStatus.Running => "active", SeasonStatus.Solved => "good", _ => "attention" };

    public static string Tone(PanelStatus status) => status switch { PanelStatus.Proposed => "good", PanelStatus.Composed => "active", PanelStatus.Draft => "attention", _ => "done" };

    public static string Tone(CallStatus status) => status switch { CallStatus.Sent => "active", CallStatus.Answered => "good", _ => "attention" };

    public static string Tone(SeatStatus status) => status switch { SeatStatus.Confirmed => "good", SeatStatus.Refused or SeatStatus.Objected or SeatStatus.Declined or SeatStatus.Withdrawn or SeatStatus.OtherDate => "attention", _ => "active" };

    public static string Tone(MissionStatus status) => status switch { MissionStatus.Closed => "done", MissionStatus.Cancelled => "attention", MissionStatus.Preparing => "attention", _ => "active" };
}
