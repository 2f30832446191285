using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Library.Practices;

/// <param name="Fiche">Reference of a published fiche.</param>
/// <param name="Section">Key of the passage among its practices.</param>
internal sealed record TakeUpForm(string? Fiche, string? Section)
{
    public static TakeUpForm Of(string? passage) => passage?.Split('/', 2) is [var fiche, var section] ? new(fiche, section) : new(null, null);
}

/// <summary>A practice that a fiche tells and nobody has taken up.</summary>
internal sealed record Untaken(string Fiche, string Action, Section Section);

/// <summary>
/// Begins a practice from what an Action was closed with: the passage of its published fiche becomes the steps, in every language it has; where the fiche
/// was read from an old paper, the practice leads back to the line.
/// </summary>
internal sealed class TakeUpPractice(LibraryDb db, ISearch search)
{
    public async Task<Outcome<PracticeHandle>> Run(TakeUpForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (occasion.By.OfficeWith(Role.Editor) is not { } office) return Problem.Refused("library.practice.editors-only");
        if (await db.CurrentEditions(occasion.By).Where(row => row.Fiche.Reference == form.Fiche).SingleOrDefaultAsync(cancellation) is not { } row) return Problem.NotFound();
        var (record, text) = (row.Edition.Content.Record, row.Edition.Content.Text);
        if (text.Practices.FirstOrDefault(each => each.Key == form.Section) is not { } section) return Problem.NotFound();
        if (await db.Practices.AsNoTracking().FirstOrDefaultAsync(each => each.Fiche == form.Fiche && each.Section == form.Section, cancellation) is { } taken) return Problem.Conflict("library.practice.taken", taken.Reference);

        var (paper, line) = await Printed(row.Fiche.Reference, section.Key, cancellation);
        var origin = new PracticeOrigin(record.Action, row.Fiche.Reference, section.Key, paper, line);
        var practice = Practice.Begin(await db.Db.NextReference("PRA", occasion.At.Year, cancellation), text.Source, row.Fiche.Case, origin, occasion.At);
        var codes = section.Text.Languages.Concat(section.Title.Languages).Distinct().SelectMany(language => search.CodesOf($"{section.Title.In(language)}\n{section.Text.In(language)}", language));
        practice.Draft.Change(practice.Draft.Text with
        {
            Title = section.Title, Steps = section.Text, Countries = [.. record.Countries.Take(PracticeText.MaxCountries)], Concepts = [.. ConceptWords.In(codes).Take(PracticeText.MaxConcepts)],
        }, occasion);
        db.Practices.Add(practice);
        var fact = new Fact("library.practice-taken-up", practice.Case, practice.Reference, new { fiche = row.Fiche.Reference, section = section.Key, paper, line }, Fiche.Desk) { Office = office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : new PracticeHandle(practice.Reference, practice.Draft.Version);
    }

    /// <summary>What published fiches tell and nobody has taken up, the newest fiche first.</summary>
    public async Task<IReadOnlyList<Untaken>> Waiting(Viewer viewer, CancellationToken cancellation)
    {
        var taken = (await db.Practices.AsNoTracking().Where(each => each.Fiche != null).Select(each => new { each.Fiche, each.Section }).ToListAsync(cancellation)).Select(each => (each.Fiche, each.Section)).ToHashSet();
        var rows = await db.CurrentEditions(viewer).OrderByDescending(row => row.Edition.PublishedAt).ThenBy(row => row.Fiche.Reference).ToListAsync(cancellation);
        return [.. rows.SelectMany(row => row.Edition.Content.Text.Practices.Select(section => new Untaken(row.Fiche.Reference, row.Fiche.ActionReference, section))).Where(each => !taken.Contains((each.Fiche, each.Section.Key)))];
    }

    /// <summary>Where the passage stands in the paper that the fiche was read from. Its keys were given in the order of the reading.</summary>
    private async Task<(string? Paper, int? Line)> Printed(string fiche, string key, CancellationToken cancellation)
    {
        if (await db.Intakes.AsNoTracking().SingleOrDefaultAsync(intake => intake.FicheReference == fiche, cancellation) is not { } intake) return (null, null);
        var at = int.TryParse(key.AsSpan(1), out var number) ? number - 1 : 0;
        return (intake.Source, intake.Lines.GetValueOrDefault($"practices[{at}].text")?.Cast<int?>().FirstOrDefault());
    }
}
