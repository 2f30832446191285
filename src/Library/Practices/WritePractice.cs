using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;

namespace Passerelle.Library.Practices;

/// <param name="Version">Of the draft, for the next form.</param>
internal sealed record PracticeHandle(string Reference, int Version);

/// <summary>Begins a practice, or writes on, in one language. What is not finished may be saved: only its review asks for everything.</summary>
internal sealed class WritePractice(LibraryDb db, ActionsDesk actions, OfficesDesk offices)
{
    public async Task<Outcome<PracticeHandle>> Run(PracticeForm form, Occasion occasion, CancellationToken cancellation)
    {
        var present = string.IsNullOrEmpty(form.Reference) ? null : await db.OpenPractice(form.Reference, occasion.By, cancellation);
        if (present is null && !string.IsNullOrEmpty(form.Reference)) return Problem.NotFound();
        if (present is null && occasion.By.OfficeWith(Role.Editor) is null) return Problem.Refused("library.practice.editors-only");
        if (present is not null && PracticeFlow.Table.Check(PracticeAct.Write, present, occasion.By).Problem is { } refused) return refused;

        List<Finding> findings = [.. new PracticeRules(occasion.Today).Findings(form)];
        ActionSummary? action = null;
        if (present is null && !string.IsNullOrWhiteSpace(form.Action))
        {
            var found = await actions.Find(form.Action.Trim(), occasion.By, cancellation);
            if (found.Problem is null) action = found.Value;
            else findings.Add(new(nameof(form.Action), "library.practice.action-unknown"));
        }
        var owner = string.IsNullOrWhiteSpace(form.Owner) ? null : await offices.Find(form.Owner, cancellation);
        if (owner is null && !string.IsNullOrWhiteSpace(form.Owner)) findings.Add(new(nameof(form.Owner), "library.practice.owner-unknown"));
        if (findings.Count > 0) return Problem.Invalid(findings);
        if (form.Version != (present?.Draft.Version ?? 0)) return Problem.Conflict("library.write.changed-meanwhile", present?.Draft.ChangedBy ?? "");

        var practice = present ?? Practice.Begin(await db.Db.NextReference("PRA", occasion.At.Year, cancellation), form.Language, action?.Case, PracticeOrigin.Written with { Action = action?.Reference }, occasion.At);
        if (present is null) db.Practices.Add(practice);
        practice.Draft.Change(form.Into(practice.Draft.Text), occasion);
        practice.Belong(owner?.Id, form.ReviewBy);
        var fact = new Fact("library.practice-written", practice.Case, practice.Reference, new { language = form.Language }, Fiche.Desk) { Office = occasion.By.OfficeWith(Role.Editor) };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : new PracticeHandle(practice.Reference, practice.Draft.Version);
    }
}
