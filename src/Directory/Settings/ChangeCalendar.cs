using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;
using Passerelle.Platform.Flows;

namespace Passerelle.Directory.Settings;

internal sealed class ClosedLine
{
    public string? Country { get; set; }

    public DateOnly? Day { get; set; }

    public string? Name { get; set; }

    public bool Unused => string.IsNullOrWhiteSpace(Country) && Day is null && string.IsNullOrWhiteSpace(Name);
}

internal sealed class CalendarForm : SettingsForm
{
    /// <summary>Country whose working days count for the facility itself; empty: Monday to Friday.</summary>
    public string? Home { get; set; }

    public List<ClosedLine> Closed { get; set; } = [];
}

/// <summary>An administrator says whose working days the facility keeps, and adds days that no rule foresees: an election, a visit, a feast moved by the moon.</summary>
internal sealed class ChangeCalendar(DirectoryDb db, ChoicesKeeper keeper, ReadSettings read)
{
    public const int MaxName = 120;

    public async Task<Outcome<string>> Run(CalendarForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (Keepers.Refuse(occasion.By) is { } refused) return refused;
        List<Finding> findings = [.. NewVersion.Findings(form, occasion.Today)];
        if (!string.IsNullOrEmpty(form.Home) && Countries.Find(form.Home) is null) findings.Add(new(nameof(form.Home), "directory.settings.country-unknown"));
        var closed = new Dictionary<string, IReadOnlyList<ClosedDay>>();
        foreach (var (at, line) in form.Closed.Index().Where(line => !line.Item.Unused))
        {
            if (Countries.Find(line.Country) is null) findings.Add(new($"Closed[{at}].Country", "directory.settings.country-unknown"));
            if (line.Day is null) findings.Add(new($"Closed[{at}].Day", "directory.settings.day-needed"));
            if (string.IsNullOrWhiteSpace(line.Name) || line.Name.Length > MaxName) findings.Add(new($"Closed[{at}].Name", "directory.settings.day-name-needed", MaxName));
            if (Countries.Find(line.Country) is { } country && line.Day is { } day && !string.IsNullOrWhiteSpace(line.Name))
                closed[country.Alpha2] = [.. closed.GetValueOrDefault(country.Alpha2) ?? [], new(day, line.Name.Trim())];
        }
        if (findings.Count > 0) return Problem.Invalid(findings);

        var before = (await read.Last(cancellation)).Choices;
        var workflow = before.Workflow with { Home = string.IsNullOrEmpty(form.Home) ? null : form.Home, Closed = closed.ToDictionary(each => each.Key, each => (IReadOnlyList<ClosedDay>)[.. each.Value.OrderBy(day => day.Day)]) };
        return await db.Write(keeper, form, "directory.calendar-changed", before with { Workflow = workflow }, new { from = form.From, home = workflow.Home, closed = workflow.Closed }, occasion, cancellation);
    }
}
