using Passerelle.Directory.Public;
using Passerelle.Platform.Files;

namespace Passerelle.Requests;

/// <summary>How a request reached the facility outside the program.</summary>
internal enum Arrival { Letter, Email, Phone }

/// <summary>What an officer entered for a requester, and how far the requester has taken it over.</summary>
/// <param name="Sender">Name and function, as the letter gives them.</param>
/// <param name="EnteredBy">The officer's own office.</param>
/// <param name="Scan">The letter itself; null for a call.</param>
internal sealed record OnBehalf(Arrival Arrival, DateOnly ReceivedOn, string Sender, OfficeId EnteredBy, DateTimeOffset EnteredAt, FileId? Scan)
{
    public const int MaxSender = 200;

    /// <summary>When the requester was first asked to confirm.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Letters sent since, the last of them at <see cref="RemindedAt"/>.</summary>
    public int Reminders { get; init; }

    public DateTimeOffset? RemindedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>As the officer had entered it, until the requester confirms; then the keys of the answers it corrected are in the record.</summary>
    public Dictionary<string, LocalizedText>? Entered { get; init; }
}

/// <summary>What its author found in the library and took as the answer instead of asking.</summary>
/// <param name="Kind">Text key of what it is.</param>
/// <param name="Href">Address below the language.</param>
internal sealed record LibraryAnswer(string Reference, string Kind, string Title, string Href, string? Remark, DateOnly On)
{
    public const int MaxRemark = 2000;
}

/// <summary>What an officer says about who else is active where a request asks.</summary>
internal sealed record ComplementarityNote(string Text, OfficeId Office, string By, DateTimeOffset At)
{
    public const int MaxText = 4000;
}
