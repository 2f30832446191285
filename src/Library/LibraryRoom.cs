using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Library.Bind;
using Passerelle.Library.Browse;
using Passerelle.Library.Desk;
using Passerelle.Library.Documents;
using Passerelle.Library.Public;
using Passerelle.Library.Read;
using Passerelle.Library.Review;
using Passerelle.Library.TakeIn;
using Passerelle.Library.Translate;
using Passerelle.Library.Write;
using Passerelle.Platform.Flows;
using Passerelle.Platform.Search;
using Passerelle.Platform.Tasks;
using Passerelle.Platform.Web;

namespace Passerelle.Library;

public static class LibraryRoom
{
    public static readonly Room Room = new("Library", Assembly.GetExecutingAssembly());

    public static IServiceCollection AddLibrary(this IServiceCollection services)
    {
        services.AddScoped<LibraryDb>().AddScoped(provider => new LibraryDesk(provider.GetRequiredService<LibraryDb>()));
        services.AddScoped<WriteFiche>().AddScoped<TranslateFiche>().AddScoped<SubmitFiche>().AddScoped<ReturnFiche>().AddScoped<PublishFiche>().AddScoped<CorrectFiche>().AddScoped<WithdrawFiche>();
        services.AddScoped<TakeInFiche>().AddScoped<JudgeIntake>().AddScoped<AcceptIntake>().AddScoped<RefuseIntake>();
        services.AddScoped<PublicationLetters>().AddSingleton<FacilityName>();
        services.AddScoped<ReadFiche>().AddScoped<ListFiches>().AddScoped<Feed>().AddScoped<OpenFiche>().AddScoped<Citation>().AddSingleton<FicheComposer>();
        services.AddScoped<BindBooklet>().AddScoped<BookletComposer>();
        services.AddScoped<LoadDocuments>().AddScoped(provider => new DocumentsDesk(provider.GetRequiredService<LoadDocuments>()));
        services.AddPageInsert<FicheOfAction>();
        services.AddScoped<ITaskSource, LibraryTasks>().AddScoped<ISearchSource, FicheSearch>().AddScoped<ISearchSource, DocumentSearch>().AddScoped<IAdjustableFlow, AdjustablePublication>();
        services.AddSingleton(new MenuEntry("/fiches", "library.menu.fiches", 80));
        return services;
    }

    public static WebApplication MapLibrary(this WebApplication app)
    {
        app.MapLibraryApi();
        return app;
    }
}
