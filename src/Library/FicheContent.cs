using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Passerelle.Actions.Public;
using Passerelle.Library.Read;

namespace Passerelle.Library;

/// <summary>An activity as a fiche tells it.</summary>
/// <param name="On">When it took place; when it was planned, while it has not.</param>
internal sealed record Meeting(string Type, LocalizedText Title, LocalizedText Place, string? Country, PartialDate? On);

/// <summary>What a fiche takes from the Action's record, never retyped; frozen with each edition, so that a later change of the record rewrites no published page.</summary>
internal sealed record FicheRecord(
    string Action, LocalizedText Title, IReadOnlyList<string> Countries, IReadOnlyList<string> Groups, LocalizedText RequestedBy, string? Request, DateOnly? RequestedOn,
    DateOnly? DecidedOn, PartialDate? Start, PartialDate? End, IReadOnlyList<string> Pillars, IReadOnlyList<string> Areas, LocalizedText Context, LocalizedText Concept,
    IReadOnlyList<Meeting> Meetings, IReadOnlyList<string> ExpertCountries, IReadOnlyList<string> ExpertGroups)
{
    public static FicheRecord Of(ActionSummary action) => new(
        action.Reference, action.Title, action.Countries, action.Groups, action.RequestedBy, action.RequestReference, action.RequestedOn, action.DecidedOn, action.Start, action.End,
        action.Pillars, action.Areas, action.Context, action.Concept,
        [.. action.Activities.Select(activity => new Meeting(activity.Type, activity.Title, activity.Place, activity.Country, activity.Actual ?? activity.Planned))],
        action.ExpertCountries, action.ExpertGroups);
}

/// <summary>An office has vouched for a language.</summary>
internal sealed record SignOff(LocalizedText Office, DateOnly On);

/// <summary>Everything an edition says, as one value.</summary>
/// <param name="Publisher">The facility's name at the time.</param>
/// <param name="SignOffs">By language, those that held when it was published; null when none did.</param>
internal sealed record FicheContent(FicheRecord Record, FicheText Text, LocalizedText Publisher, IReadOnlyDictionary<string, SignOff>? SignOffs = null)
{
    /// <summary>SHA-256 in lower-case hexadecimal of the value as stored. The case's chain holds it: who changes a published sentence breaks the chain.</summary>
    [JsonIgnore]
    public string Seal => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, StoredJson.Options))));

    /// <summary>Languages other than the reader's in which some of it must be shown, because nobody has written or translated it.</summary>
    public IReadOnlyList<string> Elsewhere(string language) =>
        [.. Text.Written.Select(piece => piece.Text).Concat([Record.Title, Record.Context, Record.Concept, .. Record.Meetings.Select(meeting => meeting.Title)])
            .Where(text => !text.IsEmpty).Select(text => text.BestLanguage(language)).Where(shown => shown != language).Distinct()];

    /// <summary>What stands behind the words a reader of the language is shown.</summary>
    public LanguageStanding Standing(string language) => LanguageStanding.Of([.. Text.Written.Select(piece => piece.Text)], language, SignOffs?.GetValueOrDefault(language));

    /// <summary>Whether a reader of the language is shown anything a machine translated and nobody has reviewed.</summary>
    public bool MachineTranslated(string language) =>
        Text.Written.Any(piece => piece.Text.Renderings.GetValueOrDefault(piece.Text.BestLanguage(language))?.Origin == Origin.MachineTranslated);
}
