using FluentValidation;
using Passerelle.Actions.Formulate;
using Passerelle.Actions.Public;

namespace Passerelle.Actions.Advance;

/// <summary>What an Action leaves behind.</summary>
internal sealed class CloseForm
{
    /// <summary>The language the outputs are written in.</summary>
    public string Language { get; set; } = Platform.Texts.Language.Source;

    /// <summary>One output on each line.</summary>
    public string? Outputs { get; set; }

    public List<string> ExpertCountries { get; set; } = [];

    public List<string> ExpertSectors { get; set; } = [];

    /// <summary>When it ended, as <see cref="PartialDate"/> reads it; empty keeps the end that is set.</summary>
    public string? End { get; set; }

    /// <summary>Why it ended at another time than agreed.</summary>
    public string? EndReason { get; set; }

    public int? Version { get; set; }

    internal IReadOnlyList<string> Lines => [.. (Outputs ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

internal sealed class CloseRules : AbstractValidator<CloseForm>
{
    public CloseRules()
    {
        RuleFor(form => form.Language).Must(Language.Knows).Says("actions.form.language.unknown");
        RuleFor(form => form.Outputs).Must((form, _) => form.Lines.Count > 0).Says("actions.close.outputs.empty")
            .Must((form, _) => form.Lines.Count <= Action.MaxOutputs && form.Lines.All(line => line.Length <= Action.MaxReason)).Says("actions.close.outputs.long", Action.MaxOutputs, Action.MaxReason);
        RuleFor(form => form.ExpertCountries).NotEmpty().Says("actions.close.experts.empty").Must(codes => codes.TrueForAll(Vocabulary.Countries.Knows)).Says("actions.form.countries.unknown");
        RuleFor(form => form.ExpertSectors).NotEmpty().Says("actions.close.sectors.empty").Must(codes => codes.TrueForAll(ExpertSector.All.Contains)).Says("actions.close.sectors.unknown");
        RuleFor(form => form.End).Must(ActionRules.BeDate).Says("actions.form.date.unreadable");
        RuleFor(form => form.EndReason).MaximumLength(Action.MaxReason).Says("actions.form.text.long", Action.MaxReason);
    }
}

/// <summary>Closes an Action with what it produced and who its experts were.</summary>
internal sealed class CloseAction(ActionsDb db, ActionLetters letters)
{
    public async Task<Outcome<Action>> Run(string reference, CloseForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } action) return Problem.NotFound();
        var passage = ActionFlow.Table.Check(ActionAct.Close, action, occasion.By);
        if (passage.Problem is { } no) return no;
        if (form.Version is { } version && version != action.Version) return Problem.Conflict("actions.form.changed");
        List<Finding> findings = [.. new CloseRules().Findings(form)];
        var end = PartialDate.Parse(form.End?.Trim()) ?? action.End ?? new PartialDate(occasion.Today.Year, occasion.Today.Month);
        if (action.MovesEnd(end) && string.IsNullOrWhiteSpace(form.EndReason)) findings.Add(new("EndReason", "actions.form.end-reason.empty"));
        if (findings.Count > 0) return Problem.Invalid(findings);

        action.Outputs = [.. form.Lines.Select(line => LocalizedText.Written(form.Language, line))];
        action.ExpertCountries = [.. form.ExpertCountries.Distinct().Order(StringComparer.Ordinal)];
        action.ExpertSectors = [.. ExpertSector.All.Where(form.ExpertSectors.Contains)];
        var facts = new List<Fact>();
        if (action.MovesEnd(end)) facts.Add(action.EndMoved(end, LocalizedText.Written(form.Language, form.EndReason), occasion, passage.Value.Office));
        action.Date(action.Start, end);
        action.Pass(passage.Value, occasion);

        var details = new { outputs = action.Outputs, experts = action.ExpertCountries, sectors = action.ExpertSectors };
        var fact = new Fact(passage.Value.Step.Fact, action.Case, reference, details, action.Readers) { Office = passage.Value.Office, Letters = await letters.Of(ActionAct.Close, action, cancellation) };
        return await db.Db.Save(occasion, [.. facts, fact], cancellation) is { } problem ? problem : action;
    }
}
