using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Roster.Public;

/// <summary>For what experts are sought.</summary>
/// <param name="From">First day of the mission.</param>
/// <param name="Until">Last day.</param>
/// <param name="Asking">Institutions that ask: whoever works there has a conflict of interest.</param>
/// <param name="Countries">Where the mission is for, ISO 3166-1 alpha-2: whoever has stated an interest there has a conflict of interest.</param>
public sealed record ProposalQuery(DateOnly From, DateOnly Until, IReadOnlyCollection<InstitutionId> Asking, IReadOnlyCollection<string> Countries);

/// <summary>What stands in the way of proposing an expert; text key <c>roster.obstacle.{word}</c>.</summary>
public enum Obstacle { NotConfirmed, NoConsent, Away, NotReleased, Conflict, LoadReached }

/// <summary>An expert who may be proposed: tags and numbers, nothing to reach or name anybody by.</summary>
/// <param name="Competences">Level, 1 to 5, by concept of <see cref="Thesaurus"/>; a broader concept has the highest level of those below it.</param>
/// <param name="Evidence">How many pieces of evidence, by concept, not counted upwards.</param>
/// <param name="Room">Missions they still take in the twelve months before the first day.</param>
/// <param name="Tags">In the words of a panel problem: <c>country</c>, <c>sector</c>, <c>gender</c>, <c>language</c>, <c>competence</c>, <c>seniority</c>, <c>newcomer</c>, <c>experience</c>.</param>
/// <param name="Numbers"><c>fee</c> in euros a day, where there is one.</param>
public sealed record ProposableExpert(
    ExpertId Id, string Reference, string? Country, InstitutionId? Home, OfficeId? FocalPoint, IReadOnlyDictionary<string, int> Competences, IReadOnlyDictionary<string, int> Evidence,
    IReadOnlyDictionary<string, Cefr> Languages, IReadOnlyList<string> Experience, Seniority Seniority, int TimesSent, PartialDate? LastSent, DateOnly? LastAskedOn, int Room,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Tags, IReadOnlyDictionary<string, decimal> Numbers);

/// <summary>An expert as an officer or the focal point may name them.</summary>
public sealed record ExpertCard(ExpertId Id, string Reference, string Name, string? Country, string Home, string Function, Sector? Sector, OfficeId? FocalPoint);

/// <summary>An expert as a host reads about them: what they know, never who to write to or what they cost.</summary>
/// <param name="Name">Null where the expert has not consented to be proposed or is gone.</param>
public sealed record HostProfile(string Reference, string? Name, string? Country, Sector? Sector, string Function, Seniority Seniority, IReadOnlyDictionary<string, int> Competences, IReadOnlyDictionary<string, Cefr> Languages, IReadOnlyList<string> Experience, int Missions);

/// <summary>A past mission as it may be cited.</summary>
/// <param name="Name">Null unless the expert consents to be named; then the country and the sector stand for them.</param>
public sealed record Citation(string Reference, string? Name, string? Country, Sector? Sector);

/// <summary>A mission to be kept with the expert.</summary>
/// <param name="Record">Reference of what it was done for, such as an Action's.</param>
public sealed record DoneMission(string Record, string Title, string? Country, PartialDate From, int? Days);

/// <summary>What later rooms may ask about experts.</summary>
public sealed class RosterDesk
{
    private readonly RosterDb db;

    internal RosterDesk(RosterDb db) => this.db = db;

    /// <summary>Every expert the viewer sees who may be proposed: confirmed or in grace, consenting, free, released, without conflict, with room left. By reference.</summary>
    public async Task<IReadOnlyList<ProposableExpert>> Proposable(ProposalQuery query, Viewer viewer, DateOnly today, CancellationToken cancellation)
    {
        var experts = await Confirmed(viewer, cancellation);
        return [.. experts.Where(expert => Obstacles(expert, query, today).Count == 0).Select(expert => Of(expert, query.From))];
    }

    /// <summary>The same for several missions at once, in their order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<ProposableExpert>>> ProposableForEach(IReadOnlyList<ProposalQuery> queries, Viewer viewer, DateOnly today, CancellationToken cancellation)
    {
        var experts = await Confirmed(viewer, cancellation);
        return [.. queries.Select(query => experts.Where(expert => Obstacles(expert, query, today).Count == 0).Select(expert => Of(expert, query.From)).ToList())];
    }

