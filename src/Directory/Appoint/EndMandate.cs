using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Appoint;

internal sealed class EndMandateForm
{
    public MandateId Mandate { get; set; }

    /// <summary>The last day it counts, yesterday or later; not asked for a mandate that has not begun: that one is withdrawn.</summary>
    public DateOnly? LastDay { get; set; }

    public const int MaxReason = 500;

    /// <summary>Why; kept with the fact.</summary>
    public string? Reason { get; set; }
}

/// <summary>Ends a mandate that runs, on a stated day, or withdraws one that has not begun. What was done under it stays done.</summary>
internal sealed class EndMandate(DirectoryDb db, Occasions viewers)
{
    public async Task<Outcome<string>> Run(EndMandateForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Mandates.SingleOrDefaultAsync(mandate => mandate.Id == form.Mandate, cancellation) is not { } mandate) return Problem.NotFound();
        var office = await db.Offices.SingleAsync(office => office.Id == mandate.Office, cancellation);
        var person = await db.Accounts.SingleAsync(account => account.Id == mandate.Account, cancellation);
        var withdraw = occasion.Today < mandate.From;
        var check = MandateFlow.Table.Check(withdraw ? MandateAct.Withdraw : MandateAct.End, new(mandate, occasion.Today), occasion.By);
        if (check.Problem is { } notNow) return notNow;
        if (form.Reason?.Length > EndMandateForm.MaxReason) return Problem.Invalid(nameof(form.Reason), "directory.mandate.reason.too-long", EndMandateForm.MaxReason);
        // Yesterday is the earliest: it ends the mandate at once without taking back what was done under it.
        var earliest = occasion.Today.AddDays(-1);
        if (!withdraw && (form.LastDay is not { } last || last < earliest || last > (mandate.Until ?? last)))
            return mandate.Until is { } until
                ? Problem.Invalid(nameof(form.LastDay), "directory.mandate.last-day.between", earliest, until)
                : Problem.Invalid(nameof(form.LastDay), "directory.mandate.last-day.needed", earliest);
        if (!withdraw && office.Roles.Contains(Role.Administrator) && !await AnotherAdministrator(mandate, form.LastDay!.Value.AddDays(1), cancellation))
            return Problem.Invalid("", "directory.mandate.last-administrator");

        mandate.Status = check.Value.Step.To;
        if (!withdraw) mandate.Until = form.LastDay;

        var fact = new Fact(check.Value.Step.Fact, office.Case, office.Reference,
            new { person = person.Name, account = person.Reference, capacity = mandate.Capacity.Kebab(), mandate.From, until = mandate.Until }, office.Readers(person.Id))
        { Office = check.Value.Office };
        var because = string.IsNullOrWhiteSpace(form.Reason) ? occasion : occasion with { Reason = form.Reason.Trim() };
        return await db.Db.Save(because, [fact], cancellation) is { } problem ? problem : office.Reference;
    }

    /// <summary>A facility that nobody administers could never be opened again.</summary>
    private async Task<bool> AnotherAdministrator(Mandate ending, DateOnly day, CancellationToken cancellation)
    {
        foreach (var other in await db.Mandates.AsNoTracking().Where(mandate => mandate.Id != ending.Id && mandate.Status != MandateStatus.Withdrawn).ToListAsync(cancellation))
            if (other.RunsOn(day) && (await viewers.ViewerOf(other.Account, day, cancellation)).Has(Role.Administrator)) return true;
        return false;
    }
}
