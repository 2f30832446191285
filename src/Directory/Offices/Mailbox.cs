using System.Net.Mail;

namespace Passerelle.Directory.Offices;

/// <summary>What is accepted as an e-mail address: what mail systems can deliver to, without a display name.</summary>
internal static class Mailbox
{
    public static bool Accepts(string? address) =>
        address?.Trim() is { Length: > 0 and <= Office.MaxEmail } trimmed && MailAddress.TryCreate(trimmed, out var parsed) && parsed.Address == trimmed && parsed.Host.Contains('.');
}
