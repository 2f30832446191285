using System.Text.RegularExpressions;
using FluentValidation;
using Passerelle.Actions.Public;

namespace Passerelle.Actions.Formulate;

/// <summary>What an Action says of itself, in one language at a time: the texts are those of <see cref="Language"/>, the rest holds for all.</summary>
internal sealed class ActionForm
{
    /// <summary>The language the texts of this form are written in.</summary>
    public string Language { get; set; } = Platform.Texts.Language.Source;

    public string Title { get; set; } = "";

    public string? Summary { get; set; }

    public string? Context { get; set; }

    public string? Concept { get; set; }

    public string? Objectives { get; set; }

    public string? Results { get; set; }

    public string Scope { get; set; } = Action.Scopes[0];

    /// <summary>The main one first.</summary>
    public List<string> Pillars { get; set; } = [];

    public List<string> Areas { get; set; } = [];

    public List<string> Gcm { get; set; } = [];

    public List<string> Sdg { get; set; } = [];

    public List<string> Countries { get; set; } = [];

    /// <summary>As <see cref="PartialDate"/> reads it.</summary>
    public string? Start { get; set; }

    public string? End { get; set; }

    /// <summary>Why an end that was agreed has moved.</summary>
    public string? EndReason { get; set; }

    /// <summary>Numbers on earlier sites, such as <c>72, 149</c>.</summary>
    public string? Numbers { get; set; }

    /// <summary>What changed says the same as before: a slip of the pen was put right, and the translations stay as they are.</summary>
    public bool OnlyTypo { get; set; }

    /// <summary>The version the form was opened at; null when the caller does not mind.</summary>
    public int? Version { get; set; }

    public static ActionForm Of(Action action, string language) => new()
    {
        Language = language, Title = action.Title.In(language) ?? "", Summary = action.Summary.In(language), Context = action.Context.In(language),
        Concept = action.Concept.In(language), Objectives = action.Objectives.In(language), Results = action.Results.In(language),
        Scope = action.Scope, Pillars = [.. action.Pillars], Areas = action.Areas, Gcm = action.Gcm, Sdg = action.Sdg, Countries = [.. action.Countries],
        Start = action.Start?.ToString(), End = action.End?.ToString(), Version = action.Version,
        Numbers = string.Join(", ", action.OldAddresses.Where(address => address.Kind == AddressKind.Number).Select(address => address.Value)),
    };

    /// <summary>Writes the form into the record; it must have been found acceptable.</summary>
    public void WriteTo(Action action)
    {
        action.Call(Put(action.Title, Title));
        action.Summary = Put(action.Summary, Summary);
        action.Context = Put(action.Context, Context);
        action.Concept = Put(action.Concept, Concept);
        action.Objectives = Put(action.Objectives, Objectives);
        action.Results = Put(action.Results, Results);
        action.Scope = Scope;
        action.Sort(Pillars);
        (action.Areas, action.Gcm, action.Sdg) = (Areas, Gcm, Sdg);
        action.Place(Countries, action.Groups);
        action.Date(PartialDate.Parse(Start), PartialDate.Parse(End));
        var numbers = NumberList();
        action.OldAddresses.RemoveAll(address => address.Kind == AddressKind.Number && !numbers.Contains(address.Value));
        foreach (var number in numbers.Where(number => !action.OldAddresses.Exists(address => address.Value == number)))
            action.OldAddresses.Add(new() { Action = action.Id, Kind = AddressKind.Number, Value = number });
    }

    internal IReadOnlyList<string> NumberList() => [.. Regex.Split(Numbers ?? "", @"[\s,;]+").Where(number => number != "").Distinct()];

    /// <summary>The first language written is the source; another renders it, and then remembers which paragraphs.</summary>
    private LocalizedText Put(LocalizedText text, string? words) =>
        OnlyTypo && !text.IsEmpty && Language == text.Source ? text.Correct(words ?? "")
        : string.IsNullOrWhiteSpace(words) || text.IsEmpty || Language == text.Source ? text.Write(Language, words)
        : text.In(Language) == words.ReplaceLineEndings("\n").Trim() ? text
        : text.Translate(Language, words);
}

internal sealed class ActionRules : AbstractValidator<ActionForm>
{
    public ActionRules()
    {
        RuleFor(form => form.Language).Must(Platform.Texts.Language.Knows).Says("actions.form.language.unknown");
        RuleFor(form => form.Title).NotEmpty().Says("actions.form.title.empty").MaximumLength(Action.MaxTitle).Says("actions.form.title.long", Action.MaxTitle);
        RuleFor(form => form.Summary).MaximumLength(Action.MaxReason).Says("actions.form.text.long", Action.MaxReason);
        RuleFor(form => form.Context).MaximumLength(Action.MaxText).Says("actions.form.text.long", Action.MaxText);
        RuleFor(form => form.Concept).MaximumLength(Action.MaxText).Says("actions.form.text.long", Action.MaxText);
        RuleFor(form => form.Objectives).MaximumLength(Action.MaxText).Says("actions.form.text.long", Action.MaxText);
        RuleFor(form => form.Results).MaximumLength(Action.MaxText).Says("actions.form.text.long", Action.MaxText);
        RuleFor(form => form.Scope).Must(Action.Scopes.Contains).Says("actions.form.scope.unknown");
        RuleFor(form => form.Pillars).NotEmpty().Says("actions.form.pillars.empty").Must(codes => codes.TrueForAll(Vocabulary.Pillars.Knows)).Says("actions.form.pillars.unknown");
        RuleFor(form => form.Areas).Must(codes => codes.TrueForAll(Vocabulary.Areas.Knows)).Says("actions.form.areas.unknown");
        RuleFor(form => form.Gcm).Must(codes => codes.TrueForAll(Vocabulary.Gcm.Knows)).Says("actions.form.gcm.unknown");
        RuleFor(form => form.Sdg).Must(codes => codes.TrueForAll(Vocabulary.Sdg.Knows)).Says("actions.form.sdg.unknown");
        RuleFor(form => form.Countries).NotEmpty().Says("actions.form.countries.empty").Must(codes => codes.TrueForAll(Vocabulary.Countries.Knows)).Says("actions.form.countries.unknown");
        RuleFor(form => form.Start).Must(BeDate).Says("actions.form.date.unreadable");
        RuleFor(form => form.End).Must(BeDate).Says("actions.form.date.unreadable");
        RuleFor(form => form.End).Must((form, end) => !(PartialDate.Parse(form.Start) is { } start && PartialDate.Parse(end) is { } last && last.Last < start.First)).Says("actions.form.end.before-start");
        RuleFor(form => form.EndReason).MaximumLength(Action.MaxReason).Says("actions.form.text.long", Action.MaxReason);
        RuleFor(form => form.Numbers).Must((form, _) => form.NumberList().All(number => number.Length <= 6 && number.All(char.IsAsciiDigit))).Says("actions.form.numbers.unreadable");
    }

    internal static bool BeDate(string? text) => string.IsNullOrWhiteSpace(text) || PartialDate.Parse(text.Trim()) is not null;
}
