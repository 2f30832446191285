using Passerelle.Actions.Plan;
using Passerelle.Actions.Public;

namespace Passerelle.Actions.Budget;

internal sealed class CorrectionForm
{
    /// <summary>Which line, as the budget names it: activity, cost item and rate.</summary>
    public string? Line { get; set; }

    /// <summary>What it costs instead; empty takes a correction back.</summary>
    public decimal? Amount { get; set; }

    public string? Reason { get; set; }

    /// <summary>Why a ceiling may be passed.</summary>
    public List<OverrideForm> Overrides { get; set => field = value ?? []; } = [];

    /// <summary>The language of the reasons.</summary>
    public string Language { get; set; } = Platform.Texts.Language.Source;

    public int? Version { get; set; }
}

/// <summary>Sets one line of a budget by hand, with the reason, or gives it back to the tables.</summary>
internal sealed class CorrectBudget(ActionsDb db)
{
    public const decimal MaxAmount = 10_000_000m;

    public async Task<Outcome<Action>> Run(string reference, CorrectionForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (!Sees(occasion.By) || await db.Find(reference, occasion.By, cancellation) is not { } action) return Problem.NotFound();
        var passage = ActionFlow.Table.Check(ActionAct.Plan, action, occasion.By);
        if (passage.Problem is { } no) return no;
        if (form.Version is { } version && version != action.Version) return Problem.Conflict("actions.form.changed");
        var line = ActionBudget.Of(action).Lines.FirstOrDefault(line => line.Key == form.Line);
        var findings = Findings(line, form);
        if (line is null || findings.Count > 0) return Problem.Invalid(findings);

        var (office, by) = (passage.Value.Office, occasion.By.NameOf(passage.Value.Office));
        var activity = action.Activities.First(each => each.Id == line.Activity);
        var others = activity.Corrections.Where(each => (each.Item, each.Rate) != (line.Item, line.Rate));
        var corrections = form.Amount is { } amount ? [.. others, new(line.Item, line.Rate, amount, LocalizedText.Written(form.Language, form.Reason), office, by, occasion.Today)] : others.ToList();
        if (Ceilings(action, activity, corrections, form, occasion, office, by, out var overrides) is { Count: > 0 } above) return Problem.Invalid(above);

        activity.Correct(corrections);
        foreach (var (target, given) in overrides)
            if (target is null) action.Excuse([.. action.Overrides.Where(each => each.Rule != given.Rule), given]);
            else target.Excuse([.. target.Overrides.Where(each => each.Rule != given.Rule), given]);
        action.ChangedAt = occasion.At;

        var details = new { activity = activity.Title, line.Item, line.Rate, line.Reckoned, form.Amount, form.Reason, overrides = overrides.Select(pair => new { pair.Given.Rule, pair.Given.Limit, pair.Given.Value, pair.Given.Reason }) };
        var fact = new Fact("actions.budget-corrected", action.Case, reference, details, Action.TeamReaders) { Office = office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : action;
    }

    public static bool Sees(Viewer viewer) => Action.TeamReaders.Any(viewer.Tokens.Contains);

    private static List<Finding> Findings(BudgetLine? line, CorrectionForm form)
    {
        var findings = new List<Finding>();
        if (!Language.Knows(form.Language)) findings.Add(new("Language", "actions.form.language.unknown"));
        if (line is null) findings.Add(new("Line", "actions.budget.line.unknown"));
        else if (form.Amount is null && line.Correction is null) findings.Add(new("Amount", "actions.budget.amount.empty"));
        if (form.Amount is { } amount && (amount < 0 || amount > MaxAmount || decimal.Round(amount, 2) != amount)) findings.Add(new("Amount", "actions.budget.amount.range", RuleWords.Number(MaxAmount)));
        if (form.Amount is not null && string.IsNullOrWhiteSpace(form.Reason)) findings.Add(new("Reason", "actions.budget.reason.empty"));
        if (form.Reason?.Length > Action.MaxReason) findings.Add(new("Reason", "actions.form.text.long", Action.MaxReason));
        findings.AddRange(from each in form.Overrides.Index() where each.Item.Reason?.Length > Action.MaxReason select new Finding($"Overrides[{each.Index}].Reason", "actions.form.text.long", Action.MaxReason));
        return findings;
    }

    /// <summary>Ceilings passed with this correction: those without a reason are findings, the others are set aside with it.</summary>
    private static List<Finding> Ceilings(
        Action action, Activity corrected, List<Correction> corrections, CorrectionForm form, Occasion occasion, Guid office, string by, out List<(Activity? Activity, Override Given)> overrides)
    {
        var plan = action.Activities.Select(activity => activity == corrected ? activity.AsPlanned() with { Corrections = corrections } : activity.AsPlanned()).ToList();
        var budget = ActionBudget.Of(action, plan);
        var planned = plan.First(activity => activity.Id == corrected.Id);
        var above = PlanRules.Broken(planned, action, budget, occasion.Today, occasion.By.Workflow).Where(breach => breach.Rule == PlanRules.MaxCost).Select(breach => (Activity: (Activity?)corrected, Breach: breach)).ToList();
        if (PlanRules.Broken(budget) is { } whole) above.Add((null, whole));
        var findings = new List<Finding>();
        overrides = [];
        foreach (var (activity, breach) in above)
            if (form.Overrides.ReasonFor(breach.Rule) is { } reason) overrides.Add((activity, new(breach.Rule, breach.Limit, breach.Value, breach.Source, LocalizedText.Written(form.Language, reason), office, by, occasion.Today)));
            else if (!(activity?.Overrides ?? action.Overrides).Exists(given => given.Answers(breach, true))) findings.Add((breach with { Field = "Amount" }).Finding(""));
        return findings;
    }
}
