using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Roster;

/// <summary>The room's choices and states in words.</summary>
internal static class RosterWords
{
    extension(Wording t)
    {
        public string Status(ExpertStatus status) => t[$"roster.expert.status.{status.Kebab()}"].Value;

        public string Sector(Sector sector) => t[$"roster.sector.{sector.Kebab()}"].Value;

        public string Seniority(Seniority seniority) => t[$"roster.seniority.{seniority.Kebab()}"].Value;

        public string Gender(Gender gender) => t[$"roster.gender.{gender.Kebab()}"].Value;

        public string Evidence(EvidenceKind kind) => t[$"roster.evidence.{kind.Kebab()}"].Value;

        public string Purpose(Purpose purpose) => t[$"roster.purpose.{purpose.Kebab()}"].Value;

        /// <summary>Why a file was opened: a way to it in words, or what was typed.</summary>
        public string Why(string why) => Browse.OpenFile.Known.Contains(why) ? t[$"roster.why.{why}"].Value : why;

        public IEnumerable<SelectListItem> Statuses() => Enum.GetValues<ExpertStatus>().Where(status => status != ExpertStatus.Erased).Select(status => new SelectListItem(t.Status(status), status.Kebab()));

        public IEnumerable<SelectListItem> Sectors() => Enum.GetValues<Sector>().Select(sector => new SelectListItem(t.Sector(sector), sector.Kebab()));

        public IEnumerable<SelectListItem> Seniorities() => Enum.GetValues<Seniority>().Select(seniority => new SelectListItem(t.Seniority(seniority), seniority.Kebab()));

        public IEnumerable<SelectListItem> Genders() => Enum.GetValues<Gender>().Select(gender => new SelectListItem(t.Gender(gender), gender.Kebab()));

        public IEnumerable<SelectListItem> EvidenceKinds() => Enum.GetValues<EvidenceKind>().Select(kind => new SelectListItem(t.Evidence(kind), kind.Kebab()));
    }

    public static IEnumerable<SelectListItem> Levels() => Enum.GetValues<Cefr>().Select(level => new SelectListItem(level.ToString(), level.ToString()));

    public static IEnumerable<SelectListItem> Concepts() => Kept("concepts", Thesaurus.All, () => Thesaurus.All.Select(concept => (concept.ToString() ?? "", concept.Id)));

    public static IEnumerable<SelectListItem> Countries() => Kept("countries", Directory.Public.Countries.All, () => Directory.Public.Countries.All.Select(country => (country.ToString() ?? "", country.Alpha2)));

    public static IEnumerable<SelectListItem> SpokenLanguages() => Kept("languages", typeof(Terms), () => Terms.SpokenLanguages.Select(code => ($"{Terms.LanguageName(code)} ({code})", code)));

    private static readonly ConcurrentDictionary<(string List, string Language), (object Of, IReadOnlyList<(string Text, string Value)> Items)> lists = [];

    /// <summary>Long lists in the order of a language, sorted once: by each language's own rules that takes longer than all else on a page.</summary>
    /// <param name="of">What the list was made of: another one makes it anew.</param>
    private static IEnumerable<SelectListItem> Kept(string list, object of, Func<IEnumerable<(string Text, string Value)>> make)
    {
        var key = (list, Language.Current);
        if (!lists.TryGetValue(key, out var kept) || !ReferenceEquals(kept.Of, of)) lists[key] = kept = (of, [.. make().OrderBy(item => item.Text, StringComparer.Create(Language.Culture(Language.Current), ignoreCase: true))]);
        return kept.Items.Select(item => new SelectListItem(item.Text, item.Value));
    }

    public static IEnumerable<SelectListItem> LetterLanguages() => Language.All.Select(code => new SelectListItem(Language.OwnName(code), code));

    public static IEnumerable<SelectListItem> Or(this IEnumerable<SelectListItem> options, string none) => options.Prepend(new(none, ""));

    public static string Tone(ExpertStatus status) => status switch
    {
        ExpertStatus.Confirmed => "good", ExpertStatus.Lapsing => "attention", ExpertStatus.Invited => "active", _ => "done",
    };
}
