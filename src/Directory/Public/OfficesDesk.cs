using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Offices;

namespace Passerelle.Directory.Public;

/// <summary>An office as other rooms see it.</summary>
/// <param name="Reference"><c>OFF-2012-0001</c>.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null for an office of an international body.</param>
/// <param name="Language">The language its letters are written in.</param>
public sealed record OfficeCard(OfficeId Id, string Reference, LocalizedText Name, LocalizedText Institution, string InstitutionKind, string? Country, string Email, string Language, IReadOnlyList<string> Roles)
{
    /// <summary>Office and institution in one line, in the language of the request.</summary>
    public string Title => $"{Name}, {Institution}";

    /// <summary>The same in another language.</summary>
    public string TitleIn(string language) => $"{Name.Best(language)}, {Institution.Best(language)}";

    public Addressee Addressee => new(Title, Email, Language, Id.Value);
}

/// <summary>Somebody in an office.</summary>
/// <param name="Capacity"><c>holder</c>, <c>deputy</c> or <c>acting</c>.</param>
/// <param name="Until">The last day; null while open.</param>
public sealed record OfficeHolder(Guid Account, string Name, string Capacity, DateOnly From, DateOnly? Until);

/// <summary>Somebody who stands in for the holder of an office, written to in person.</summary>
public sealed record Deputy(Guid Account, string Name, string Email, string Language)
{
    public Addressee Addressee => new(Name, Email, Language);
}

/// <summary>An institution as other rooms see it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null for an international body.</param>
public sealed record InstitutionCard(InstitutionId Id, LocalizedText Name, string? Country)
{
    /// <summary>Whether it is called so in any language it has a name in.</summary>
    public bool IsCalled(string name) => Name.Renderings.Values.Any(rendering => string.Equals(rendering.Text.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase));
}

/// <summary>What other rooms may ask about offices.</summary>
public sealed class OfficesDesk
{
    private readonly DirectoryDb db;

    internal OfficesDesk(DirectoryDb db) => this.db = db;

    /// <summary>Null when there is no such office.</summary>
    public async Task<OfficeCard?> Find(OfficeId id, CancellationToken cancellation) => (await Cards([id], cancellation)).GetValueOrDefault(id);

    /// <summary>The institution each office belongs to, for the offices found among <paramref name="ids"/>: two offices of one house are told apart from two houses of one name.</summary>
    public async Task<IReadOnlyDictionary<OfficeId, InstitutionId>> Institutions(IReadOnlyCollection<OfficeId> ids, CancellationToken cancellation) =>
        await db.Offices.AsNoTracking().Where(office => ids.Contains(office.Id)).ToDictionaryAsync(office => office.Id, office => office.Institution, cancellation);

    /// <summary>The offices found among <paramref name="ids"/>.</summary>
    public async Task<IReadOnlyDictionary<OfficeId, OfficeCard>> Cards(IReadOnlyCollection<OfficeId> ids, CancellationToken cancellation) =>
        (await Query(db.Offices.Where(office => ids.Contains(office.Id)), cancellation)).ToDictionary(card => card.Id);

    /// <summary>Null when no office has the reference.</summary>
    public async Task<OfficeCard?> Find(string reference, CancellationToken cancellation) => (await Query(db.Offices.Where(office => office.Reference == reference), cancellation)).SingleOrDefault();

    /// <summary>Who acts for an office on a day: its holder first, then the deputies, then those acting.</summary>
    public async Task<IReadOnlyList<OfficeHolder>> Holders(OfficeId id, DateOnly day, CancellationToken cancellation) => [.. (await HoldersOf([id], day, cancellation))[id]];

    /// <summary>The same for each of these offices; one for which nobody acts is absent.</summary>
    public async Task<ILookup<OfficeId, OfficeHolder>> HoldersOf(IReadOnlyCollection<OfficeId> ids, DateOnly day, CancellationToken cancellation) =>
        (await Acting(ids, day, cancellation)).ToLookup(each => each.Mandate.Office, each => new OfficeHolder(each.Account.Id, each.Account.Name, each.Mandate.Capacity.Kebab(), each.Mandate.From, each.Mandate.Until));

    /// <summary>Those whose mandate as deputy, or acting, runs on a day.</summary>
    public async Task<IReadOnlyList<Deputy>> Deputies(OfficeId id, DateOnly day, CancellationToken cancellation) =>
        [.. (await Acting([id], day, cancellation)).Where(each => each.Mandate.Capacity != Capacity.Holder)
            .Select(each => new Deputy(each.Account.Id, each.Account.Name, each.Account.Email!, each.Account.Language)).DistinctBy(deputy => deputy.Account)];