    /// <summary>Everything that stands in the way of an expert; NotFound when the viewer may not know of them.</summary>
    public async Task<Outcome<List<Obstacle>>> Obstacles(string reference, ProposalQuery query, Viewer viewer, DateOnly today, CancellationToken cancellation) =>
        await db.Find(reference, viewer, cancellation) is { } expert ? Obstacles(expert, query, today) : Problem.NotFound();

    /// <summary>Those found among <paramref name="ids"/> that the viewer sees.</summary>
    public async Task<IReadOnlyDictionary<ExpertId, ExpertCard>> Cards(IReadOnlyCollection<ExpertId> ids, Viewer viewer, CancellationToken cancellation) =>
        await db.Seen(viewer).AsNoTracking().Where(expert => ids.Contains(expert.Id))
            .Select(expert => new ExpertCard(expert.Id, expert.Reference, expert.Name, expert.HomeCountry, expert.HomeName, expert.Function, expert.Sector, expert.FocalPoint)).ToDictionaryAsync(card => card.Id, cancellation);

    /// <summary>Null when the viewer may not know of them.</summary>
    public async Task<ExpertCard?> Find(string reference, Viewer viewer, CancellationToken cancellation) =>
        await db.Seen(viewer).AsNoTracking().Where(expert => expert.Reference == reference)
            .Select(expert => new ExpertCard(expert.Id, expert.Reference, expert.Name, expert.HomeCountry, expert.HomeName, expert.Function, expert.Sector, expert.FocalPoint)).SingleOrDefaultAsync(cancellation);

    /// <summary>What a host reads, for the experts found among <paramref name="ids"/>. Whoever calls answers for it that the host may: nobody's seeing is asked here.</summary>
    public async Task<IReadOnlyDictionary<ExpertId, HostProfile>> Profiles(IReadOnlyCollection<ExpertId> ids, DateOnly today, CancellationToken cancellation) =>
        (await db.Whole.AsNoTracking().Where(expert => ids.Contains(expert.Id)).ToListAsync(cancellation)).ToDictionary(expert => expert.Id, expert => new HostProfile(
            expert.Reference, !expert.IsGone && expert.IsCurrent(today) && expert.HasConsent(Purpose.Proposed, today) ? expert.Name : null, expert.HomeCountry, expert.Sector, expert.Function, expert.Seniority,
            expert.Competences.ToDictionary(each => each.Concept, each => each.Level), expert.Languages.ToDictionary(each => each.Language, each => each.Level), [.. expert.Experiences.Select(each => each.Country).Order(StringComparer.Ordinal)], expert.TimesSent));

    /// <summary>How experts may be cited in what is published, for those found among <paramref name="ids"/>; who is gone is cited without a person.</summary>
    public async Task<IReadOnlyDictionary<ExpertId, Citation>> Cite(IReadOnlyCollection<ExpertId> ids, DateOnly today, CancellationToken cancellation) =>
        (await db.Experts.AsNoTracking().Include(expert => expert.Consents).Where(expert => ids.Contains(expert.Id)).ToListAsync(cancellation)).ToDictionary(expert => expert.Id, expert =>
            new Citation(expert.Reference, !expert.IsGone && expert.HasConsent(Purpose.Named, today) ? expert.Name : null, expert.HomeCountry, expert.Sector));

    /// <summary>To whom a letter about a mission goes, and under which reference a mailed link is made (<see cref="LinksDesk.MakeForPerson"/>); null when the expert is gone or has no address.</summary>
    public async Task<Addressee?> Addressee(ExpertId id, CancellationToken cancellation) =>
        await db.Experts.AsNoTracking().Where(expert => expert.Id == id && expert.Email != null).Select(expert => new Addressee(expert.Name, expert.Email!, expert.Language, null)).SingleOrDefaultAsync(cancellation);

    /// <summary>Notes that an expert was asked on a day, unsaved: kept by the caller's save.</summary>
    public async Task Asked(ExpertId id, DateOnly day, CancellationToken cancellation)
    {
        if (await db.Experts.SingleOrDefaultAsync(expert => expert.Id == id, cancellation) is { IsGone: false } expert) expert.WasAsked(day);
    }

