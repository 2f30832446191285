using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Requests.Complement;

/// <summary>What an initiative and a request have in common.</summary>
/// <param name="Themes">Codes of <see cref="Subjects"/>: areas, or the pillar where the initiative covers one as a whole.</param>
/// <param name="Years">Of the request's time; empty when the initiative's time is not known, which is said and not guessed.</param>
internal sealed record Overlap(InitiativeSummary Initiative, IReadOnlyList<string> Countries, IReadOnlyList<string> Themes, IReadOnlyList<int> Years);

/// <summary>What of the request nobody else covers.</summary>
/// <param name="Countries">In which nobody does anything in the request's areas at the time.</param>
/// <param name="Pairs">A country and an area that nobody covers together, though each is covered elsewhere.</param>
internal sealed record Gap(IReadOnlyList<string> Countries, IReadOnlyList<string> Areas, IReadOnlyList<int> Years, IReadOnlyList<(string Country, string Area)> Pairs)
{
    public bool IsEmpty => Countries.Count == 0 && Areas.Count == 0 && Years.Count == 0 && Pairs.Count == 0;
}

/// <param name="From">First year of the request's time.</param>
internal sealed record Complementarity(Request Request, int From, int Until, IReadOnlyList<Overlap> Overlaps, Gap Gap, ComplementarityNote? Note, bool MayNote);

/// <summary>Who else is active where a request asks: by country, by theme and by time, each overlap named, and what nobody covers.</summary>
internal sealed class ReadComplementarity(RequestsDb db, IEnumerable<IInitiativeSource> sources)
{
    /// <summary>The facility's inside and whoever appraises: those who ask are not told who else was looked at.</summary>
    public static bool IsFor(Request request, Viewer viewer) =>
        request.SubmittedOn is not null && (Request.ShowsInsideTo(viewer) || request.Assessments.Any(assessment => viewer.Holds(assessment.Office.Value)))
        && !request.ActiveParties.Any(party => viewer.Holds(party.Office.Value));

    public async Task<Outcome<Complementarity>> Run(string reference, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.Seen(viewer).AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(request => request.Reference == reference, cancellation) is not { } request || !IsFor(request, viewer)) return Problem.NotFound();
        var all = new List<InitiativeSummary>();
        var (from, until) = Time(request);
        var (countries, areas) = (request.Countries, request.Chosen("areas"));
        foreach (var source in sources) all.AddRange((await source.In(countries, viewer, cancellation)).Where(initiative => initiative.Answers != reference));
        return new Complementarity(request, from, until, Overlaps(all, countries, areas, from, until), GapOf(all, countries, areas, from, until), request.Complementarity, viewer.OfficeWith(Role.Officer) is not null);
    }

    /// <summary>The wished time; where none was given, the year of submission and the next.</summary>
    public static (int From, int Until) Time(Request request)
    {
        var (from, until) = (Year("from"), Year("until"));
        var submitted = (request.SubmittedOn ?? DateOnly.FromDateTime(request.OpenedAt.UtcDateTime)).Year;
        var first = from ?? until ?? submitted;
        return (first, Math.Max(first, until ?? first + 1));

        int? Year(string key) => PartialDate.Parse(request.Answer(key).In(request.Language))?.Year;
    }

    /// <summary>Those that share a country and a theme and are not known to lie outside the time; most in common first.</summary>
    public static IReadOnlyList<Overlap> Overlaps(IEnumerable<InitiativeSummary> initiatives, IReadOnlyList<string> countries, IReadOnlyList<string> areas, int first, int last) =>
        [.. from initiative in initiatives
            let places = initiative.Countries.Intersect(countries).ToList()
            let themes = Themes(initiative, areas)
            where places.Count > 0 && themes.Count > 0 && Runs(initiative, first, last)
            let overlap = new Overlap(initiative, places, themes, Years(initiative, first, last))
            orderby overlap.Countries.Count * overlap.Themes.Count descending, overlap.Years.Count descending, initiative.Title
            select overlap];

    /// <summary>An initiative without a known time covers no year: what is not known is no reason to see no gap.</summary>
    public static Gap GapOf(IEnumerable<InitiativeSummary> initiatives, IReadOnlyList<string> countries, IReadOnlyList<string> areas, int first, int last)
    {
        var covering = Overlaps(initiatives, countries, areas, first, last);
        bool Covered(string country, string area) => covering.Any(overlap => overlap.Countries.Contains(country) && Covers(overlap.Initiative, area));
        var freeCountries = countries.Where(country => !areas.Any(area => Covered(country, area))).ToList();
        var freeAreas = areas.Where(area => !countries.Any(country => Covered(country, area))).ToList();
        var freeYears = Enumerable.Range(first, last - first + 1).Where(year => !covering.Any(overlap => overlap.Years.Contains(year))).ToList();
        return new(freeCountries, freeAreas, freeYears, [.. from country in countries.Except(freeCountries) from area in areas.Except(freeAreas) where !Covered(country, area) select (country, area)]);
    }

    private static List<string> Themes(InitiativeSummary initiative, IReadOnlyList<string> areas) => initiative.Areas.Count > 0
        ? [.. areas.Intersect(initiative.Areas).Select(area => $"area:{area}")]
        : [.. areas.Select(area => Facility.Area(area)?.Pillar).OfType<string>().Distinct().Intersect(initiative.Pillars).Select(pillar => $"pillar:{pillar}")];

    private static bool Covers(InitiativeSummary initiative, string area) =>
        initiative.Areas.Count > 0 ? initiative.Areas.Contains(area) : Facility.Area(area) is { } known && initiative.Pillars.Contains(known.Pillar);

    private static bool Runs(InitiativeSummary initiative, int first, int last) => !(initiative.From?.Year > last) && !(initiative.Until?.Year < first);

    private static List<int> Years(InitiativeSummary initiative, int first, int last) => initiative.From is null && initiative.Until is null ? []
        : [.. Enumerable.Range(first, last - first + 1).Where(year => Runs(initiative, year, year))];
}

/// <param name="Text">What the officer concludes; empty takes the note away.</param>
internal sealed record NoteForm(string? Text);

/// <summary>An officer says what follows from who else is active; the appraisers and the committee read it with the case.</summary>
internal sealed class NoteComplementarity(RequestsDb db)
{
    public async Task<Outcome<string>> Run(string reference, NoteForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request || !ReadComplementarity.IsFor(request, occasion.By)) return Problem.NotFound();
        if (occasion.By.OfficeWith(Role.Officer) is not { } office) return Problem.Refused("requests.complement.officers-only");
        if (RequestFlow.Table.Over(request)) return Problem.Conflict("requests.withdraw.over");
        if (string.IsNullOrWhiteSpace(form.Text)) return Problem.Invalid("Text", "requests.complement.note-needed");
        if (form.Text.Length > ComplementarityNote.MaxText) return Problem.Invalid("Text", "platform.problem.too-long", ComplementarityNote.MaxText, form.Text.Length);
        var text = form.Text.ReplaceLineEndings("\n").Trim();
        request.Complementarity = new(text, new(office), occasion.By.Name, occasion.At);
        var fact = request.ForTeam("requests.complementarity-noted", office, new { text }, null, request.Assessments.Select(assessment => To.Office(assessment.Office.Value)));
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }
}
