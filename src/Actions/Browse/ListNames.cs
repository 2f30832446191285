using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Passerelle.Actions.Public;
using Passerelle.Platform.Web.Tags;

namespace Passerelle.Actions.Browse;

/// <summary>What stands in the cells of the list again and again, in one language, encoded once.</summary>
internal sealed record ListNames(FrozenDictionary<string, string> Countries, FrozenDictionary<string, string> Pillars, FrozenDictionary<ActionStatus, string> Chips)
{
    private static readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly ConcurrentDictionary<string, ListNames> byLanguage = new();

    public static ListNames In(string language, Wording words) => byLanguage.GetOrAdd(language, (code, own) => new(
        Vocabulary.Countries.All.ToFrozenDictionary(country => country, country => encoder.Encode(Vocabulary.Countries.Name(country, code))),
        Vocabulary.Pillars.All.ToFrozenDictionary(pillar => pillar, pillar => encoder.Encode(Vocabulary.Pillars.Name(pillar, code))),
        Enum.GetValues<ActionStatus>().ToFrozenDictionary(status => status, status => ChipTag.Html(ActionWords.Tone(status), own.Status(status)))), words.In(language));
}
