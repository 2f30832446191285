using System.Globalization;
using Passerelle.Directory.Public;
using Passerelle.Platform.Documents;

namespace Passerelle.Panels.OnMission;

/// <summary>The letter with which somebody is sent: who, where, when, on which terms, with which per diem. It says nothing of a fee.</summary>
internal sealed class MissionLetter(Wording wording)
{
    /// <param name="name">As the reader may know it; the reference where the person is gone.</param>
    public Document Write(MissionFile mission, Mobilisation mobilisation, string name, OfficeCard? host, string language)
    {
        var words = wording.In(language);
        var culture = Language.Culture(language);
        var facility = words["platform.ui.site"].Value;
        var lines = PerDiem.Of(mobilisation.Country, mission.From, mission.Until);
        var place = string.Join(", ", new[] { mobilisation.Place.Best(language), mobilisation.Country is { } code ? Countries.Find(code)?.Names.Best(language) ?? code : "" }.Where(part => part != ""));
        return new(words["panels.mission-letter.title", name].Value, language,
        [
            new Paragraph(words["panels.mission-letter.opening", name, mobilisation.Title.Best(language)].Value, Voice.Lead),
            new Table(words["panels.mission-letter.facts"], [],
            [
                [words["panels.mission-letter.reference"].Value, mission.Reference], [words["panels.list.action"].Value, mobilisation.ActionReference], [words["panels.mission-letter.place"].Value, place == "" ? "–" : place],
                [words["panels.mission-letter.days"].Value, $"{Day(mission.From)} – {Day(mission.Until)}"], [words["panels.mission-letter.host"].Value, host?.TitleIn(language) ?? "–"],
                [words["panels.mission-letter.languages"].Value, string.Join(", ", mobilisation.Languages.Select(Describe.Spoken.Name))],
            ]),
            new Heading(1, words["panels.call.terms"]),
            .. Prose.Blocks(mobilisation.Terms, [], mobilisation.Language != language ? mobilisation.Language : null),
            new Heading(1, words["panels.item.per-diem"]),
            new Table(words["panels.mission-letter.per-diem"], [words["panels.mission-letter.from"], words["panels.mission-letter.number"], words["panels.mission-letter.rate"], words["panels.mission-letter.amount"]],
                [.. lines.Select(line => (IReadOnlyList<Line>)[Day(line.From), line.Days.ToString(culture), line.Rate.ToString("N2", culture), $"{line.Amount.ToString("N2", culture)} {Rates.Currency}"]),
                 [words["panels.mission-letter.total"].Value, mission.Days.ToString(culture), "", $"{lines.Sum(line => line.Amount).ToString("N2", culture)} {Rates.Currency}"]]),
            new Paragraph(words["panels.mission-letter.source", Rates.Source.Best(language)].Value, Voice.Remark),
            new Heading(1, words["panels.mission-letter.after"]),
            new Paragraph(words["panels.mission-letter.duties", Day(mission.ReportDue), Day(mission.MarksDue)].Value),
        ])
        {
            Author = facility, At = mission.MadeAt, PageOf = words["actions.agreement.page-of", "{0}", "{1}"], Header = $"{facility} · {mission.Reference}", Subject = mission.Reference, Footer = Day(DateOnly.FromDateTime(mission.MadeAt.UtcDateTime)),
        };

        string Day(DateOnly day) => ((PartialDate)day).Words(culture);
    }
}
