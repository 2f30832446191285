using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Library.Practices;

/// <summary>What every act after writing asks for.</summary>
internal sealed class PassForm
{
    /// <summary>Of the draft that was looked at: nobody approves words they have not seen.</summary>
    public int Version { get; set; }

    /// <summary>Asked for by <see cref="PracticeAct.Return"/>, <see cref="PracticeAct.Revise"/> and <see cref="PracticeAct.Withdraw"/>.</summary>
    public string? Reason { get; set; }

    /// <summary>The language of the reason.</summary>
    public string Language { get; set; } = Platform.Texts.Language.Source;

    /// <summary>Asked for by <see cref="PracticeAct.Renew"/>.</summary>
    public DateOnly? ReviewBy { get; set; }

    public static bool NeedsReason(PracticeAct act) => act is PracticeAct.Return or PracticeAct.Revise or PracticeAct.Withdraw;

    public LocalizedText Because => LocalizedText.Written(Platform.Texts.Language.Knows(Language) ? Language : Platform.Texts.Language.Source, Reason);
}

/// <summary>Takes a practice one step further: reviewed, published, given back, renewed, opened for a revision, withdrawn.</summary>
internal sealed class PassPractice(LibraryDb db, OfficesDesk offices, PracticeLetters letters, FacilityName facility)
{
    /// <summary>The acts that this operation knows; writing and falling due are others.</summary>
    public static readonly IReadOnlyList<PracticeAct> Acts = [PracticeAct.Review, PracticeAct.Return, PracticeAct.Publish, PracticeAct.Renew, PracticeAct.Revise, PracticeAct.Withdraw];

    public async Task<Outcome<string>> Run(string reference, PracticeAct act, PassForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (!Acts.Contains(act) || await db.KnownPractice(reference, occasion.By, cancellation) is not { } practice) return Problem.NotFound();

        var passage = PracticeFlow.Table.Check(act, practice, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (form.Version != practice.Draft.Version) return Problem.Conflict("library.write.changed-meanwhile", practice.Draft.ChangedBy);
        if (PassForm.NeedsReason(act) && (string.IsNullOrWhiteSpace(form.Reason) || form.Reason.Length > Practice.MaxReason)) return Problem.Invalid(nameof(form.Reason), "library.review.reason-needed", Practice.MaxReason);
        if (act == PracticeAct.Renew && !(form.ReviewBy > occasion.Today && form.ReviewBy <= occasion.Today.AddYears(Practice.LongestReview)))
            return Problem.Invalid(nameof(form.ReviewBy), "library.practice.review-by-range", Practice.LongestReview);

        var drafts = await letters.For(act, practice, form.Reason?.Trim() ?? "", cancellation);
        var to = passage.Value.Step.To;
        object? details = null;
        switch (act)
        {
            case PracticeAct.Review:
                practice.Pass(to);
                (practice.Draft.ReviewedBy, practice.Draft.Returned) = (occasion.By.Name, LocalizedText.Empty);
                break;
            case PracticeAct.Return:
                practice.Pass(to);
                practice.Draft.Returned = form.Because;
                break;
            case PracticeAct.Publish:
                var owner = practice.Owner is { } office ? (await offices.Find(office, cancellation)) is { } card ? Named(card) : LocalizedText.Empty : LocalizedText.Empty;
                var edition = practice.Publish(to, new(practice.Draft.Text, practice.Origin, owner, facility.Now), occasion.At);
                db.PracticeEditions.Add(edition);
                await Address(practice, edition.Content.Text, cancellation);
                details = new { edition = edition.Number, languages = edition.Content.Text.Languages, seal = edition.Content.Seal };
                break;
            case PracticeAct.Renew:
                practice.Confirm(to, form.ReviewBy!.Value);
                details = new { until = form.ReviewBy };
                break;
            case PracticeAct.Revise:
                practice.Pass(to);
                practice.Draft.Correction = form.Because;
                break;
            default:
                practice.Withdraw(to, form.Because, occasion.At);
                foreach (var published in await db.PracticeEditions.Where(each => each.Practice == practice.Id).ToListAsync(cancellation)) published.Withdraw();
                break;
        }
        var fact = new Fact(passage.Value.Step.Fact, practice.Case, practice.Reference, details, act is PracticeAct.Publish or PracticeAct.Renew or PracticeAct.Withdraw ? practice.Readers : Fiche.Desk) { Office = passage.Value.Office, Letters = drafts };
        return await db.Db.Save(PassForm.NeedsReason(act) ? occasion with { Reason = form.Reason!.Trim() } : occasion, [fact], cancellation) is { } problem ? problem : practice.Reference;
    }

    private static LocalizedText Named(OfficeCard office) => LocalizedText.Written(Language.All.Select(language => KeyValuePair.Create(language, office.TitleIn(language))));

    /// <summary>Each title becomes an address; the first practice that had it keeps it.</summary>
    private async Task Address(Practice practice, PracticeText text, CancellationToken cancellation)
    {
        var slugs = text.Title.Renderings.Values.Select(title => PracticeAddress.SlugOf(title.Text)).Where(slug => slug != "").Distinct().ToList();
        var taken = await db.PracticeAddresses.Where(address => slugs.Contains(address.Slug)).Select(address => address.Slug).ToListAsync(cancellation);
        db.PracticeAddresses.AddRange(slugs.Except(taken).Select(slug => new PracticeAddress { Slug = slug, Practice = practice.Id }));
    }
}
