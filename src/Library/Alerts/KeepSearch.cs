using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Library.Alerts;

internal sealed class SearchForm
{
    /// <summary>What the person calls it; the question itself unless they say otherwise.</summary>
    public string? Name { get; set; }

    public string? Question { get; set; }

    public List<string> Chosen { get; set; } = [];

    public string Language { get; set => field = value ?? ""; } = "";

    public Rhythm Rhythm { get; set; } = Rhythm.Weekly;
}

internal sealed class SearchRules : AbstractValidator<SearchForm>
{
    public SearchRules()
    {
        RuleFor(form => form.Name).MaximumLength(SavedSearch.MaxName).Says("library.write.too-long", SavedSearch.MaxName);
        RuleFor(form => form.Question).MaximumLength(KeepSearch.MaxQuestion).Says("library.write.too-long", KeepSearch.MaxQuestion);
        RuleFor(form => form.Question).Must((form, question) => !string.IsNullOrWhiteSpace(question) || form.Chosen.Count > 0).Says("library.alert.nothing-asked");
        RuleFor(form => form.Chosen).Must(codes => codes.Count <= KeepSearch.MaxChosen && codes.TrueForAll(code => code.Length <= 80)).Says("library.alert.too-many-chosen", KeepSearch.MaxChosen);
        RuleFor(form => form.Language).Must(Language.Knows).Says("library.write.which-language");
        RuleFor(form => form.Rhythm).IsInEnum().Says("library.alert.which-rhythm");
    }
}

/// <summary>Keeps a question for the person who asks it. What it finds now is not new to them.</summary>
internal sealed class KeepSearch(LibraryDb db, ISearch search)
{
    public const int MaxQuestion = 200, MaxChosen = 8;

    private static readonly SearchRules rules = new();

    /// <returns>Its reference; that of the one kept already, where the same was asked before.</returns>
    public async Task<Outcome<string>> Run(SearchForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (occasion.By.Account is not { } account) return Problem.Refused("library.alert.sign-in");
        if (rules.Findings(form) is { Count: > 0 } findings) return Problem.Invalid(findings);
        var question = form.Question?.Trim() ?? "";
        var own = await db.SavedSearches.SeenBy(db.Db, occasion.By, saved => saved.Id).Where(saved => saved.Account == account).ToListAsync(cancellation);
        if (own.Find(saved => saved.Question == question && saved.Language == form.Language && saved.Chosen.Order().SequenceEqual(form.Chosen.Order())) is { } same) return same.Reference;
        if (own.Count >= SavedSearch.MaxOfOnePerson) return Problem.Invalid("", "library.alert.too-many", SavedSearch.MaxOfOnePerson);
        var found = search.Find(new(question, form.Language, SearchQuestion.MostHits) { Chosen = form.Chosen }, occasion.By);
        if (found.Total > SearchQuestion.MostHits) return Problem.Invalid(nameof(form.Question), "library.alert.too-broad", SearchQuestion.MostHits, found.Total);

        var saved = new SavedSearch
        {
            Id = ITypedId<SavedSearchId>.New(occasion.At), Reference = await db.Db.NextReference("SRC", occasion.Today.Year, cancellation), Account = account, Question = question, Chosen = [.. form.Chosen.Distinct()], Language = form.Language,
            Name = form.Name?.Trim() is { Length: > 0 } name ? name : Named(question, form.Chosen), Rhythm = form.Rhythm,
        };
        saved.Learn(found.Hits.Select(hit => hit.Document.Reference));
        saved.Wait(occasion.At);
        db.SavedSearches.Add(saved);
        // What somebody looks for is their own affair: the record says that a question was kept, not which.
        var fact = new Fact("library.search-saved", saved.Case, saved.Reference, new { rhythm = saved.Rhythm }, saved.Readers);
        return await db.Db.Save(occasion, [fact], cancellation) is { } lost ? lost : saved.Reference;
    }

    private static string Named(string question, List<string> chosen)
    {
        var name = question != "" ? question : string.Join(" · ", chosen.Select(Subjects.Name));
        return name[..Math.Min(name.Length, SavedSearch.MaxName)];
    }
}

internal sealed class RhythmForm
{
    public Rhythm Rhythm { get; set; }
}

/// <summary>Changes how often the owner hears of a search, from their list or by the link of a letter.</summary>
internal sealed class ChangeRhythm(LibraryDb db)
{
    public async Task<Outcome<string>> Run(string reference, RhythmForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.SavedSearches.SeenBy(db.Db, occasion.By, saved => saved.Id).SingleOrDefaultAsync(saved => saved.Reference == reference, cancellation) is not { } saved) return Problem.NotFound();
        if (!Enum.IsDefined(form.Rhythm)) return Problem.Invalid(nameof(form.Rhythm), "library.alert.which-rhythm");
        if (saved.Rhythm == form.Rhythm) return reference;
        saved.Rhythm = form.Rhythm;
        saved.Wait(occasion.At);
        var fact = new Fact(form.Rhythm == Rhythm.Never ? "library.alert-stopped" : "library.alert-changed", saved.Case, reference, new { rhythm = saved.Rhythm }, saved.Readers);
        return await db.Db.Save(occasion, [fact], cancellation) is { } lost ? lost : reference;
    }
}

/// <summary>Forgets a question. Only its owner can.</summary>
internal sealed class ForgetSearch(LibraryDb db)
{
    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.SavedSearches.SeenBy(db.Db, occasion.By, saved => saved.Id).SingleOrDefaultAsync(saved => saved.Reference == reference, cancellation) is not { } saved || saved.Account != occasion.By.Account) return Problem.NotFound();
        db.SavedSearches.Remove(saved);
        return await db.Db.Save(occasion, [new("library.search-forgotten", saved.Case, reference, null, saved.Readers)], cancellation) is { } lost ? lost : reference;
    }
}
