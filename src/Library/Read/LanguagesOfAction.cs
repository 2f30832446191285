using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Translate;
using Passerelle.Platform.Translation;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Read;

/// <summary>What the Action's page says of its languages.</summary>
/// <param name="Translate">Languages the viewer may translate it into, with how far each has come; none for who does not translate.</param>
internal sealed record LanguagesOnAction(IReadOnlyList<LanguageStanding> Languages, string Reference, IReadOnlyList<(string Language, int Percent)> Translate);

/// <summary>Says which language of an Action's texts is the original, which are translations, and how good they are.</summary>
internal sealed class LanguagesOfAction(IEnumerable<ITranslatableKind> kinds, LibraryDb db) : IPageInsert
{
    public string Slot => "actions.action";

    public async ValueTask<PageInsert?> For(string subject, Viewer viewer, CancellationToken cancellation)
    {
        if (await kinds.Single(kind => kind.Kind == "action").Open(subject, viewer, cancellation) is not { Record: var record } || record.Texts.Count == 0) return null;
        var works = viewer.Has(Role.Editor) || viewer.Has(Role.Publisher);
        var languages = Language.All.Where(language => record.Texts.Any(text => text.Text.Languages.Contains(language))).ToList();
        if (!works && languages.Count < 2) return null;
        var rounds = await db.Translations.AsNoTracking().Where(round => round.Record == record.SeenAs).OrderByDescending(round => round.Round).ToListAsync(cancellation);
        var benches = Language.All.Select(language => new Bench(record, rounds.Find(round => round.Language == language) ?? Translation.Begin(null, record.SeenAs, record.Kind, subject, language, [], DateTimeOffset.UnixEpoch),
            rounds.Find(round => round.Language == language && round.Status == TranslationStatus.SignedOff), null)).ToDictionary(bench => bench.Translation.Language);
        return new("/Library/Read/LanguagesOfAction.cshtml", new LanguagesOnAction(
            [.. languages.Select(language => LanguageStanding.Of([.. record.Texts.Select(text => text.Text)], language,
                benches[language] is { SignatureHolds: true, Signature: { } signature } ? new(signature.OfficeName, DateOnly.FromDateTime(signature.At.UtcDateTime)) : null))],
            subject, works ? [.. benches.Values.Where(bench => bench.Progress.Segments > 0).Select(bench => (bench.Translation.Language, bench.Progress.Percent))] : []));
    }
}
