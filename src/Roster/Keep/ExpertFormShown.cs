using Microsoft.AspNetCore.Mvc.Rendering;

namespace Passerelle.Roster.Keep;

/// <summary>The form about an expert as a reader may fill it in.</summary>
/// <param name="Private">Whether gender and fee are shown.</param>
/// <param name="Gender">Whether the facility has a purpose for keeping it.</param>
/// <param name="Releases">Whether the reader speaks for the home administration or the facility.</param>
internal sealed record ExpertFormShown(ExpertForm Form, bool Private, bool Gender, bool Releases)
{
    private const int spareCompetences = 2, spareLanguages = 2, sparePeriods = 1;

    /// <summary>Empty lines at the end of each list, to be filled in without a script.</summary>
    public static ExpertForm Spaced(ExpertForm form)
    {
        form.Competences.RemoveAll(line => line.IsBlank);
        form.Languages.RemoveAll(line => string.IsNullOrWhiteSpace(line.Language));
        form.Periods.RemoveAll(line => line.IsBlank);
        form.Competences.AddRange(Enumerable.Range(0, spareCompetences).Select(_ => new CompetenceLine()));
        form.Languages.AddRange(Enumerable.Range(0, spareLanguages).Select(_ => new LanguageLine()));
        form.Periods.AddRange(Enumerable.Range(0, sparePeriods).Select(_ => new PeriodLine()));
        return form;
    }

    public IEnumerable<SelectListItem> Kinds(Wording t) => [new(t["roster.period.away"], "away"), new(t["roster.period.free"], "free")];
}
