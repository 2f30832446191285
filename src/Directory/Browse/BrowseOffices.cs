using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Browse;

/// <summary>A mandate as lists show it.</summary>
/// <param name="Standing"><see cref="Mandate.StandingOn"/> today.</param>
/// <param name="Act">What may be done with it now by the viewer; null when nothing.</param>
internal sealed record MandateRow(
    MandateId Id, string Office, LocalizedText OfficeName, LocalizedText Institution, string Person, string PersonName, Capacity Capacity, DateOnly From, DateOnly? Until, string Standing, MandateAct? Act);

/// <summary>Mandates as a table, of one office or of one person.</summary>
/// <param name="ByPerson">The rows are one person's and name offices; else one office's, naming persons.</param>
/// <param name="Links">Whether the reader may follow to the directory's pages.</param>
/// <param name="Acts">Whether mandates can be ended from here.</param>
internal sealed record MandateTable(IReadOnlyList<MandateRow> Rows, bool ByPerson, bool Links, bool Acts);

internal sealed record OfficePage(OfficeCard Card, DateOnly? ClosedOn, IReadOnlyList<MandateRow> Mandates, IReadOnlyList<JournalEntry> History);

internal sealed record OfficeRow(OfficeCard Card, IReadOnlyList<string> Holders);

/// <summary>Offices as the directory shows them: those of today in the list, their whole past on their page.</summary>
internal sealed class BrowseOffices(DirectoryDb db, OfficesDesk desk, History history)
{
    /// <summary>All open offices by institution and name, each with who acts for it today.</summary>
    public async Task<IReadOnlyList<OfficeRow>> List(Occasion occasion, CancellationToken cancellation)
    {
        var ids = await db.Offices.AsNoTracking().Where(office => office.ClosedOn == null).Select(office => office.Id).ToListAsync(cancellation);
        var cards = await desk.Cards(ids, cancellation);
        var holders = (await Mandates(db.Mandates, occasion, cancellation)).Where(mandate => mandate.Standing == "running").ToLookup(mandate => mandate.Office, mandate => mandate.PersonName);
        return [.. cards.Values.OrderBy(card => card.Institution.ToString()).ThenBy(card => card.Name.ToString()).Select(card => new OfficeRow(card, [.. holders[card.Reference]]))];
    }

    /// <summary>NotFound when there is no such office.</summary>
    public async Task<Outcome<OfficePage>> Find(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Offices.AsNoTracking().SingleOrDefaultAsync(office => office.Reference == reference, cancellation) is not { } office) return Problem.NotFound();
        var card = (await desk.Find(office.Id, cancellation))!;
        return new OfficePage(card, office.ClosedOn, await Mandates(db.Mandates.Where(mandate => mandate.Office == office.Id), occasion, cancellation),
            await history.Of(office.Id.Value, occasion.By, cancellation));
    }

    /// <summary>Latest first.</summary>
    public async Task<IReadOnlyList<MandateRow>> Mandates(IQueryable<Mandate> mandates, Occasion occasion, CancellationToken cancellation)
    {
        var rows = await (
            from mandate in mandates.AsNoTracking()
            join office in db.Offices on mandate.Office equals office.Id
            join institution in db.Institutions on office.Institution equals institution.Id
            join account in db.Accounts on mandate.Account equals account.Id
            orderby mandate.From descending
            select new { mandate, office, institution, account.Reference, account.Name }).ToListAsync(cancellation);
        return [.. rows.Select(row => new MandateRow(row.mandate.Id, row.office.Reference, row.office.Name, row.institution.Name, row.Reference, row.Name,
            row.mandate.Capacity, row.mandate.From, row.mandate.Until, row.mandate.StandingOn(occasion.Today),
            MandateFlow.Table.Offers(new(row.mandate, occasion.Today), occasion.By).Where(offer => offer.Missing is null).Select(offer => (MandateAct?)offer.Act).FirstOrDefault()))];
    }
}

internal sealed record PersonPage(string Reference, string Name, string Email, string Language, bool SecondStep, bool Invited, IReadOnlyList<MandateRow> Mandates, IReadOnlyList<JournalEntry> History);

internal sealed record PersonRow(string Reference, string Name, string Email, IReadOnlyList<string> Offices);

/// <summary>A demo person on the page where anybody may become one.</summary>
internal sealed record DemoPerson(string Reference, string Name, string Language, IReadOnlyList<MandateRow> Offices, IReadOnlyList<string> Roles);

/// <summary>People as the directory shows them: what they hold and held, and what concerned their accounts.</summary>
internal sealed class BrowsePeople(DirectoryDb db, BrowseOffices offices, Occasions occasions, History history)
{
    public async Task<IReadOnlyList<PersonRow>> List(Occasion occasion, CancellationToken cancellation)
    {
        var held = (await offices.Mandates(db.Mandates, occasion, cancellation)).Where(mandate => mandate.Standing == "running").ToLookup(mandate => mandate.Person, mandate => mandate.OfficeName.ToString());
        var people = await db.Accounts.AsNoTracking().OrderBy(account => account.Name).Select(account => new { account.Reference, account.Name, account.Email }).ToListAsync(cancellation);
        return [.. people.Select(person => new PersonRow(person.Reference, person.Name, person.Email!, [.. held[person.Reference]]))];
    }

    /// <summary>NotFound when there is no such person.</summary>
    public async Task<Outcome<PersonPage>> Find(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.Reference == reference, cancellation) is not { } account) return Problem.NotFound();
        return new PersonPage(account.Reference, account.Name, account.Email!, account.Language, account.TwoFactorEnabled, account.PasswordHash is null,
            await offices.Mandates(db.Mandates.Where(mandate => mandate.Account == account.Id), occasion, cancellation), await history.Of(account.Id, occasion.By, cancellation));
    }

    public async Task<IReadOnlyList<DemoPerson>> Demo(Occasion occasion, CancellationToken cancellation)
    {
        var people = new List<DemoPerson>();
        foreach (var account in await db.Accounts.AsNoTracking().OrderBy(account => account.Reference).ToListAsync(cancellation))
        {
            var viewer = await occasions.ViewerOf(account.Id, occasion.Today, cancellation);
            var mandates = await offices.Mandates(db.Mandates.Where(mandate => mandate.Account == account.Id), occasion, cancellation);
            people.Add(new(account.Reference, account.Name, account.Language, mandates, [.. Role.All.Where(viewer.Has)]));
        }
        return people;
    }
}
