using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Appoint;

internal sealed class GiveMandateForm
{
    /// <summary>Reference.</summary>
    public string Office { get; set => field = value ?? ""; } = "";

    /// <summary>Reference of the person's account.</summary>
    public string Person { get; set => field = value ?? ""; } = "";

    public Capacity Capacity { get; set; }

    public DateOnly? From { get; set; }

    /// <summary>The last day; needed for somebody who acts in an absence.</summary>
    public DateOnly? Until { get; set; }
}

internal sealed class GiveMandateRules : AbstractValidator<GiveMandateForm>
{
    public GiveMandateRules()
    {
        RuleFor(form => form.Capacity).IsInEnum().Says("directory.mandate.capacity.needed");
        RuleFor(form => form.From).NotNull().Says("directory.mandate.from.needed");
        RuleFor(form => form.Until).Must((form, until) => until is null || form.From is null || form.From <= until).Says("directory.mandate.until.before-from");
        RuleFor(form => form.Until).Must((form, until) => form.Capacity != Capacity.Acting || until is not null).Says("directory.mandate.until.needed-for-acting");
    }
}

/// <summary>Puts somebody into an office for a time. An office has one holder at a time, any number of deputies, and somebody acting only until a stated day.</summary>
internal sealed class GiveMandate(DirectoryDb db)
{
    private static readonly GiveMandateRules rules = new();

    public async Task<Outcome<MandateId>> Run(GiveMandateForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (Keepers.Refuse(occasion.By) is { } refused) return refused;
        var office = await db.Offices.SingleOrDefaultAsync(office => office.Reference == form.Office, cancellation);
        var person = await db.Accounts.SingleOrDefaultAsync(account => account.Reference == form.Person, cancellation);
        List<Finding> findings = [.. rules.Findings(form)];
        if (office is null) findings.Add(new(nameof(form.Office), "directory.mandate.office.needed"));
        else if (office.ClosedOn is { } closed) findings.Add(new(nameof(form.Office), "directory.mandate.office.closed", closed));
        if (person is null) findings.Add(new(nameof(form.Person), "directory.mandate.person.needed"));
        if (office is not null && person is not null && form.From is { } first) findings.AddRange(await Overlaps(form, office, person, first, cancellation));
        if (office is null || person is null || form.From is not { } from || findings.Count > 0) return Problem.Invalid(findings);

        var mandate = new Mandate
        {
            Id = ITypedId<MandateId>.New(occasion.At), Office = office.Id, Account = person.Id, Capacity = form.Capacity, From = from, Until = form.Until,
        };
        db.Mandates.Add(mandate);
        // The office's version rises with its mandates: two administrators appointing at once cannot both make a holder.
        db.Db.Entry(office).Property(each => each.Version).IsModified = true;

        var fact = new Fact("directory.mandate-given", office.Case, office.Reference,
            new { person = person.Name, account = person.Reference, capacity = form.Capacity.Kebab(), from, until = form.Until }, office.Readers(person.Id))
        { Office = occasion.By.OfficeWith(Role.Administrator) };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : mandate.Id;
    }

    private async Task<IEnumerable<Finding>> Overlaps(GiveMandateForm form, Office office, Account person, DateOnly from, CancellationToken cancellation)
    {
        var others = (await db.Mandates.AsNoTracking().Where(mandate => mandate.Office == office.Id).ToListAsync(cancellation)).Where(mandate => mandate.Overlaps(from, form.Until)).ToList();
        if (others.Any(mandate => mandate.Account == person.Id)) return [new(nameof(form.Person), "directory.mandate.person.already", person.Name)];
        if (form.Capacity == Capacity.Holder && others.Find(mandate => mandate.Capacity == Capacity.Holder) is { } holder)
        {
            var name = await db.Accounts.Where(account => account.Id == holder.Account).Select(account => account.Name).SingleAsync(cancellation);
            return [holder.Until is { } until
                ? new(nameof(form.From), "directory.mandate.holder.until", name, until)
                : new(nameof(form.From), "directory.mandate.holder.open", name)];
        }
        return [];
    }
}
