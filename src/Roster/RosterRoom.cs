using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Directory.Public;
using Passerelle.Platform.Schedules;
using Passerelle.Platform.Web;
using Passerelle.Roster.Browse;
using Passerelle.Roster.Calendar;
using Passerelle.Roster.Cycle;
using Passerelle.Roster.Import;
using Passerelle.Roster.Keep;
using Passerelle.Roster.Own;
using Passerelle.Roster.Public;
using Passerelle.Roster.Rotation;

namespace Passerelle.Roster;

public static class RosterRoom
{
    public static readonly Room Room = new("Roster", Assembly.GetExecutingAssembly());

    public static IServiceCollection AddRoster(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<RosterOptions>(configuration.GetSection("Roster"));
        services.AddScoped<RosterDb>().AddScoped<Homes>().AddScoped<RosterLetters>().AddScoped(provider => new RosterDesk(provider.GetRequiredService<RosterDb>())).AddScoped(provider => new EvidenceDesk(provider.GetRequiredService<RosterDb>()));
        services.AddScoped<KeepExpert>().AddScoped<BrowseRoster>().AddScoped<OpenFile>().AddScoped<ChangePeriods>().AddScoped<SeeRotation>();
        services.AddScoped<ConfirmExpert>().AddScoped<WithdrawExpert>().AddScoped<EraseExpert>().AddScoped<ExportExpert>().AddScoped<AskForLink>();
        services.AddScoped<KeepCycle>().AddScoped<FindFocalPoints>();
        services.AddScoped<ImportExperts>().AddScoped<UndoImport>().AddScoped(provider => new RosterImportDesk(provider.GetRequiredService<ImportExperts>()));
        services.AddLinkPage(RosterLetters.OwnPage, "/roster/own/by-link/{secret}");
        services.AddSweep("keep-roster", TimeSpan.FromHours(1), (provider, cancellation) => provider.GetRequiredService<KeepCycle>().Run(cancellation));
        services.AddSweep("find-focal-points", TimeSpan.FromHours(1), (provider, cancellation) => provider.GetRequiredService<FindFocalPoints>().Run(cancellation));
        foreach (var role in (string[])[Role.Officer, Role.FocalPoint, Role.Auditor]) services.AddSingleton(new MenuEntry("/roster", "roster.list.menu", 50, MenuReader.SignedIn, role));
        return services;
    }

    public static IEndpointRouteBuilder MapRoster(this IEndpointRouteBuilder app)
    {
        app.MapRosterApi();
        return app;
    }
}
