using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Directory.Public;
using Passerelle.Panels.Browse;
using Passerelle.Panels.Choose;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Confirm;
using Passerelle.Panels.Describe;
using Passerelle.Panels.HostView;
using Passerelle.Panels.Mobilise;
using Passerelle.Panels.Nominate;
using Passerelle.Panels.OnMission;
using Passerelle.Panels.Reckon;
using Passerelle.Panels.Release;
using Passerelle.Panels.Seasons;
using Passerelle.Panels.Wait;
using Passerelle.Platform.Flows;
using Passerelle.Platform.Schedules;
using Passerelle.Platform.Tasks;
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
        return services.AddMobilisation();
    }

    /// <summary>From the call to the ledger.</summary>
    private static IServiceCollection AddMobilisation(this IServiceCollection services)
    {
        services.AddScoped<CallHomes>().AddScoped<FillChairs>().AddScoped<SteerSeat>().AddScoped<ViewMobilisation>().AddScoped<AnswerCall>().AddScoped<ReadCalls>().AddScoped<ReleaseSeats>().AddScoped<SignerDoor>();
        services.AddScoped<AskHost>().AddScoped<AnswerHost>().AddScoped<AnswerSeat>().AddScoped<KeepMission>().AddScoped<ReadMission>().AddScoped<ReportMission>().AddScoped<ReadLedger>().AddSingleton<MissionLetter>();
        services.AddScoped<KeepPanelClocks>().AddScoped<ITaskSource, MobilisationTasks>().AddScoped<IAdjustableFlow, AdjustableCalls>().AddScoped<IAdjustableFlow, AdjustableSeats>();
        services.AddLinkPage(MobilisationLetters.CallPage, "/calls/by-link/{secret}").AddLinkPage(MobilisationLetters.ReleasePage, "/calls/release/by-link/{secret}").AddLinkPage(MobilisationLetters.CountersignPage, "/calls/countersign/by-link/{secret}");
        services.AddLinkPage(MobilisationLetters.HostPage, "/profiles/by-link/{secret}").AddLinkPage(MobilisationLetters.ConfirmPage, "/seats/by-link/{secret}").AddLinkPage(MobilisationLetters.OwnMissionPage, "/missions/own/by-link/{secret}").AddLinkPage(MobilisationLetters.MarkPage, "/missions/appraisal/by-link/{secret}");
        services.AddSweep("keep-panel-clocks", TimeSpan.FromHours(1), (provider, cancellation) => provider.GetRequiredService<KeepPanelClocks>().Run(cancellation));
        services.AddSingleton(new MenuEntry("/calls", "panels.calls.menu", 56, MenuReader.SignedIn, Role.FocalPoint));
        foreach (var role in (string[])[Role.Officer, Role.Auditor, Role.FocalPoint]) services.AddSingleton(new MenuEntry("/ledger", "panels.ledger.menu", 57, MenuReader.SignedIn, role));
        return services;
    }

    public static IEndpointRouteBuilder MapPanels(this IEndpointRouteBuilder app)
    {
        app.MapPanelsApi();
        app.MapMobilisationApi();
        return app;
    }
}
