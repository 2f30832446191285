using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Directory.Public;
using Passerelle.Panels.Browse;
using Passerelle.Panels.Choose;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Describe;
using Passerelle.Panels.Seasons;
using Passerelle.Platform.Schedules;
using Passerelle.Platform.Web;

namespace Passerelle.Panels;

public static class PanelsRoom
{
    public static readonly Room Room = new("Panels", Assembly.GetExecutingAssembly());

    public static IServiceCollection AddPanels(this IServiceCollection services)
    {
        services.AddScoped<PanelsDb>().AddScoped<Missions>().AddScoped<Candidates>().AddScoped<ViewPanel>();
        services.AddScoped<OpenPanel>().AddScoped<SetProfile>().AddScoped<ComposePanel>().AddScoped<ChooseSeat>().AddScoped<ProposePanel>().AddScoped<CancelPanel>().AddScoped<AskWhyNot>().AddScoped<LoosenRules>().AddScoped<ComparePanels>();
        services.AddSingleton<SeasonRuns>().AddScoped<BeginSeason>().AddScoped<SolveSeason>().AddScoped<StopSeason>().AddScoped<AcceptTable>().AddScoped<EndSeasons>().AddScoped<ViewSeason>();
        services.AddSweep("end-seasons", TimeSpan.FromMinutes(5), (provider, cancellation) => provider.GetRequiredService<EndSeasons>().Run(cancellation));
        services.AddPageInsert<PanelsOfAction>();
        foreach (var role in (string[])[Role.Officer, Role.Auditor]) services.AddSingleton(new MenuEntry("/panels", "panels.list.menu", 55, MenuReader.SignedIn, role));
        return services;
    }

    public static IEndpointRouteBuilder MapPanels(this IEndpointRouteBuilder app)
    {
        app.MapPanelsApi();
        return app;
    }
}
