using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Requests.Public;

namespace Passerelle.Actions.Score;

internal sealed class CriterionForm
{
    /// <summary>Id of a criterion of the set the request was appraised by.</summary>
    public string Criterion { get; set; } = "";

    /// <summary>Within the set's scale.</summary>
    public int? Value { get; set; }

    public string? Justification { get; set; }
}

internal sealed class ScoringForm
{
    /// <summary>The language of the justifications.</summary>
    public string Language { get; set; } = Platform.Texts.Language.Source;

    public List<CriterionForm> Criteria { get; set => field = value ?? []; } = [];

    public int? Version { get; set; }
}

/// <summary>Scores an Action on the criteria that its request was appraised by: while it is formulated, and again when it closes.</summary>
internal sealed class ScoreAction(ActionsDb db, RequestsDesk requests)
{
    public const int MaxText = 2000;

    public async Task<Outcome<Action>> Run(string reference, ScoringForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (!Sees(occasion.By) || await db.Find(reference, occasion.By, cancellation) is not { } action) return Problem.NotFound();
        var passage = ActionFlow.Table.Check(ActionAct.Score, action, occasion.By);
        if (passage.Problem is { } no) return no;
        if (form.Version is { } version && version != action.Version) return Problem.Conflict("actions.form.changed");
        var sheet = await Sheet(action, occasion.By, occasion.Today, cancellation);
        if (Findings(sheet.Set, form) is { Count: > 0 } findings) return Problem.Invalid(findings);

        var moment = MomentOf(action);
        var scores = sheet.Set.Criteria.Select(criterion => form.Criteria.First(given => given.Criterion == criterion.Id))
            .Select(given => new CriterionScore(given.Criterion, given.Value ?? 0, LocalizedText.Written(form.Language, given.Justification))).ToList();
        action.Score(new(moment, sheet.Set.Id, sheet.Set.Version, scores, passage.Value.Office, occasion.By.NameOf(passage.Value.Office), occasion.Today));
        action.ChangedAt = occasion.At;

        var fact = new Fact(passage.Value.Step.Fact, action.Case, reference, new { moment = moment.Kebab(), set = sheet.Set.Id, version = sheet.Set.Version, scores }, Action.TeamReaders) { Office = passage.Value.Office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : action;
    }

    /// <summary>All three moments beside each other. NotFound for anybody outside the team.</summary>
    public async Task<Outcome<ScoreSheet>> Read(Action action, Occasion occasion, CancellationToken cancellation) =>
        Sees(occasion.By) ? await Sheet(action, occasion.By, occasion.Today, cancellation) : Problem.NotFound();

    /// <summary>Which moment a score would be of now: an Action that is being closed is scored at closing.</summary>
    public static ScoringMoment MomentOf(Action action) => action.Status == ActionStatus.InFormulation ? ScoringMoment.Formulation : ScoringMoment.Closing;

    private static bool Sees(Viewer viewer) => Action.TeamReaders.Any(viewer.Tokens.Contains);

    /// <summary>By the set of the request's appraisal; by that of an earlier score, or of the day, where there was none.</summary>
    private async Task<ScoreSheet> Sheet(Action action, Viewer viewer, DateOnly today, CancellationToken cancellation)
    {
        var consensus = action.Request is { } request ? await requests.Consensus(request, viewer, cancellation) : null;
        var set = consensus?.CriteriaSet ?? (action.Scorings is [var before, ..] ? Facility.CriteriaSet(before.SetId, before.SetVersion) : null)
            ?? Facility.CriteriaOn(action.RequestedOn ?? today) ?? Facility.CriteriaSets[0];
        return ScoreSheet.Of(set, consensus?.Scores ?? new Dictionary<string, int>(), action);
    }

    private static List<Finding> Findings(CriteriaSet set, ScoringForm form)
    {
        var findings = new List<Finding>();
        if (!Language.Knows(form.Language)) findings.Add(new("Language", "actions.form.language.unknown"));
        foreach (var (at, criterion) in set.Criteria.Index())
        {
            var index = form.Criteria.FindIndex(given => given.Criterion == criterion.Id);
            var (field, given) = ($"Criteria[{(index < 0 ? at : index)}]", index < 0 ? new() : form.Criteria[index]);
            if (given.Value is not { } value || value < set.Scale.Min || value > set.Scale.Max) findings.Add(new($"{field}.Value", "actions.score.value.missing", criterion.Number, set.Scale.Min, set.Scale.Max));
            if (string.IsNullOrWhiteSpace(given.Justification)) findings.Add(new($"{field}.Justification", "actions.score.justification.empty", criterion.Number));
            else if (given.Justification.Length > MaxText) findings.Add(new($"{field}.Justification", "actions.form.text.long", MaxText));
        }
        return findings;
    }
}
