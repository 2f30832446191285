namespace Passerelle.Roster;

/// <summary>What the facility has declared about personal data: the setting <c>Roster</c>.</summary>
internal sealed class RosterOptions
{
    /// <summary>Why the gender of experts is kept; empty: it is neither asked for nor kept. No other of the data that a curriculum may hold (birth date, nationality, address, photo) has a purpose here.</summary>
    public string GenderFor { get; set; } = "balance of panels";

    public bool KeepsGender => !string.IsNullOrWhiteSpace(GenderFor);
}
