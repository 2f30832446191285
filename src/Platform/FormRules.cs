using FluentValidation;

namespace Passerelle.Platform;

/// <summary>Field rules written with FluentValidation, answered in the house's own way: every finding at its field, as a text key.</summary>
public static class FormRules
{
    /// <summary>What the rule says when it is broken: a text key that names what would be accepted.</summary>
    public static IRuleBuilderOptions<TForm, TField> Says<TForm, TField>(this IRuleBuilderOptions<TForm, TField> rule, string key, params object[] args) =>
        rule.WithMessage(key).WithState(_ => args);

    /// <summary>All findings of a form at once; empty when it is acceptable.</summary>
    public static IReadOnlyList<Finding> Findings<TForm>(this IValidator<TForm> rules, TForm form) =>
        [.. rules.Validate(form).Errors.Select(error => new Finding(error.PropertyName, error.ErrorMessage, error.CustomState as object[] ?? []))];
}
