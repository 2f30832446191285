using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Directory.Public;
using Passerelle.Platform.Flows;
using Passerelle.Platform.Schedules;
using Passerelle.Platform.Search;
using Passerelle.Platform.Tasks;
using Passerelle.Platform.Web;
using Passerelle.Requests.Appraise;
using Passerelle.Requests.AskBack;
using Passerelle.Requests.Browse;
using Passerelle.Requests.Complement;
using Passerelle.Requests.Consult;
using Passerelle.Requests.Continue;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Edit;
using Passerelle.Requests.Eligibility;
using Passerelle.Requests.Enter;
using Passerelle.Requests.Form;
using Passerelle.Requests.Invite;
using Passerelle.Requests.Mandates;
using Passerelle.Requests.Meet;
using Passerelle.Requests.Open;
using Passerelle.Requests.Public;
using Passerelle.Requests.Replace;
using Passerelle.Requests.SignOff;
using Passerelle.Requests.Similar;
using Passerelle.Requests.Submit;
using Passerelle.Requests.Wait;
using Passerelle.Requests.Withdraw;

namespace Passerelle.Requests;

public static class RequestsRoom
{
    public static readonly Room Room = new("Requests", Assembly.GetExecutingAssembly());

    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        services.AddScoped<RequestsDb>().AddScoped(provider => new RequestsDesk(provider.GetRequiredService<RequestsDb>())).AddScoped<QuestionOptions>();
        services.AddScoped<OpenRequest>().AddScoped<EditRequest>().AddScoped<AttachFile>().AddScoped<InviteParty>().AddScoped<SignOffParty>().AddScoped<SubmitRequest>();
        services.AddScoped<AskBackRequest>().AddScoped<ResubmitRequest>().AddScoped<CheckEligibility>().AddScoped<WithdrawParty>().AddScoped<WithdrawRequest>();
        services.AddScoped<ViewRequest>().AddScoped<ListRequests>().AddScoped<ITaskSource, RequestTasks>().AddScoped<ISearchSource, RequestSearch>();
        services.AddSingleton(new MenuEntry("/requests", "requests.list.menu", 30, MenuReader.SignedIn));
        services.AddLinkPage(InviteParty.SignOffPurpose, "/requests/sign-off/by-link/{secret}");
        return services.AddMembers().AddNeighbours().AddAppraisal().AddCommittee();
    }

    private static IServiceCollection AddCommittee(this IServiceCollection services)
    {
        services.AddScoped<ReseatCommittee>().AddSweep("reseat-committee", TimeSpan.FromMinutes(1), (provider, cancellation) => provider.GetRequiredService<ReseatCommittee>().Run(cancellation));
        services.AddScoped<DeriveConflicts>().AddScoped<DeclareInterest>().AddScoped<JudgeConflict>().AddScoped<AskThird>();
        services.AddScoped<PlanOfMeeting>().AddScoped<PlanMeeting>().AddScoped<ChangeMeeting>().AddScoped<SendAgenda>().AddScoped<CancelMeeting>().AddScoped<TakeAttendance>().AddScoped<RecordItem>().AddScoped<ApproveMinutes>();
        return services.AddScoped<ReadMeeting>().AddScoped<PrintMeeting>().AddScoped<CommitteeDocuments>().AddScoped<ITaskSource, MeetingTasks>().AddScoped<ITaskSource, ConflictTasks>();
    }

    /// <summary>Members who come late, are replaced or lose their mandate, and requests that arrive on paper.</summary>
    private static IServiceCollection AddMembers(this IServiceCollection services)
    {
        services.AddScoped<ReplaceParty>().AddScoped<HandOverLead>().AddScoped<ChangeMandate>().AddScoped<ExpireMandates>();
        services.AddScoped<EnterRequest>().AddScoped<AskToConfirm>().AddScoped<ConfirmRequest>().AddScoped<GiveUp>().AddScoped<RemindToConfirm>();
        services.AddLinkPage(AskToConfirm.Purpose, "/requests/confirm/by-link/{secret}");
        services.AddSweep("expire-mandates", TimeSpan.FromHours(1), (provider, cancellation) => provider.GetRequiredService<ExpireMandates>().Run(cancellation));
        services.AddSweep("remind-to-confirm", TimeSpan.FromHours(1), (provider, cancellation) => provider.GetRequiredService<RemindToConfirm>().Run(cancellation));
        return services;
    }

    /// <summary>What a request stands beside: similar cases, earlier ones, what others do.</summary>
    private static IServiceCollection AddNeighbours(this IServiceCollection services)
    {
        services.AddScoped<FindSimilar>().AddScoped<TakeAnswer>().AddScoped<CountDemand>().AddScoped<LinkEarlier>().AddScoped<ReadComplementarity>().AddScoped<NoteComplementarity>();
        services.AddPageInsert<ContinuedAction>().AddPageInsert<ComplementarityOfCase>();
        return services;
    }

    private static IServiceCollection AddAppraisal(this IServiceCollection services)
    {
        services.AddScoped<AssignAppraisers>().AddScoped<SaveAssessment>().AddScoped<HandInAssessment>().AddScoped<RecordConsensus>();
        services.AddScoped<ConsultServices>().AddScoped<GiveOpinion>().AddScoped<CloseConsultation>().AddScoped<PassOn>().AddScoped<KeepClocks>();
        services.AddScoped<IAdjustableFlow, AdjustableRequests>().AddScoped<IAdjustableFlow, AdjustableConsultations>().AddScoped<IAdjustableFlow, AdjustableMeetings>();
        services.AddScoped<ReadPaper>().AddScoped<DecideRequest>().AddScoped<SignLetter>().AddScoped<TakeUpAgain>();
        services.AddLinkPage(ConsultServices.OpinionPurpose, "/requests/opinion/by-link/{secret}");
        services.AddSweep("keep-clocks", TimeSpan.FromHours(1), (provider, cancellation) => provider.GetRequiredService<KeepClocks>().Run(cancellation));
        return services;
    }

    public static IEndpointRouteBuilder MapRequests(this IEndpointRouteBuilder app)
    {
        app.MapRequestsApi();
        app.MapAppraisalApi();
        app.MapMeetingsApi();
        return app;
    }
}
