using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Passerelle.Platform.Letters;

/// <summary>Where letters go. Without an SMTP host they become <c>.eml</c> files in a folder: a demo or a test reads them there.</summary>
public sealed class LetterOptions
{
    public string From { get; set; } = "facility@passerelle.example";

    public string FromName { get; set; } = "Passerelle";

    public string Folder { get; set; } = "letters";

    public string? SmtpHost { get; set; }

    public int SmtpPort { get; set; } = 587;

    public string? SmtpUser { get; set; }

    public string? SmtpPassword { get; set; }
}

internal interface ILetterCarrier
{
    /// <exception cref="Exception">The letter could not be handed over; it stays in the outbox.</exception>
    Task Carry(Guid letter, MimeMessage message, CancellationToken cancellation);

    /// <summary>Removes what is left here of a letter that was carried; what has reached its addressee is theirs.</summary>
    void Forget(Guid letter);
}

internal sealed class FolderCarrier(IOptions<LetterOptions> options) : ILetterCarrier
{
    public async Task Carry(Guid letter, MimeMessage message, CancellationToken cancellation)
    {
        var folder = System.IO.Directory.CreateDirectory(options.Value.Folder).FullName;
        var path = Path.Combine(folder, $"{letter}.eml");
        // Written aside and renamed: a reader of the folder never sees half a letter, and carrying it twice leaves one file.
        await message.WriteToAsync(path + ".part", cancellation);
        File.Move(path + ".part", path, overwrite: true);
    }

    public void Forget(Guid letter)
    {
        if (System.IO.Directory.Exists(options.Value.Folder)) File.Delete(Path.Combine(options.Value.Folder, $"{letter}.eml"));
    }
}

internal sealed class SmtpCarrier(LetterOptions options, string host) : ILetterCarrier
{
    public async Task Carry(Guid letter, MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(host, options.SmtpPort, cancellationToken: cancellation);
        if (options.SmtpUser is { } user) await client.AuthenticateAsync(user, options.SmtpPassword ?? "", cancellation);
        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(true, cancellation);
    }

    public void Forget(Guid letter) { }
}