    /// <summary>Everybody whose mandate runs on a day, the holder first, each written to in person.</summary>
    public async Task<IReadOnlyList<Deputy>> People(OfficeId id, DateOnly day, CancellationToken cancellation) =>
        [.. (await Acting([id], day, cancellation)).Select(each => new Deputy(each.Account.Id, each.Account.Name, each.Account.Email!, each.Account.Language)).DistinctBy(person => person.Account)];

    /// <summary>Where these people act and acted: their mandates, withdrawn ones apart, and the posts they state themselves.</summary>
    public async Task<IReadOnlyList<Post>> Posts(IReadOnlyCollection<Guid> accounts, CancellationToken cancellation)
    {
        var mandates = await (
            from mandate in db.Mandates.AsNoTracking()
            where accounts.Contains(mandate.Account) && mandate.Status != MandateStatus.Withdrawn
            join office in db.Offices on mandate.Office equals office.Id
            join institution in db.Institutions on office.Institution equals institution.Id
            join account in db.Accounts on mandate.Account equals account.Id
            select new Post(account.Id, account.Name, institution.Id, institution.Name, office.Name, mandate.From, mandate.Until)).ToListAsync(cancellation);
        var stated = await (
            from posting in db.Postings.AsNoTracking()
            where accounts.Contains(posting.Account)
            join account in db.Accounts on posting.Account equals account.Id
            select new { posting, account.Name }).ToListAsync(cancellation);
        var houses = stated.Select(each => each.posting.Institution).OfType<InstitutionId>().ToHashSet();
        var names = await db.Institutions.AsNoTracking().Where(institution => houses.Contains(institution.Id)).ToDictionaryAsync(institution => institution.Id, institution => institution.Name, cancellation);
        return [.. mandates, .. stated.Select(each => new Post(each.posting.Account, each.Name, each.posting.Institution,
            each.posting.Institution is { } id ? names[id] : LocalizedText.Written(Language.Source, each.posting.Name), LocalizedText.Written(Language.Source, each.posting.Function), each.posting.From, each.posting.Until))];
    }

    /// <summary>What an office runs itself, newest first.</summary>
    public async Task<IReadOnlyList<OfficeProgramme>> Programmes(OfficeId office, CancellationToken cancellation) => [.. (await ProgrammesOf([office], cancellation))[office]];

    /// <summary>What each of these offices runs itself, newest first.</summary>
    public async Task<ILookup<OfficeId, OfficeProgramme>> ProgrammesOf(IReadOnlyCollection<OfficeId> ids, CancellationToken cancellation) =>
        (await db.Programmes.AsNoTracking().Where(programme => ids.Contains(programme.Office)).OrderByDescending(programme => programme.From).ToListAsync(cancellation))
            .ToLookup(programme => programme.Office, programme => new OfficeProgramme(programme.Id.Value, programme.Title, programme.Countries, programme.Areas, programme.From, programme.Until));

    /// <summary>Every institution of the directory.</summary>
    public async Task<IReadOnlyList<InstitutionCard>> AllInstitutions(CancellationToken cancellation) =>
        await db.Institutions.AsNoTracking().OrderBy(institution => institution.Reference).Select(institution => new InstitutionCard(institution.Id, institution.Name, institution.Country)).ToListAsync(cancellation);

    /// <summary>All open offices that carry a role, by country and name.</summary>
    public async Task<IReadOnlyList<OfficeCard>> With(string role, CancellationToken cancellation) =>
        [.. (await Query(db.Offices.Where(office => office.ClosedOn == null), cancellation)).Where(card => card.Roles.Contains(role)).OrderBy(card => card.Country).ThenBy(card => card.Title)];

    /// <summary>Mandates that run on a day, holders first, with who has them.</summary>
    private async Task<IReadOnlyList<(Mandate Mandate, Account Account)>> Acting(IReadOnlyCollection<OfficeId> ids, DateOnly day, CancellationToken cancellation)
    {
        var rows = await db.Mandates.AsNoTracking().Where(mandate => ids.Contains(mandate.Office))
            .Join(db.Accounts, mandate => mandate.Account, account => account.Id, (mandate, account) => new { mandate, account }).ToListAsync(cancellation);
        return [.. rows.Where(row => row.mandate.RunsOn(day)).OrderBy(row => row.mandate.Capacity).ThenBy(row => row.mandate.From).Select(row => (row.mandate, row.account))];
    }

    private async Task<IReadOnlyList<OfficeCard>> Query(IQueryable<Office> offices, CancellationToken cancellation) =>
        [.. (await offices.AsNoTracking().Join(db.Institutions, office => office.Institution, institution => institution.Id, (office, institution) => new { office, institution }).ToListAsync(cancellation))
            .Select(row => new OfficeCard(row.office.Id, row.office.Reference, row.office.Name, row.institution.Name, row.institution.Kind, row.institution.Country, row.office.Email, row.office.Language, row.office.Roles))];
}