    /// <summary>Keeps a mission done, unsaved: kept by the caller's save. It stays citable when the person is gone.</summary>
    public async Task Sent(ExpertId id, DoneMission mission, DateTimeOffset at, CancellationToken cancellation)
    {
        if (await db.Experts.Include(expert => expert.Missions).SingleOrDefaultAsync(expert => expert.Id == id, cancellation) is not { IsGone: false } expert) return;
        expert.WasSent(new()
        {
            Id = OrderedId.New(at), Expert = id, Record = mission.Record, Title = mission.Title, Country = mission.Country, From = mission.From, Days = mission.Days, HomeCountry = expert.HomeCountry, Sector = expert.Sector,
        });
    }

    /// <summary>Keeps that an expert declined, and why, unsaved: kept by the caller's save.</summary>
    /// <param name="record">Reference of what was declined, such as an Action's.</param>
    public async Task Declined(string reference, DateOnly day, DeclineReason reason, string record, CancellationToken cancellation)
    {
        if (await db.Experts.SingleOrDefaultAsync(expert => expert.Reference == reference, cancellation) is { IsGone: false } expert) expert.HasDeclined(new(day, reason, record));
    }

    private Task<List<Expert>> Confirmed(Viewer viewer, CancellationToken cancellation) =>
        db.Whole.AsNoTracking().Where(expert => expert.Status == ExpertStatus.Confirmed || expert.Status == ExpertStatus.Lapsing).SeenBy(db.Db, viewer, expert => expert.Id).OrderBy(expert => expert.Reference).ToListAsync(cancellation);

    internal static List<Obstacle> Obstacles(Expert expert, ProposalQuery query, DateOnly today)
    {
        var found = new List<Obstacle>();
        if (!expert.IsCurrent(today)) found.Add(Obstacle.NotConfirmed);
        if (!expert.HasConsent(Purpose.Found, today) || !expert.HasConsent(Purpose.Proposed, today)) found.Add(Obstacle.NoConsent);
        if (!expert.IsFree(query.From, query.Until)) found.Add(Obstacle.Away);
        if (expert.NotReleasedBefore is { } day && day > query.From) found.Add(Obstacle.NotReleased);
        if (expert.HomeInstitution is { } home && query.Asking.Contains(home) || expert.Interests.Any(query.Countries.Contains)) found.Add(Obstacle.Conflict);
        if (expert.Load(query.From) >= expert.MostInAYear) found.Add(Obstacle.LoadReached);
        return found;
    }

    private static ProposableExpert Of(Expert expert, DateOnly from)
    {
        var competences = new Dictionary<string, int>();
        foreach (var competence in expert.Competences)
            foreach (var concept in Terms.WithBroader(competence.Concept))
                if (!competences.TryGetValue(concept, out var level) || level < competence.Level) competences[concept] = competence.Level;
        var tags = new Dictionary<string, IReadOnlyList<string>>
        {
            ["country"] = expert.HomeCountry is { } country ? [country] : [], ["sector"] = expert.Sector is { } sector ? [sector.Kebab()] : [], ["gender"] = expert.Gender is { } gender ? [gender.Kebab()] : [],
            ["language"] = [.. expert.Languages.Select(each => each.Language).Order(StringComparer.Ordinal)], ["competence"] = [.. competences.Keys.Order(StringComparer.Ordinal)],
            ["seniority"] = [expert.Seniority.Kebab()], ["newcomer"] = [expert.TimesSent == 0 ? "yes" : "no"], ["experience"] = [.. expert.Experiences.Select(each => each.Country).Order(StringComparer.Ordinal)],
        };
        return new(expert.Id, expert.Reference, expert.HomeCountry, expert.HomeInstitution, expert.FocalPoint, competences, expert.Competences.ToDictionary(each => each.Concept, each => each.Evidence.Count),
            expert.Languages.ToDictionary(each => each.Language, each => each.Level), tags["experience"], expert.Seniority, expert.TimesSent, expert.LastSent, expert.LastAskedOn, expert.MostInAYear - expert.Load(from),
            tags, expert.Fee is { } fee ? new Dictionary<string, decimal> { ["fee"] = fee } : []);
    }
}
