using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.SignOff;

namespace Passerelle.Requests.Mandates;

/// <summary>
/// An office says after submission who now holds its mandate, for what and until when: officials move on while a case runs. What it signed stays signed.
/// </summary>
internal sealed class ChangeMandate(RequestsDb db)
{
    /// <summary>Before submission the mandate stands in the office's own part.</summary>
    public static bool IsOpen(Request request) => request.SubmittedOn is not null && !RequestFlow.Table.Over(request);

    public async Task<Outcome<string>> Run(string reference, OfficeId office, string? holder, MandateForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (request.ActiveParties.SingleOrDefault(party => party.Office == office) is not { } party || !occasion.By.Holds(office.Value)) return Problem.NotFound();
        if (!IsOpen(request)) return Problem.Conflict("requests.mandate.closed");
        var findings = form.Findings().ToList();
        if (string.IsNullOrWhiteSpace(holder)) findings.Add(new("MandateHolder", "requests.sign-off.holder-needed"));
        else if (holder.Length > Party.MaxHolder) findings.Add(new("MandateHolder", "platform.problem.too-long", Party.MaxHolder, holder.Length));
        // Who wants to leave says so by leaving: a mandate dated back would hide it.
        if (form.Until < occasion.Today) findings.Add(new("Mandate.Until", "requests.mandate.not-back"));
        if (findings.Count > 0) return Problem.Invalid(findings);

        party.MandateHolder = holder!.Trim();
        form.WriteInto(party, request.Language);
        db.Db.Entry(request).State = EntityState.Modified;
        var fact = request.ForEverybody("requests.mandate-changed", office.Value, new { holder = party.MandateHolder, deputy = party.Deputy, from = party.MandateFrom, until = party.MandateUntil });
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }
}
