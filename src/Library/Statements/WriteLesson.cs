using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Library.Practices;
using Passerelle.Library.Public;

namespace Passerelle.Library.Statements;

internal sealed class LessonForm
{
    /// <summary>Null for a new one.</summary>
    public string? Reference { get; set; }

    public string Language { get; set; } = Platform.Texts.Language.Source;

    /// <summary>The words as they were said; only a new one has them, and nobody changes them later.</summary>
    public string? Raw { get; set; }

    /// <summary>Where they were said.</summary>
    public string? Where { get; set; }

    public string? Action { get; set; }

    /// <summary>What is to be validated; may be left for later.</summary>
    public string? Title { get; set; }

    public string? Text { get; set; }

    public List<string> Countries { get; set; } = [];

    public string? Concepts { get; set; }

    public int Version { get; set; }

    public static LessonForm Of(Lesson lesson, string language) => new()
    {
        Reference = lesson.Reference, Language = language, Action = lesson.Action, Title = lesson.Title.In(language), Text = lesson.Text.In(language), Countries = [.. lesson.Countries], Concepts = ConceptWords.Write(lesson.Concepts, language), Version = lesson.Version,
    };
}

internal sealed class LessonRules : AbstractValidator<LessonForm>
{
    public const int MaxWhere = 400;

    public LessonRules()
    {
        RuleFor(form => form.Language).Must(Language.Knows).Says("library.write.which-language");
        RuleFor(form => form.Raw).NotEmpty().When(form => string.IsNullOrEmpty(form.Reference)).Says("library.lesson.raw-needed").MaximumLength(Statement.MaxText).Says("library.write.too-long", Statement.MaxText);
        RuleFor(form => form.Where).MaximumLength(MaxWhere).Says("library.write.too-long", MaxWhere);
        RuleFor(form => form.Title).MaximumLength(Statement.MaxTitle).Says("library.write.too-long", Statement.MaxTitle);
        RuleFor(form => form.Text).MaximumLength(Statement.MaxText).Says("library.write.too-long", Statement.MaxText);
        RuleFor(form => form.Countries).Must(codes => codes.TrueForAll(code => Countries.Find(code) is not null)).Says("library.intake.countries-unknown");
        RuleFor(form => form.Concepts).Must(typed => ConceptWords.Unknown(typed).Count == 0).Says("library.practice.concepts-unknown")
            .Must(typed => ConceptWords.Read(typed).Count <= PracticeText.MaxConcepts).Says("library.write.too-many", PracticeText.MaxConcepts);
    }
}

/// <summary>Records a lesson as it was said, and the words in which it is to be validated; what was said is written once.</summary>
internal sealed class WriteLesson(LibraryDb db, ActionsDesk actions)
{
    private static readonly LessonRules rules = new();

    public async Task<Outcome<StatementHandle>> Run(LessonForm form, Occasion occasion, CancellationToken cancellation)
    {
        var (present, refused) = await db.ToWrite<Lesson>(form.Reference, occasion, cancellation);
        if (refused is not null) return refused;

        List<Finding> findings = [.. rules.Findings(form)];
        ActionSummary? action = null;
        if (present is null && !string.IsNullOrWhiteSpace(form.Action))
        {
            var found = await actions.Find(form.Action.Trim(), occasion.By, cancellation);
            if (found.Problem is null) action = found.Value;
            else findings.Add(new(nameof(form.Action), "library.practice.action-unknown"));
        }
        if (findings.Count > 0) return Problem.Invalid(findings);
        if (form.Version != (present?.Version ?? 0)) return Problem.Conflict("library.write.changed-meanwhile", present?.ChangedBy ?? "");

        var lesson = present ?? Begin(await db.Db.NextReference("LES", occasion.At.Year, cancellation), form.Language, action?.Case, action?.Reference, null, null, LocalizedText.Written(form.Language, form.Raw), form.Where?.Trim() ?? "", occasion);
        if (present is null) db.Lessons.Add(lesson);
        lesson.Title = Worded.Put(lesson.Title, form.Language, form.Title);
        lesson.Text = Worded.Put(lesson.Text, form.Language, form.Text);
        (lesson.Countries, lesson.Concepts) = ([.. form.Countries.Distinct()], [.. ConceptWords.Read(form.Concepts)]);
        lesson.Written(occasion);
        var fact = new Fact(present is null ? "library.lesson-recorded" : "library.statement-written", lesson.Case, lesson.Reference, new { language = form.Language }, Fiche.Desk) { Office = occasion.By.OfficeWith(Role.Editor) };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : new StatementHandle(lesson.Reference, lesson.Version);
    }

