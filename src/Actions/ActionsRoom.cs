using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Actions.Advance;
using Passerelle.Actions.Agree;
using Passerelle.Actions.Browse;
using Passerelle.Actions.Budget;
using Passerelle.Actions.Formulate;
using Passerelle.Actions.Import;
using Passerelle.Actions.Plan;
using Passerelle.Actions.Public;
using Passerelle.Actions.Score;
using Passerelle.Actions.Translate;
using Passerelle.Directory.Public;
using Passerelle.Platform.Flows;
using Passerelle.Platform.Search;
using Passerelle.Platform.Tasks;
using Passerelle.Platform.Translation;
using Passerelle.Platform.Web;

namespace Passerelle.Actions;

public static class ActionsRoom
{
    public static readonly Room Room = new("Actions", Assembly.GetExecutingAssembly());

    public static IServiceCollection AddActions(this IServiceCollection services)
    {
        services.AddScoped<ActionsDb>().AddScoped(provider => new ActionsDesk(provider.GetRequiredService<ActionsDb>(), provider.GetRequiredService<CensusKeeper>()));
        services.AddScoped<FormulateAction>().AddScoped<EditAction>().AddScoped<PlanActivities>().AddScoped<DeliverActivity>();
        services.AddScoped<ActionLetters>().AddScoped<AdvanceAction>().AddScoped<CloseAction>().AddScoped<ImportActions>().AddScoped<EnterOldAction>();
        services.AddScoped<CorrectBudget>().AddScoped<WriteAgreement>().AddScoped<SignAgreement>().AddScoped<ScoreAction>();
        services.AddSingleton<AgreementText>().AddSingleton<BudgetFile>();
        services.AddScoped<ITaskSource, AgreementTasks>();
        services.AddScoped<ISearchSource, ActionSearch>().AddScoped<IInitiativeSource, OwnInitiatives>().AddScoped<IAdjustableFlow, AdjustableActions>().AddScoped<ITranslatableKind, TranslatableActions>();
        services.AddScoped(provider => new ArchiveDesk(provider.GetRequiredService<ImportActions>(), provider.GetRequiredService<EnterOldAction>()));
        services.AddSingleton<CensusKeeper>().AddScoped<BrowseActions>().AddScoped<ViewAction>();
        services.AddSingleton(new MenuEntry("/actions", "actions.list.menu", 40));
        return services;
    }

    public static IEndpointRouteBuilder MapActions(this IEndpointRouteBuilder app)
    {
        app.MapActionsApi();
        return app;
    }
}
