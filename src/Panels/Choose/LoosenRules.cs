using Passerelle.Panels.Public;

namespace Passerelle.Panels.Choose;

internal sealed class LoosenForm
{
    /// <summary>Which of the ways that the answer names, from 0.</summary>
    public int Way { get; set; }

    /// <summary>The version of the panel whose answer was read.</summary>
    public int? Version { get; set; }
}

/// <summary>Takes one of the ways out of an impossible profile: the rules it names are loosened just so far, and locks it names are taken away.</summary>
internal sealed class LoosenRules(PanelsDb db)
{
    public async Task<Outcome<string>> Run(string reference, LoosenForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } panel) return Problem.NotFound();
        var passage = PanelFlow.Table.Check(PanelAct.SetProfile, panel, occasion.By);
        if (passage.Problem is { } no) return no;
        if (form.Version is { } version && version != panel.Version) return Problem.Conflict(Db.ChangedMeanwhile);
        if (panel.Answer?.Ways?.ElementAtOrDefault(form.Way) is not { } way || form.Way < 0) return Problem.Invalid("Way", "panels.loosen.none");

        var profile = panel.Profile;
        foreach (var change in way.Changes)
            switch (change)
            {
                case { Side: "lock", Expert: { } expert }: panel.Choose(PanelAct.Unlock, expert); break;
                case { Rule: "size", Side: "min" }: profile = profile with { Min = (int)(change.To ?? profile.Min) }; break;
                case { Rule: "size" }: profile = profile with { Max = (int)(change.To ?? profile.Max) }; break;
                default: profile = profile.With(change.Rule, Number(profile, change)); break;
            }
        panel.Ask(profile);
        panel.Move(passage.Value.Step.To);
        return await db.Db.Save(occasion, [panel.Fact(passage.Value.Step.Fact, passage.Value.Office, new { profile, loosened = way.Changes })], cancellation) is { } race ? race : reference;
    }

    /// <summary>What a rule of the profile asks for once it is loosened. Where everybody was to speak a language and some need not, all others of the smallest panel still do.</summary>
    public static int Number(Describe.Profile profile, PanelLoosening change) =>
        profile.Rule(change.Rule) is { Number: null } ? (int)Math.Max(0, profile.Min - (change.To ?? 0)) : (int)Math.Min(int.MaxValue, change.To ?? 0);
}
