using FluentValidation;
using Passerelle.Directory.Public;

namespace Passerelle.Library.Practices;

/// <summary>What a practice says of itself, in one language at a time: the texts are those of <see cref="Language"/>, the rest holds for all.</summary>
internal sealed class PracticeForm
{
    /// <summary>Null for a new one.</summary>
    public string? Reference { get; set; }

    public string Language { get; set; } = Platform.Texts.Language.Source;

    public string? Title { get; set; }

    public string? Problem { get; set; }

    public string? Conditions { get; set; }

    public string? Steps { get; set; }

    public string? Cost { get; set; }

    public string Evidence { get; set; } = Practices.Evidence.Told.Kebab();

    public string? EvidenceNote { get; set; }

    public List<string> Countries { get; set; } = [];

    /// <summary>As <see cref="ConceptWords"/> reads them.</summary>
    public string? Concepts { get; set; }

    /// <summary>Reference of the office that answers for it.</summary>
    public string? Owner { get; set; }

    public DateOnly? ReviewBy { get; set; }

    /// <summary>Reference of the Action that brought it; only a new one may name it.</summary>
    public string? Action { get; set; }

    /// <summary>Of the draft it was written from; 0 for a new one.</summary>
    public int Version { get; set; }

    public static PracticeForm Of(Practice practice, string language, string? owner)
    {
        var text = practice.Draft.Text;
        return new()
        {
            Reference = practice.Reference, Language = language, Title = text.Title.In(language), Problem = text.Problem.In(language), Conditions = text.Conditions.In(language), Steps = text.Steps.In(language),
            Cost = text.Cost.In(language), Evidence = text.Evidence.Kebab(), EvidenceNote = text.EvidenceNote.In(language), Countries = [.. text.Countries], Concepts = ConceptWords.Write(text.Concepts, language),
            Owner = owner, ReviewBy = practice.ReviewBy, Action = practice.Origin.Action, Version = practice.Draft.Version,
        };
    }

    /// <summary>The text with what the form says; it must have been found acceptable.</summary>
    public PracticeText Into(PracticeText text) => text with
    {
        Title = Put(text.Title, Title), Problem = Put(text.Problem, Problem), Conditions = Put(text.Conditions, Conditions), Steps = Put(text.Steps, Steps), Cost = Put(text.Cost, Cost), EvidenceNote = Put(text.EvidenceNote, EvidenceNote),
        Evidence = EnumWords.FromKebab<Evidence>(Evidence) ?? text.Evidence, Countries = [.. Countries.Distinct()], Concepts = ConceptWords.Read(Concepts),
    };

    private LocalizedText Put(LocalizedText text, string? words) => Worded.Put(text, Language, words);
}

internal static class Worded
{
    /// <summary>The first language written is the source; another renders it, and then remembers which paragraphs.</summary>
    public static LocalizedText Put(LocalizedText text, string language, string? words) =>
        string.IsNullOrWhiteSpace(words) || text.IsEmpty || language == text.Source ? text.Write(language, words)
        : text.In(language) == words.ReplaceLineEndings("\n").Trim() ? text
        : text.Translate(language, words);
}

internal sealed class PracticeRules : AbstractValidator<PracticeForm>
{
    public PracticeRules(DateOnly today)
    {
        RuleFor(form => form.Language).Must(Language.Knows).Says("library.write.which-language");
        RuleFor(form => form.Title).NotEmpty().Says("library.practice.title-needed").MaximumLength(PracticeText.MaxTitle).Says("library.write.too-long", PracticeText.MaxTitle);
        foreach (var text in new System.Linq.Expressions.Expression<Func<PracticeForm, string?>>[] { form => form.Problem, form => form.Conditions, form => form.Steps, form => form.Cost, form => form.EvidenceNote })
            RuleFor(text).MaximumLength(PracticeText.MaxText).Says("library.write.too-long", PracticeText.MaxText);
        RuleFor(form => form.Evidence).Must(word => EnumWords.FromKebab<Evidence>(word) is not null).Says("library.practice.evidence-unknown");
        RuleFor(form => form.Countries).Must(codes => codes.TrueForAll(code => Countries.Find(code) is not null)).Says("library.intake.countries-unknown")
            .Must(codes => codes.Count <= PracticeText.MaxCountries).Says("library.write.too-many", PracticeText.MaxCountries);
        RuleFor(form => form.Concepts).Custom((typed, context) =>
        {
            if (ConceptWords.Unknown(typed) is { Count: > 0 } unknown)
                context.AddFailure(new FluentValidation.Results.ValidationFailure(nameof(PracticeForm.Concepts), "library.practice.concept-unknown") { CustomState = new object[] { string.Join(" · ", unknown.Take(5)) } });
        }).Must(typed => ConceptWords.Read(typed).Count <= PracticeText.MaxConcepts).Says("library.write.too-many", PracticeText.MaxConcepts);
        RuleFor(form => form.ReviewBy).Must(day => day is null || day > today && day <= today.AddYears(Practice.LongestReview)).Says("library.practice.review-by-range", Practice.LongestReview);
    }
}
