using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Practices;
using Passerelle.Library.Public;

namespace Passerelle.Library.Statements;

internal sealed class SourceForm
{
    /// <summary>Reference of a lesson.</summary>
    public string? Lesson { get; set; }

    public string Stance { get; set; } = Statements.Stance.Agrees.Kebab();

    public string? Note { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Lesson) && string.IsNullOrWhiteSpace(Note);
}

internal sealed class SynthesisForm
{
    /// <summary>Null for a new one.</summary>
    public string? Reference { get; set; }

    public string Language { get; set; } = Platform.Texts.Language.Source;

    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? Concepts { get; set; }

    public List<SourceForm> Sources { get; set; } = [];

    public int Version { get; set; }

    public static SynthesisForm Of(Synthesis synthesis, string language) => new()
    {
        Reference = synthesis.Reference, Language = language, Title = synthesis.Title.In(language), Text = synthesis.Text.In(language), Concepts = ConceptWords.Write(synthesis.Concepts, language), Version = synthesis.Version,
        Sources = [.. synthesis.Sources.Select(source => new SourceForm { Lesson = source.Lesson, Stance = source.Stance.Kebab(), Note = source.Note.In(language) })],
    };
}

internal sealed class SynthesisRules : AbstractValidator<SynthesisForm>
{
    public SynthesisRules()
    {
        RuleFor(form => form.Language).Must(Language.Knows).Says("library.write.which-language");
        RuleFor(form => form.Title).NotEmpty().Says("library.practice.title-needed").MaximumLength(Statement.MaxTitle).Says("library.write.too-long", Statement.MaxTitle);
        RuleFor(form => form.Text).NotEmpty().Says("library.synthesis.text-needed").MaximumLength(Statement.MaxText).Says("library.write.too-long", Statement.MaxText);
        RuleFor(form => form.Concepts).Must(typed => ConceptWords.Unknown(typed).Count == 0).Says("library.practice.concepts-unknown")
            .Must(typed => ConceptWords.Read(typed).Count <= PracticeText.MaxConcepts).Says("library.write.too-many", PracticeText.MaxConcepts);
        RuleFor(form => form.Sources).Must(sources => sources.Where(source => !source.IsBlank).Select(source => source.Lesson?.Trim()).Distinct().Count() is >= Synthesis.FewestSources and <= Synthesis.MostSources)
            .Says("library.synthesis.sources-needed", Synthesis.FewestSources, Synthesis.MostSources)
            .Must(sources => sources.Where(source => !source.IsBlank).GroupBy(source => source.Lesson?.Trim()).All(group => group.Count() == 1)).Says("library.synthesis.source-twice");
        RuleForEach(form => form.Sources).ChildRules(source =>
        {
            source.RuleFor(each => each.Stance).Must(word => EnumWords.FromKebab<Stance>(word) is not null).Says("library.synthesis.stance-unknown");
            source.RuleFor(each => each.Note).MaximumLength(Statement.MaxText).Says("library.write.too-long", Statement.MaxText);
            source.RuleFor(each => each.Note).NotEmpty().When(each => !each.IsBlank && EnumWords.FromKebab<Stance>(each.Stance) is Stance.Contradicts or Stance.Limits).Says("library.synthesis.note-needed");
        });
    }
}

/// <summary>Writes what several validated lessons say together. Each source keeps where it stands, also when it says the contrary.</summary>
internal sealed class WriteSynthesis(LibraryDb db)
{
    private static readonly SynthesisRules rules = new();

    public async Task<Outcome<StatementHandle>> Run(SynthesisForm form, Occasion occasion, CancellationToken cancellation)
    {
        var (present, refused) = await db.ToWrite<Synthesis>(form.Reference, occasion, cancellation);
        if (refused is not null) return refused;

        List<Finding> findings = [.. rules.Findings(form)];
        var named = form.Sources.Select(source => source.Lesson?.Trim()).OfType<string>().ToList();
        var validated = await db.Lessons.AsNoTracking().SeenBy(db.Db, occasion.By, each => each.Id).Where(each => named.Contains(each.Reference) && each.Status == StatementStatus.Confirmed).Select(each => each.Reference).ToListAsync(cancellation);
        foreach (var (at, source) in form.Sources.Index())
            if (!source.IsBlank && !validated.Contains(source.Lesson?.Trim() ?? "")) findings.Add(new($"Sources[{at}].Lesson", "library.synthesis.lesson-unknown"));
        if (findings.Count > 0) return Problem.Invalid(findings);
        if (form.Version != (present?.Version ?? 0)) return Problem.Conflict("library.write.changed-meanwhile", present?.ChangedBy ?? "");

        var synthesis = present ?? Begin(await db.Db.NextReference("SYN", occasion.At.Year, cancellation), form.Language, occasion);
        if (present is null) db.Syntheses.Add(synthesis);
        synthesis.Title = Worded.Put(synthesis.Title, form.Language, form.Title);
        synthesis.Text = Worded.Put(synthesis.Text, form.Language, form.Text);
        synthesis.Concepts = [.. ConceptWords.Read(form.Concepts)];
        synthesis.Sources = [.. form.Sources.Where(source => !source.IsBlank).Select(source => new SynthesisSource(source.Lesson!.Trim(), EnumWords.FromKebab<Stance>(source.Stance)!.Value,
            Worded.Put(synthesis.Sources.Find(old => old.Lesson == source.Lesson!.Trim())?.Note ?? LocalizedText.Empty, form.Language, source.Note)))];
        synthesis.Written(occasion);
        var fact = new Fact("library.statement-written", synthesis.Case, synthesis.Reference, new { sources = synthesis.Sources.Select(source => new { source.Lesson, stance = source.Stance.Kebab() }) }, Fiche.Desk) { Office = occasion.By.OfficeWith(Role.Editor) };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : new StatementHandle(synthesis.Reference, synthesis.Version);
    }

    private static Synthesis Begin(string reference, string language, Occasion occasion)
    {
        var id = ITypedId<StatementId>.New(occasion.At);
        return new() { Id = id, Reference = reference, CaseId = id.Value, CaseReference = reference, Source = language };
    }
}
