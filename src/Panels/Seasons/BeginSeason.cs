using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.Public;

namespace Passerelle.Panels.Seasons;

internal sealed class BeginForm
{
    public const int MostFairness = 10, UsualFairness = 3, UsualSeconds = 60, MostPanels = 300;

    /// <summary>How long solving may take.</summary>
    public static readonly IReadOnlyList<int> Times = [10, 30, 60, 180, 600];

    /// <summary>References of panels that are open.</summary>
    public List<string> Panels { get; set => field = value ?? []; } = [];

    public string? Seconds { get; set; }

    public string? Fairness { get; set; }
}

/// <summary>Begins to compose many panels at once. The answer is worked out apart from the request; whoever began it may look, leave and come back.</summary>
internal sealed class BeginSeason(PanelsDb db, SeasonRuns runs)
{
    /// <summary>Its reference.</summary>
    public async Task<Outcome<string>> Run(BeginForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (!Panel.Opens(occasion.By)) return Problem.NotFound();
        if (occasion.By.OfficeWith(Role.Officer) is not { } office) return Problem.Refused("panels.open.officers-only");
        var findings = new List<Finding>();
        string[] asked = [.. form.Panels.Distinct().Order(StringComparer.Ordinal)];
        var panels = await db.Seen(occasion.By).AsNoTracking().Where(panel => asked.Contains(panel.Reference)).OrderBy(panel => panel.Reference).ToListAsync(cancellation);
        if (asked.Length == 0) findings.Add(new("Panels", "panels.season.none-chosen"));
        else if (asked.Length > BeginForm.MostPanels) findings.Add(new("Panels", "panels.season.too-many", BeginForm.MostPanels));
        else if (panels.Count < asked.Length || panels.Any(panel => !IsOpen(panel.Status))) findings.Add(new("Panels", "panels.season.not-open"));
        if (!int.TryParse(form.Seconds, out var seconds) || !BeginForm.Times.Contains(seconds)) findings.Add(new("Seconds", "panels.season.seconds"));
        if (!int.TryParse(form.Fairness, out var fairness) || fairness is < 0 or > BeginForm.MostFairness) findings.Add(new("Fairness", "panels.profile.number", 0, BeginForm.MostFairness));
        if (findings.Count > 0) return Problem.Invalid(findings);

        var season = new Season
        {
            Id = ITypedId<SeasonId>.New(occasion.At), Reference = await db.Db.NextReference("SEA", occasion.At.Year, cancellation), BegunAt = occasion.At, Seconds = seconds, Fairness = fairness,
            Panels = [.. panels.Select(panel => new SeasonPanel(panel.Reference, panel.Version))],
        };
        db.Seasons.Add(season);
        if (await db.Db.Save(occasion, [season.Fact("panels.season-begun", office, new { panels = asked, seconds, fairness })], cancellation) is { } race) return race;
        runs.Begin(season.Id, occasion.By);
        return season.Reference;
    }

    /// <summary>Whether a panel may still be composed.</summary>
    public static bool IsOpen(PanelStatus status) => status is PanelStatus.Draft or PanelStatus.Composed;
}
