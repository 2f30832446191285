namespace Passerelle.Library.Review;

/// <summary>What every act after writing asks for.</summary>
internal sealed class ReviewForm
{
    public string Reference { get; set; } = "";

    /// <summary>Of the draft that was looked at: nobody approves words they have not seen.</summary>
    public int Version { get; set; }

    /// <summary>Asked for by <see cref="PublicationAct.Return"/>, <see cref="PublicationAct.Correct"/> and <see cref="PublicationAct.Withdraw"/>.</summary>
    public string? Reason { get; set; }

    /// <summary>The language of the reason.</summary>
    public string Language { get; set; } = Platform.Texts.Language.Source;

    public static bool NeedsReason(PublicationAct act) => act is PublicationAct.Return or PublicationAct.Correct or PublicationAct.Withdraw;

    /// <summary>Null when the act may be tried.</summary>
    public Problem? Check(PublicationAct act, Fiche fiche)
    {
        if (Version != fiche.Draft.Version) return Problem.Conflict("library.write.changed-meanwhile", fiche.Draft.ChangedBy);
        if (!NeedsReason(act)) return null;
        return string.IsNullOrWhiteSpace(Reason) || Reason.Length > Draft.MaxReason ? Problem.Invalid(nameof(Reason), "library.review.reason-needed", Draft.MaxReason) : null;
    }

    public LocalizedText Because => LocalizedText.Written(Platform.Texts.Language.Knows(Language) ? Language : Platform.Texts.Language.Source, Reason);
}