    public static Lesson Begin(string reference, string language, CaseKey? within, string? action, string? fiche, string? section, LocalizedText raw, string where, Occasion occasion)
    {
        var id = ITypedId<StatementId>.New(occasion.At);
        return new()
        {
            Id = id, Reference = reference, CaseId = within?.Id ?? id.Value, CaseReference = within?.Reference ?? reference, Source = language, Action = action, Fiche = fiche, Section = section,
            Raw = new() { Id = ITypedId<StatementId>.New(occasion.At), Lesson = id, Text = raw, RecordedBy = occasion.By.Name, RecordedAt = occasion.At, Where = where },
        };
    }
}

/// <summary>A lesson that a fiche tells and nobody has taken up.</summary>
internal sealed record UntakenLesson(string Fiche, string Action, Section Section);

/// <summary>Takes up a lesson from a published fiche: its words are what was recorded, and the first proposal of what is to be validated.</summary>
internal sealed class TakeUpLesson(LibraryDb db, Platform.Search.ISearch search)
{
    public async Task<Outcome<StatementHandle>> Run(TakeUpForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (occasion.By.OfficeWith(Role.Editor) is not { } office) return Problem.Refused("library.practice.editors-only");
        if (await db.CurrentEditions(occasion.By).Where(row => row.Fiche.Reference == form.Fiche).SingleOrDefaultAsync(cancellation) is not { } row) return Problem.NotFound();
        var (record, text) = (row.Edition.Content.Record, row.Edition.Content.Text);
        if (text.Lessons.FirstOrDefault(each => each.Key == form.Section) is not { } section) return Problem.NotFound();
        if (await db.Lessons.AsNoTracking().FirstOrDefaultAsync(each => each.Fiche == form.Fiche && each.Section == form.Section, cancellation) is { } taken) return Problem.Conflict("library.practice.taken", taken.Reference);

        var (paper, line) = await Printed(row.Fiche.Reference, section.Key, cancellation);
        var where = paper is null ? row.Fiche.Reference : $"{row.Fiche.Reference}, {paper}:{line}";
        var lesson = WriteLesson.Begin(await db.Db.NextReference("LES", occasion.At.Year, cancellation), text.Source, row.Fiche.Case, record.Action, row.Fiche.Reference, section.Key, section.Text, where, occasion);
        var codes = section.Text.Languages.SelectMany(language => search.CodesOf($"{section.Title.In(language)}\n{section.Text.In(language)}", language));
        (lesson.Title, lesson.Text, lesson.Countries, lesson.Concepts) = (section.Title, section.Text, [.. record.Countries], [.. ConceptWords.In(codes).Take(PracticeText.MaxConcepts)]);
        lesson.Written(occasion);
        db.Lessons.Add(lesson);
        var fact = new Fact("library.lesson-recorded", lesson.Case, lesson.Reference, new { fiche = row.Fiche.Reference, section = section.Key, paper, line }, Fiche.Desk) { Office = office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : new StatementHandle(lesson.Reference, lesson.Version);
    }

    public async Task<IReadOnlyList<UntakenLesson>> Waiting(Viewer viewer, CancellationToken cancellation)
    {
        var taken = (await db.Lessons.AsNoTracking().Where(each => each.Fiche != null).Select(each => new { each.Fiche, each.Section }).ToListAsync(cancellation)).Select(each => (each.Fiche, each.Section)).ToHashSet();
        var rows = await db.CurrentEditions(viewer).OrderByDescending(row => row.Edition.PublishedAt).ThenBy(row => row.Fiche.Reference).ToListAsync(cancellation);
        return [.. rows.SelectMany(row => row.Edition.Content.Text.Lessons.Select(section => new UntakenLesson(row.Fiche.Reference, row.Fiche.ActionReference, section))).Where(each => !taken.Contains((each.Fiche, each.Section.Key)))];
    }

    private async Task<(string? Paper, int? Line)> Printed(string fiche, string key, CancellationToken cancellation)
    {
        if (await db.Intakes.AsNoTracking().SingleOrDefaultAsync(intake => intake.FicheReference == fiche, cancellation) is not { } intake) return (null, null);
        var at = int.TryParse(key.AsSpan(1), out var number) ? number - 1 : 0;
        return (intake.Source, intake.Lines.GetValueOrDefault($"lessons[{at}].text")?.Cast<int?>().FirstOrDefault());
    }
}
