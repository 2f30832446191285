using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using Passerelle.Platform.Data;

namespace Passerelle.Platform.Letters;

/// <summary>Carries what waits in the outbox. A letter whose delivery is interrupted is carried again under the same message id.</summary>
public sealed partial class DeliverLetters
{
    private readonly Db db;
    private readonly LetterText words;
    private readonly ILetterCarrier carrier;
    private readonly TimeProvider clock;
    private readonly LetterOptions options;
    private readonly ILogger<DeliverLetters> log;

    internal DeliverLetters(Db db, LetterText words, ILetterCarrier carrier, TimeProvider clock, IOptions<LetterOptions> options, ILogger<DeliverLetters> log) =>
        (this.db, this.words, this.carrier, this.clock, this.options, this.log) = (db, words, carrier, clock, options.Value, log);

    /// <summary>The number of letters that left.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var left = 0;
        await words.Look(cancellation);
        foreach (var letter in await db.Letters.Where(letter => letter.Status == LetterStatus.Queued).OrderBy(letter => letter.Fact).Take(200).ToListAsync(cancellation))
        {
            try
            {
                await carrier.Carry(letter.Id, Message(letter), cancellation);
                letter.Left(clock.GetUtcNow());
                left++;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                letter.DidNotLeave(error.Message);
                LogNotDelivered(letter.Id, letter.Attempts, error);
            }
            // Delivery is no fact of a case but the state of a letter: saved one by one, so that an interruption repeats at most one.
            await db.SaveChangesAsync(cancellation);
        }
        return left;
    }

    private MimeMessage Message(Letter letter)
    {
        var text = words.Of(letter);
        var message = new MimeMessage
        {
            MessageId = $"{letter.Id}@passerelle",
            Subject = text.Subject,
            Date = letter.QueuedAt,
            Body = new BodyBuilder { TextBody = text.Markdown, HtmlBody = $"<!doctype html><html lang=\"{text.Language}\" dir=\"{Texts.Language.Direction(text.Language)}\"><body>{text.Html}</body></html>" }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress(options.FromName, options.From));
        message.To.Add(new MailboxAddress(letter.To.Name, letter.To.Email));
        message.Headers.Add("Content-Language", text.Language);
        return message;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letter {Letter} did not leave at attempt {Attempt}")]
    private partial void LogNotDelivered(Guid letter, int attempt, Exception error);
}
