using Passerelle.Actions.Public;
using Passerelle.Directory.Public;

namespace Passerelle.Actions.Import;

/// <summary>Enters an Action of former times that a person has read in an old paper. The caller saves: what it makes of the paper belongs to the same transaction.</summary>
internal sealed class EnterOldAction(ActionsDb db)
{
    private static readonly (string Word, string Type)[] types =
    [
        ("visit", "study-visit"), ("voyage", "study-visit"), ("mission", "expert-mission"), ("scoping", "fact-finding-mission"), ("formation", "training"), ("training", "training"), ("stage", "training"), ("course", "training"),
        ("webina", "webinar"), ("conf", "regional-conference"), ("colloque", "regional-conference"), ("forum", "regional-conference"),
    ];

    public async Task<Outcome<(ActionSummary Action, Fact Fact)>> Run(OldAction old, Occasion occasion, CancellationToken cancellation)
    {
        if (!occasion.By.Has(Role.Editor) && !occasion.By.Has(Role.Administrator)) return Problem.Refused("actions.import.not-yours");

        var id = ITypedId<ActionId>.New(occasion.At);
        var reference = await db.Db.NextReference("ACT", (old.Start ?? old.End)?.Year ?? occasion.At.Year, cancellation);
        var action = new Action { Id = id, Reference = reference, CaseId = id.Value, CaseReference = reference };
        action.Call(old.Title);
        (action.Summary, action.Context, action.Concept) = (old.Summary, old.Context, old.Concept);
        action.Place(old.Countries, old.Groups);
        action.Scope = old.Countries.Count > 1 ? "regional" : "national";
        action.Date(old.Start, old.End);
        action.ExpertCountries = [.. old.ExpertCountries.Distinct().Order(StringComparer.Ordinal)];
        foreach (var (at, each) in old.Events.Index())
        {
            var activity = new Activity { Id = ITypedId<ActivityId>.New(occasion.At), Action = id, Position = at + 1, Type = Type(each.Title), Title = each.Title, Place = each.Place, Country = each.Country };
            activity.Date(null, each.On, LocalizedText.Empty, occasion.At, "");
            action.Activities.Add(activity);
        }
        action.StandsInArchive(ActionStatus.Closed);
        action.ChangedAt = occasion.At;
        action.Archive = new(old.Source, null, "", null, [], null, old.Events.Count, "");
        db.Actions.Add(action);
        return (action.Summarise(), new Fact("actions.imported", action.Case, reference, new { source = old.Source }, [To.Public]));
    }

    private static string Type(LocalizedText title)
    {
        var folded = Folding.Fold(title.Best(Language.Source));
        return types.FirstOrDefault(each => folded.Contains(each.Word)).Type ?? "round-table";
    }
}
