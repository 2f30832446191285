namespace Passerelle.Library.Read;

/// <summary>What stands behind a language of a record: whether it is the original, and if not, how far it can be trusted.</summary>
/// <param name="Partly">Some of it does not exist in the language.</param>
/// <param name="Behind">Some of it renders what the original no longer says.</param>
/// <param name="Machine">Some of it was translated by a machine and read by nobody.</param>
/// <param name="Signed">The office that vouches for all of it; null when none does.</param>
internal sealed record LanguageStanding(string Language, bool Original, bool Partly, bool Behind, bool Machine, SignOff? Signed)
{
    public bool Sound => !Partly && !Behind && !Machine;

    public static LanguageStanding Of(IReadOnlyCollection<LocalizedText> texts, string language, SignOff? signed)
    {
        var translated = texts.Where(text => text.Source != language).ToList();
        return new(language, translated.Count == 0 || translated.TrueForAll(text => text.Renderings.GetValueOrDefault(language)?.Origin == Origin.Written), translated.Exists(text => text.In(language) is null),
            translated.Exists(text => text.Behind(language).Count > 0), translated.Exists(text => text.Renderings.GetValueOrDefault(language)?.Origin == Origin.MachineTranslated), signed);
    }

    /// <summary>In words of the reader: <c>translation, partly out of date</c>.</summary>
    public string Words(Wording words, string reader) => string.Join(" · ", new string?[]
    {
        words[Original ? "library.standing.original" : "library.standing.translation"].Value, Partly ? words["library.standing.partly"].Value : null, Behind ? words["library.standing.behind"].Value : null, Machine ? words["library.standing.machine"].Value : null,
        Signed is { } signed && Sound ? words["library.standing.signed", signed.Office.Best(reader), FicheComposer.Day(new(signed.On, default, default), reader)].Value : null,
    }.OfType<string>());
}
