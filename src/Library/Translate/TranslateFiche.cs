using FluentValidation;

namespace Passerelle.Library.Translate;

internal sealed class TranslateForm
{
    public string Reference { get; set; } = "";

    /// <summary>The language translated into.</summary>
    public string Language { get; set; } = "";

    public Origin Origin { get; set; } = Origin.Translated;

    public List<PieceForm> Pieces { get; set; } = [];

    /// <summary>Of the draft.</summary>
    public int Version { get; set; }

    /// <summary>A draft as the form of its translation into a language, filled with what exists.</summary>
    public static TranslateForm Of(Fiche fiche, string language) => new()
    {
        Reference = fiche.Reference, Language = language, Version = fiche.Draft.Version,
        Pieces = [.. fiche.Draft.Text.Written.Select(piece => new PieceForm { Name = piece.Name, Text = piece.Text.In(language) })],
    };
}

internal sealed class PieceForm
{
    /// <summary>Of <see cref="FicheText.Pieces"/>.</summary>
    public string Name { get; set; } = "";

    public string? Text { get; set; }

    /// <summary>The source changed, and the translation says the same all the same: it is up to date as it stands.</summary>
    public bool StillRight { get; set; }
}

internal sealed class TranslateRules : AbstractValidator<TranslateForm>
{
    public TranslateRules() =>
        RuleForEach(form => form.Pieces).ChildRules(piece => piece.RuleFor(p => p.Text).MaximumLength(FicheText.MaxText).Says("library.write.too-long", FicheText.MaxText));
}

/// <summary>
/// Translates a draft text by text, for programs that have whole texts at hand; people translate segment by segment (<see cref="TranslateSegments"/>). A text left as it was keeps what it has fallen behind of, unless the translator says that it is still right: saving
/// one correction must not declare the rest up to date.
/// </summary>
internal sealed class TranslateFiche(LibraryDb db, Benches benches)
{
    private static readonly TranslateRules rules = new();

    public async Task<Outcome<Write.FicheHandle>> Run(TranslateForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Open(form.Reference, occasion.By, cancellation) is not { } fiche) return Problem.NotFound();

        var passage = PublicationFlow.Table.Check(PublicationAct.Translate, fiche, occasion.By);
        if (passage.Problem is { } refused) return refused;
        var text = fiche.Draft.Text;
        if (!Language.Knows(form.Language) || form.Language == text.Source) return Problem.Invalid(nameof(form.Language), "library.translate.which-language", Language.OwnName(text.Source));
        if (rules.Findings(form) is { Count: > 0 } findings) return Problem.Invalid(findings);
        if (form.Version != fiche.Draft.Version) return Problem.Conflict("library.write.changed-meanwhile", fiche.Draft.ChangedBy);

        var typed = form.Pieces.ToDictionary(piece => piece.Name);
        fiche.Draft.Change(text.With(piece => typed.TryGetValue(piece.Name, out var rendering) ? Rendered(piece.Text, rendering, form) : piece.Text), occasion);
        if (await benches.Open(TranslatableFiches.Name, fiche.Reference, form.Language, occasion, cancellation) is var (bench, _))
        {
            // Who translated does not sign off, whichever way the words came in.
            benches.Keep(bench);
            bench.Translation.Change(bench.Translation.Status, bench.Translation.Pending, occasion);
        }
        var behind = fiche.Draft.Text.Written.Count(piece => piece.Text.In(form.Language) is null || piece.Text.Behind(form.Language).Count > 0);
        var fact = new Fact(passage.Value.Step.Fact, fiche.Case, fiche.Reference, new { language = form.Language, origin = form.Origin, behind }, Fiche.Desk) { Office = passage.Value.Office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : new Write.FicheHandle(fiche.Reference, fiche.Draft.Version);
    }

    private static LocalizedText Rendered(LocalizedText source, PieceForm typed, TranslateForm form)
    {
        var text = typed.Text?.ReplaceLineEndings("\n").Trim() ?? "";
        if (source.In(source.Source) is null || form.Language == source.Source) return source;
        if (text == "") return source.Write(form.Language, null);
        return text == source.In(form.Language) && !typed.StillRight ? source : source.Translate(form.Language, text, form.Origin);
    }
}
