using Microsoft.EntityFrameworkCore;
using Passerelle.Roster.Cycle;

namespace Passerelle.Roster.Own;

/// <summary>Mails an expert a new link to their own page. The answer is the same whoever asks: nobody learns who is in the roster.</summary>
internal sealed class AskForLink(RosterDb db, RosterLetters letters)
{
    /// <summary>A letter an hour at most: nobody's mailbox is filled by a stranger.</summary>
    private static readonly TimeSpan rest = TimeSpan.FromHours(1);

    /// <summary>By the expert's own address.</summary>
    public async Task<Problem?> Run(string? email, Occasion occasion, CancellationToken cancellation)
    {
        var address = email?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(address) || !address.Contains('@')) return Problem.Invalid("Email", "roster.form.email.needed");
        if (await db.Experts.SingleOrDefaultAsync(expert => expert.Email == address, cancellation) is not { } expert) return null;
        return await Send(expert, occasion, cancellation) is { Problem: { Kind: ProblemKind.Conflict } race } ? race : null;
    }

    /// <summary>By whoever may see the expert: an officer or the focal point.</summary>
    public async Task<Outcome<string>> Send(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { IsGone: false } expert) return Problem.NotFound();
        if (!Keep.KeepExpert.MayChange(expert, occasion.By)) return Problem.Refused("roster.keepers.only");
        if (expert.Email is null) return Problem.Invalid("", "roster.form.email.needed");
        return await Send(expert, occasion, cancellation);
    }

    private async Task<Outcome<string>> Send(Expert expert, Occasion occasion, CancellationToken cancellation)
    {
        var since = occasion.At - rest;
        if (await db.Db.Letters.AnyAsync(letter => letter.CaseId == expert.Id.Value && letter.Template == "roster.letter.own-page" && letter.QueuedAt > since, cancellation)) return expert.Reference;
        var office = occasion.By.Has(Directory.Public.Role.Officer) ? occasion.By.OfficeWith(Directory.Public.Role.Officer) : expert.IsKeptBy(occasion.By) ? expert.FocalPoint?.Value : null;
        // Who comes without a name acts without one: the letter goes to the expert, whoever has asked.
        return await db.Db.Save(occasion, [expert.Fact("roster.link-sent", office, null, letters.NewLink(expert, occasion.At))], cancellation) is { } race ? race : expert.Reference;
    }
}
