using Passerelle.Directory.Public;

namespace Passerelle.Library.Practices;

/// <summary>Who is written to about a practice: shown before the act and queued by it, from this one place. Args of each template: {0} reference, {1} title, {2} address, {3} reason or day.</summary>
internal sealed class PracticeLetters(OfficesDesk offices, SiteAddress site)
{
    public async Task<IReadOnlyList<LetterDraft>> For(PracticeAct act, Practice practice, string reason, CancellationToken cancellation) => act switch
    {
        PracticeAct.Review => [.. (await offices.With(Role.Publisher, cancellation)).Select(office => Letter("library.letter.practice-reviewed", practice, office, "/desk", ""))],
        PracticeAct.Return => [.. (await offices.With(Role.Editor, cancellation)).Select(office => Letter("library.letter.practice-returned", practice, office, "/desk", reason))],
        PracticeAct.Publish => await ToOwner("library.letter.practice-published", practice, "", cancellation),
        PracticeAct.Withdraw when practice.Edition > 0 => await ToOwner("library.letter.practice-withdrawn", practice, reason, cancellation),
        _ => [],
    };

    /// <summary>The day has passed: its owner is asked whether it still holds.</summary>
    public Task<IReadOnlyList<LetterDraft>> Due(Practice practice, CancellationToken cancellation) => ToOwner("library.letter.practice-due", practice, null, cancellation);

    private async Task<IReadOnlyList<LetterDraft>> ToOwner(string template, Practice practice, string? reason, CancellationToken cancellation) =>
        practice.Owner is { } id && await offices.Find(id, cancellation) is { } office ? [Letter(template, practice, office, "", reason ?? Day(practice.ReviewBy, office.Language))] : [];

    private LetterDraft Letter(string template, Practice practice, OfficeCard office, string page, string extra) => new(template, office.Addressee,
        [practice.Reference, practice.Draft.Text.Title.Best(office.Language), site.Of(office.Language, $"/practices/{practice.Reference}{page}"), extra]);

    private static string Day(DateOnly? day, string language) => day is { } known ? ((PartialDate)known).Words(Language.Culture(language)) : "";
}
