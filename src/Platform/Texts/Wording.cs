using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Passerelle.Platform.Texts;

/// <summary>
/// Interface texts in the language of the request, or of <see cref="In"/>. A key that does not exist is shown as itself, in brackets: the shape
/// tests keep that from reaching a person.
/// </summary>
public sealed class Wording(TextCatalogue catalogue, string? language = null) : IStringLocalizer
{
    private string Language => language ?? Texts.Language.Current;

    /// <summary>The same texts in a language of choice: a letter is written in its addressee's.</summary>
    public Wording In(string other) => new(catalogue, other);

    public LocalizedString this[string name] => this[name, []];

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var found = catalogue.In(Language).TryGetValue(name, out var text);
            var value = found ? arguments.Length == 0 ? text! : string.Format(Culture, text!, arguments) : $"[{name}]";
            return new(name, value, !found);
        }
    }

    /// <summary>The plural form for <paramref name="count"/>, which is also placeholder {0}.</summary>
    public LocalizedString Count(string name, long count, params object[] arguments)
    {
        var category = Plural.Category(Language, count);
        var key = catalogue.In(Language).ContainsKey($"{name}.{category}") ? $"{name}.{category}" : $"{name}.other";
        return this[key, [count, .. arguments]];
    }

    public bool Has(string name) => catalogue.In(Language).ContainsKey(name);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        catalogue.In(Language).Select(text => new LocalizedString(text.Key, text.Value));

    private CultureInfo Culture => Texts.Language.Culture(Language);
}
