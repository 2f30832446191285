using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform.Translation;

namespace Passerelle.Actions.Translate;

/// <summary>The public texts of Actions: what is translated is read at once. An Action still in formulation is not public, and its words are still being agreed.</summary>
internal sealed class TranslatableActions(ActionsDb db) : ITranslatableKind
{
    private const string kind = "action";

    public string Kind => kind;

    public string Name => "actions.search.kind";

    public async Task<IReadOnlyList<Translatable>> All(CancellationToken cancellation) =>
        [.. (await Public(db.Actions.AsNoTracking()).Include(action => action.Activities.OrderBy(activity => activity.Position)).OrderBy(action => action.Reference).ToListAsync(cancellation)).Select(Of)];

    public async Task<OpenTranslatable?> Open(string reference, Viewer viewer, CancellationToken cancellation)
    {
        if (await Public(db.Actions).Include(action => action.Activities.OrderBy(activity => activity.Position)).SeenBy(db.Db, viewer, action => action.Id).SingleOrDefaultAsync(action => action.Reference == reference, cancellation) is not { } action) return null;
        return new(Of(action), null, (change, occasion) =>
        {
            action.Call(change("title", action.Title));
            action.Summary = change("summary", action.Summary);
            action.Context = change("context", action.Context);
            action.Concept = change("concept", action.Concept);
            action.Objectives = change("objectives", action.Objectives);
            action.Results = change("results", action.Results);
            action.Outputs = [.. action.Outputs.Select((output, at) => change(Output(at), output))];
            foreach (var activity in action.Activities) activity.Title = change(Activity(activity), activity.Title);
            action.ChangedAt = occasion.At;
            if (action.Archive is { } archive) action.Archive = archive with { Edited = true };
        });
    }

    private static IQueryable<Action> Public(IQueryable<Action> actions) => actions.Where(action => action.Status != ActionStatus.InFormulation);

    private static Translatable Of(Action action)
    {
        TranslatableText[] texts =
        [
            new("title", action.Title, Action.MaxTitle, "actions.form.title"), new("summary", action.Summary, Action.MaxReason, "actions.form.summary"),
            new("context", action.Context, Action.MaxText, "actions.text.context"), new("concept", action.Concept, Action.MaxText, "actions.text.concept"),
            new("objectives", action.Objectives, Action.MaxText, "actions.text.objectives"), new("results", action.Results, Action.MaxText, "actions.text.results"),
            .. action.Activities.OrderBy(activity => activity.Position).Select(activity => new TranslatableText(Activity(activity), activity.Title, Action.MaxTitle, "actions.show.plan")),
            .. action.Outputs.Select((output, at) => new TranslatableText(Output(at), output, Action.MaxText, "actions.show.outputs")),
        ];
        return new(action.Id.Value, kind, action.Reference, action.Title, [.. texts.Where(text => !text.Text.IsEmpty)], action.Case, [.. action.InsideReaders, To.Role(Role.Editor), To.Role(Role.Publisher)], $"/actions/{action.Reference}");
    }

    private static string Activity(Activity activity) => $"activity.{activity.Id.Value:n}";

    private static string Output(int at) => $"output.{at + 1}";
}
