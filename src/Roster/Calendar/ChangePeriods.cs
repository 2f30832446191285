using System.Globalization;
using Passerelle.Directory.Public;
using Passerelle.Roster.Keep;

namespace Passerelle.Roster.Calendar;

internal sealed class PeriodForm
{
    /// <summary><c>away</c> or <c>free</c>.</summary>
    public string? Kind { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    /// <summary>Whether the period is to be taken out instead.</summary>
    public bool Remove { get; set; }
}

/// <summary>Enters a time in which an expert is away or free, or takes one out: by the expert, the office at home, an officer. Panels read it at once.</summary>
internal sealed class ChangePeriods(RosterDb db)
{
    public const int MostPeriods = ExpertText.MostLines;

    public async Task<Outcome<string>> Run(string reference, PeriodForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { IsGone: false } expert) return Problem.NotFound();
        if (!KeepExpert.MayChange(expert, occasion.By)) return Problem.Refused("roster.keepers.only");
        var findings = new List<Finding>();
        var (from, until) = (Day("From", form.From), Day("Until", form.Until));
        if (form.Kind is not ("away" or "free")) findings.Add(new("Kind", "roster.calendar.kind"));
        if (from is { } first && until is { } last && last < first) findings.Add(new("Until", "roster.form.period.backwards"));
        if (findings.Count > 0) return Problem.Invalid(findings);
        var period = new PeriodText(from!.Value, until!.Value, form.Kind == "free");
        var held = expert.Periods.Any(each => each.Is(period));
        if (held != form.Remove) return reference;
        if (!form.Remove && expert.Periods.Count >= MostPeriods) return Problem.Invalid("From", "roster.form.too-many", MostPeriods);

        expert.Change(period, form.Remove);
        db.Touch(expert);
        var office = occasion.By.OfficeWith(Role.Officer) ?? (expert.IsKeptBy(occasion.By) ? expert.FocalPoint?.Value : null);
        return await db.Db.Save(occasion, [expert.Fact("roster.changed", office, new { changed = (string[])["periods"] })], cancellation) is { } race ? race : reference;

        DateOnly? Day(string field, string? typed)
        {
            if (string.IsNullOrWhiteSpace(typed)) findings.Add(new(field, "roster.form.period.both"));
            else if (DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            else findings.Add(new(field, "roster.form.day.form", typed.Trim()));
            return null;
        }
    }
}
