namespace Passerelle.Actions.Public;

/// <summary>An Action of former times, as an old paper tells it and a person has accepted it.</summary>
/// <param name="Source">The name of the paper, as the provenance of the record prints it.</param>
/// <param name="Title">Not empty, at most <see cref="MaxTitle"/>; like all texts in the language of the paper.</param>
/// <param name="Countries">ISO 3166-1 alpha-2, at least one.</param>
/// <param name="Groups">The region it names, if any.</param>
/// <param name="Start">Null when the paper does not say, like <paramref name="End"/>.</param>
public sealed record OldAction(
    string Source, LocalizedText Title, LocalizedText Summary, LocalizedText Context, LocalizedText Concept, IReadOnlyList<string> Countries, IReadOnlyList<string> Groups,
    PartialDate? Start, PartialDate? End, IReadOnlyList<string> ExpertCountries, IReadOnlyList<OldEvent> Events)
{
    public const int MaxTitle = Action.MaxTitle;
    public const int MaxText = Action.MaxText;
    public const int MaxEvents = Action.MaxActivities;
    public const int MaxEventTitle = Activity.MaxTitle;
    public const int MaxPlace = Activity.MaxPlace;
}

/// <param name="Place">Empty when the paper names none.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null when unknown.</param>
/// <param name="On">Null when undated.</param>
public sealed record OldEvent(LocalizedText Title, LocalizedText Place, string? Country, PartialDate? On);
