using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Passerelle.Actions.Budget;
using Passerelle.Actions.Plan;
using Passerelle.Directory.Public;
using Passerelle.Platform.Documents;

namespace Passerelle.Actions.Agree;

/// <summary>Writes the agreement on an Action from its record: the parties, what is to be reached, the work plan, and what each side pays.</summary>
internal sealed class AgreementText(Wording wording)
{
    /// <summary>SHA-256 of everything an agreement says: the same as long as none of it changes. When something took place is not agreed, so it is not in it.</summary>
    public static string Fingerprint(Action action) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        Title = Said(action.Title), Concept = Said(action.Concept), Objectives = Said(action.Objectives), Results = Said(action.Results), action.Requesters,
        Plan = action.Activities.OrderBy(activity => activity.Position).Select(activity => new
        {
            activity.Id, activity.Type, Title = Said(activity.Title), Place = Said(activity.Place), activity.Country, activity.Planned, activity.Until, activity.Days, activity.Experts, activity.Participants, activity.Remote, activity.Interpretation, activity.After,
        }),
        Shares = ActionBudget.Of(action).Lines.GroupBy(line => (line.Activity, line.PaidBy)).Select(lines => new { Activity = lines.Key.Activity.Value, lines.Key.PaidBy, Amount = lines.Sum(line => line.Amount).ToString("F2", CultureInfo.InvariantCulture) }).OrderBy(share => (share.Activity, share.PaidBy)),
    }, StoredJson.Options)));

    // A translation changes nothing of what was agreed.
    private static string Said(LocalizedText text) => text.In(text.Source) ?? "";

    /// <param name="parties">Of the requesting side, in the order in which they asked.</param>
    public Document Write(Action action, int number, string language, IReadOnlyList<OfficeCard> parties, DateTimeOffset at)
    {
        var words = wording.In(language);
        var culture = Language.Culture(language);
        var facility = words["platform.ui.site"].Value;
        var budget = ActionBudget.Of(action);
        var title = words["actions.agreement.document", action.Title.Best(language)].Value;
        return new(title, language,
        [
            new Paragraph(words["actions.agreement.opening", action.Reference, action.RequestReference ?? "–"].Value, Voice.Lead),
            new Heading(1, words["actions.agreement.parties"]),
            new Enumeration([words["actions.agreement.party-facility", facility].Value, .. parties.Select(party => (Line)$"{party.Institution.Best(language)} – {party.Name.Best(language)}")]),
            .. Part("concept", action.Concept), .. Part("objectives", action.Objectives), .. Part("results", action.Results),
            new Heading(1, words["actions.show.plan"]),
            new Table(words["actions.agreement.plan-caption"], [words["actions.plan.activity"], words["actions.plan.place"], words["actions.agreement.when"], words["actions.agreement.size"]],
                [.. action.Activities.OrderBy(activity => activity.Position).Select(activity => (IReadOnlyList<Line>)[$"{activity.Position}. {activity.Title.Best(language)} ({Vocabulary.ActivityTypes.Name(activity.Type, language)})", Place(activity), When(activity), Size(activity)])]),
            new Heading(1, words["actions.budget.title"]),
            new Table(words["actions.agreement.shares-caption"], [words["actions.plan.activity"], words["actions.budget.paid-by"], words["actions.budget.amount"]],
                [.. from activity in action.Activities.OrderBy(activity => activity.Position)
                    from payer in Facility.Payers
                    let amount = budget.Lines.Where(line => line.Activity == activity.Id && line.PaidBy == payer.Code).Sum(line => line.Amount)
                    where amount > 0
                    select (IReadOnlyList<Line>)[$"{activity.Position}. {activity.Title.Best(language)}", payer.Names.Best(language), amount.ToString("N2", culture)]]),
            new Table(words["actions.agreement.totals-caption"], [], [.. budget.Shares.Select(share => (IReadOnlyList<Line>)[Facility.Payers.First(payer => payer.Code == share.Payer).Names.Best(language), share.Amount.ToString("N2", culture)])]),
            new Paragraph(words["actions.agreement.figures", Rates.Source.Best(language)].Value, Voice.Remark),
            new Heading(1, words["actions.agreement.signatures"]),
            new Paragraph(words["actions.agreement.signed-how"].Value),
        ])
        {
            Author = facility, At = at, PageOf = words["actions.agreement.page-of", "{0}", "{1}"], Header = $"{facility} · {action.Reference}", Subject = action.Reference,
            Footer = words["actions.agreement.version-line", number, ((PartialDate)DateOnly.FromDateTime(at.UtcDateTime)).Words(culture)],
        };

        IEnumerable<Block> Part(string name, LocalizedText text) =>
            text.IsEmpty ? [] : [new Heading(1, words[$"actions.text.{name}"]), .. Prose.Blocks(text.Best(language), [], text.BestLanguage(language) is var shown && shown != language ? shown : null)];

        string Place(Activity activity) => activity.Remote ? words["actions.plan.online"] : string.Join(", ", new[] { activity.Place.Best(language), activity.Country is { } code ? Vocabulary.Countries.Name(code, language) : "" }.Where(part => part != ""));

        string When(Activity activity) => (activity.Planned, activity.Until) switch
        {
            (null, _) => words["actions.agreement.open"],
            ({ } from, null) => from.Words(culture),
            ({ } from, { } until) => words["actions.period.between", from.Words(culture), until.Words(culture)],
        };

        string Size(Activity activity) => string.Join("; ", new[]
        {
            activity.AsPlanned().Length is { } days ? words.Count("actions.plan.days", days).Value : null, activity.Experts is > 0 and { } experts ? words.Count("actions.plan.experts", experts).Value : null,
            activity.Participants is > 0 and { } people ? words.Count("actions.plan.participants", people).Value : null,
        }.OfType<string>());
    }
}
