using Microsoft.EntityFrameworkCore;
using Passerelle.Roster.Public;

namespace Passerelle.Roster.Own;

internal sealed record ConsentShown(string Purpose, DateTimeOffset GivenAt, DateOnly Until, bool Stated, DateTimeOffset? WithdrawnAt);

internal sealed record MissionShown(string? Record, string Title, string? Country, PartialDate From, int? Days);

internal sealed record OpeningShown(DateTimeOffset At, string By, string Office, string Why, bool Contact);

internal sealed record FactShown(int Position, string Kind, DateTimeOffset At, string By, string? For);

internal sealed record LetterShown(string Template, string To, DateTimeOffset QueuedAt, DateTimeOffset? SentAt);

/// <summary>Everything that is held about an expert, in one document a program can read.</summary>
internal sealed record EverythingHeld(
    string Format, string Reference, string Status, DateOnly Since, DateOnly? ConfirmedOn, DateOnly? ConfirmedUntil, ExpertText Record, string? HomeInstitution, string? FocalPoint, IReadOnlyList<ConsentShown> Consents, IReadOnlyList<MissionShown> Missions,
    DateOnly? LastAskedOn, int TimesAsked, IReadOnlyList<Decline> Declines, ImportedFrom? ImportedFrom, IReadOnlyList<OpeningShown> Openings, IReadOnlyList<FactShown> Facts, IReadOnlyList<LetterShown> Letters);

/// <summary>What the expert may take along. Nobody else: an officer reads the file, and that is logged.</summary>
internal sealed class ExportExpert(RosterDb db, History history)
{
    public const string Format = "passerelle-expert/1";

    public async Task<Outcome<EverythingHeld>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (!occasion.By.Tokens.Contains(To.Person(reference))) return Problem.NotFound();
        if (await db.Find(reference, occasion.By, cancellation) is not { IsGone: false } expert) return Problem.NotFound();
        var openings = await Openings(db, expert.Id, cancellation);
        var facts = await history.Of(expert.Id.Value, occasion.By, cancellation);
        var letters = await db.Db.Letters.AsNoTracking().Where(letter => letter.CaseId == expert.Id.Value).OrderBy(letter => letter.Fact).ToListAsync(cancellation);
        return new EverythingHeld(Format, reference, expert.Status.Kebab(), expert.Since, expert.ConfirmedOn, expert.ConfirmedUntil, ExpertText.Of(expert), expert.HomeInstitution?.Value.ToString(), expert.FocalPoint?.Value.ToString(),
            [.. expert.Consents.OrderBy(each => each.GivenAt).ThenBy(each => each.Purpose).Select(each => new ConsentShown(each.Purpose.Kebab(), each.GivenAt, each.Until, each.Stated, each.WithdrawnAt))],
            [.. Missions(expert)], expert.LastAskedOn, expert.TimesAsked, expert.Declines, expert.Imported, openings,
            [.. facts.Select(fact => new FactShown(fact.Position, fact.Kind, fact.At, fact.By, fact.For))], [.. letters.Select(letter => new LetterShown(letter.Template, letter.To.Email, letter.QueuedAt, letter.SentAt))]);
    }

    public static IEnumerable<MissionShown> Missions(Expert expert) =>
        expert.Missions.OrderByDescending(each => each.From).ThenBy(each => each.Id).Select(each => new MissionShown(each.Record, each.Title, each.Country, each.From, each.Days));

    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<OpeningShown>> Openings(RosterDb db, ExpertId expert, CancellationToken cancellation) =>
        await db.Openings.AsNoTracking().Where(opening => opening.Expert == expert).OrderByDescending(opening => opening.At).ThenByDescending(opening => opening.Id)
            .Select(opening => new OpeningShown(opening.At, opening.By, opening.Office, opening.Why, opening.Contact)).ToListAsync(cancellation);
}
