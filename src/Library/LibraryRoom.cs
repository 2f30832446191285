using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Directory.Public;
using Passerelle.Library.Alerts;
using Passerelle.Library.Bind;
using Passerelle.Library.Browse;
using Passerelle.Library.Desk;
using Passerelle.Library.Compare;
using Passerelle.Library.Documents;
using Passerelle.Library.Harvest;
using Passerelle.Library.Practices;
using Passerelle.Library.Public;
using Passerelle.Library.Read;
using Passerelle.Library.Review;
using Passerelle.Library.Statements;
using Passerelle.Library.TakeIn;
using Passerelle.Library.Translate;
using Passerelle.Library.Write;
using Passerelle.Platform.Flows;
using Passerelle.Platform.Schedules;
using Passerelle.Platform.Search;
using Passerelle.Platform.Tasks;
using Passerelle.Platform.Translation;
using Passerelle.Platform.Web;

namespace Passerelle.Library;

public static class LibraryRoom
{
    public static readonly Room Room = new("Library", Assembly.GetExecutingAssembly());

    public static IServiceCollection AddLibrary(this IServiceCollection services)
    {
        services.AddScoped<LibraryDb>().AddScoped(provider => new LibraryDesk(provider.GetRequiredService<LibraryDb>()));
        services.AddScoped<WriteFiche>().AddScoped<TranslateFiche>().AddScoped<SubmitFiche>().AddScoped<ReturnFiche>().AddScoped<PublishFiche>().AddScoped<CorrectFiche>().AddScoped<WithdrawFiche>();
        services.AddScoped<ITranslatableKind, TranslatableFiches>().AddScoped<Benches>().AddSingleton<TranslationMemory>().AddScoped<GlossaryCheck>();
        services.AddScoped<TranslateSegments>().AddScoped<AskMachine>().AddScoped<SignTranslation>().AddScoped<ImportXliff>().AddScoped<KeepTerm>().AddScoped<AssignLanguage>().AddScoped<BrowseTranslations>();
        services.AddSingleton(new MenuEntry("/translations", "library.translation.menu", 86, MenuReader.SignedIn, Role.Editor));
        services.AddScoped<KeepSearch>().AddScoped<ChangeRhythm>().AddScoped<ForgetSearch>().AddScoped<SendAlerts>().AddScoped<StopAlerts>();
        services.AddSingleton(new MenuEntry("/searches", "library.alert.menu", 202, MenuReader.SignedIn));
        services.AddLinkPage(SendAlerts.StopPurpose, "/searches/stop/{secret}");
        services.AddSweep("send-alerts", TimeSpan.FromMinutes(15), (provider, cancellation) => provider.GetRequiredService<SendAlerts>().Run(cancellation));
        services.AddScoped<TakeInFiche>().AddScoped<JudgeIntake>().AddScoped<AcceptIntake>().AddScoped<RefuseIntake>();
        services.AddScoped<PublicationLetters>().AddSingleton<FacilityName>();
        services.AddScoped<ReadFiche>().AddScoped<ListFiches>().AddScoped<Feed>().AddScoped<OpenFiche>().AddScoped<Citation>().AddSingleton<FicheComposer>();
        services.AddScoped<BindBooklet>().AddScoped<BookletComposer>();
        services.AddScoped<LoadDocuments>().AddScoped(provider => new DocumentsDesk(provider.GetRequiredService<LoadDocuments>()));
        services.AddPageInsert<FicheOfAction>().AddPageInsert<LanguagesOfAction>();
        services.AddScoped<ITaskSource, LibraryTasks>().AddScoped<ISearchSource, FicheSearch>().AddScoped<ISearchSource, DocumentSearch>().AddScoped<IAdjustableFlow, AdjustablePublication>();
        services.AddScoped<WritePractice>().AddScoped<TakeUpPractice>().AddScoped<PassPractice>().AddScoped<KeepPractices>().AddScoped<PracticeLetters>();
        services.AddScoped<ReadPractice>().AddScoped<ListPractices>().AddScoped<PracticeCitation>();
        services.AddScoped<WriteTransfer>().AddScoped<WriteLesson>().AddScoped<TakeUpLesson>().AddScoped<WriteSynthesis>().AddScoped<PassStatement>().AddScoped<ReadTransfers>();
        services.AddScoped<CompareEditions>().AddScoped<OaiRecords>().AddScoped<OaiAnswer>().AddScoped<Sitemap>();
        services.AddScoped<ITaskSource, PracticeTasks>().AddScoped<ISearchSource, PracticeSearch>().AddScoped<ISearchSource, LessonSearch>();
        services.AddSweep("keep-practices", TimeSpan.FromHours(1), (provider, cancellation) => provider.GetRequiredService<KeepPractices>().Run(cancellation));
        services.AddSingleton(new MenuEntry("/fiches", "library.menu.fiches", 80));
        services.AddSingleton(new MenuEntry("/practices", "library.practice.title", 81));
        return services;
    }

    public static IEndpointRouteBuilder MapLibrary(this IEndpointRouteBuilder app)
    {
        app.MapLibraryApi();
        app.MapPracticesApi();
        app.MapHarvestApi();
        return app;
    }
}
