using System.Linq.Expressions;
using FluentValidation;

namespace Passerelle.Directory.Open;

/// <summary>A form in which something is named in several languages.</summary>
internal interface INamed
{
    /// <summary>Language → name.</summary>
    Dictionary<string, string?> Names { get; }
}

/// <summary>A name typed in several languages, and the text it becomes.</summary>
internal static class Names
{
    /// <summary>A form not yet filled in has a place for every language.</summary>
    public static Dictionary<string, string?> Blank() => Language.All.ToDictionary(language => language, _ => (string?)"");

    /// <summary>English first when written, so that it becomes the source of later translations.</summary>
    public static LocalizedText AsText(this IReadOnlyDictionary<string, string?> names) =>
        LocalizedText.Written(Language.All.Where(names.ContainsKey).Select(language => KeyValuePair.Create(language, names[language] ?? "")));

    public static void NamesIn<TForm>(this AbstractValidator<TForm> rules, Expression<Func<TForm, Dictionary<string, string?>>> field, int max)
    {
        var (property, read) = (((MemberExpression)field.Body).Member.Name, field.Compile());
        rules.RuleFor(form => form).Custom((form, context) =>
        {
            var names = read(form);
            if (names.AsText().IsEmpty) context.AddFailure(new FluentValidation.Results.ValidationFailure($"{property}[{Language.Current}]", "directory.name.needed") { CustomState = Array.Empty<object>() });
            foreach (var (language, name) in names)
                if (name?.Length > max) context.AddFailure(new FluentValidation.Results.ValidationFailure($"{property}[{language}]", "directory.name.too-long") { CustomState = new object[] { max } });
        });
    }
}
