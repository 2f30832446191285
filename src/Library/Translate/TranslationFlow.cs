using Passerelle.Directory.Public;

namespace Passerelle.Library.Translate;

internal enum TranslationAct { Translate, AskMachine, SignOff }

/// <summary>From the first segment to an office's word for the whole. A round that is signed off stays so; the next change begins another.</summary>
internal static class TranslationFlow
{
    private static readonly Who<Bench> translator = new("translator", Role.Editor, [Role.Publisher]);

    // An account is needed to tell two persons apart: nobody vouches for their own words.
    private static readonly Who<Bench> signer = new("signer", (bench, viewer) =>
        viewer.Account is not { } account || bench.Translation.Translators.Contains(account) ? null
        : bench.Duty is not { } duty ? viewer.OfficeWith(Role.Publisher) : viewer.Holds(duty.Value) ? duty.Value : null);

    private static readonly When<Bench> whole = new("whole", bench => bench.IsWhole);

    public static readonly Flow<TranslationStatus, TranslationAct, Bench> Table = new("library.translation", bench => bench.Translation.Status, TranslationStatus.InWork, [TranslationStatus.SignedOff],
    [
        new(TranslationStatus.InWork, TranslationAct.Translate, TranslationStatus.InWork, translator, null, "library.segments-translated"),
        new(TranslationStatus.InWork, TranslationAct.AskMachine, TranslationStatus.InWork, translator, null, "library.machine-asked"),
        new(TranslationStatus.InWork, TranslationAct.SignOff, TranslationStatus.SignedOff, signer, whole, "library.translation-signed"),
    ]);
}
