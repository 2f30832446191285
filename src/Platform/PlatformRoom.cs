using System.Reflection;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Passerelle.Platform.Data;
using Passerelle.Platform.Documents;
using Passerelle.Platform.Files;
using Passerelle.Platform.Journal;
using Passerelle.Platform.Letters;
using Passerelle.Platform.Schedules;
using Passerelle.Platform.Search;
using Passerelle.Platform.Texts;
using Passerelle.Platform.Translation;
using Passerelle.Platform.Web;
using Quartz;

namespace Passerelle.Platform;

public static class PlatformRoom
{
    public static readonly Room Room = new("Platform", Assembly.GetExecutingAssembly());

    /// <param name="data">The data folder: files, letters and keys stand in it.</param>
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration, RoomList rooms, string data)
    {
        services.AddSingleton(rooms).AddSingleton(TimeProvider.System);
        services.AddSingleton<TextCatalogue>().AddSingleton(provider => new Wording(provider.GetRequiredService<TextCatalogue>())).AddSingleton<IStringLocalizer>(provider => provider.GetRequiredService<Wording>());
        services.AddScoped<History>().AddSingleton<Edition>().AddSingleton<LetterText>().AddSingleton<ILetterTemplates, NoLetterTemplates>();
        services.Configure<LetterOptions>(options => options.Folder = Path.Combine(data, "letters")).Configure<LetterOptions>(configuration.GetSection("Letters"));
        services.Configure<Files.FileOptions>(options => options.Folder = Path.Combine(data, "files")).Configure<Files.FileOptions>(configuration.GetSection("Files"));
        services.Configure<PdfOptions>(options => options.Folder = Path.Combine(data, "printed")).Configure<PdfOptions>(configuration.GetSection("Pdf"));
        services.AddSingleton<MalwareScanner>().AddSingleton<FileStore>().AddSingleton<PdfPrinter>();
        services.AddSingleton<ILetterCarrier>(provider => provider.GetRequiredService<IOptions<LetterOptions>>() is { Value: { SmtpHost: { } host } smtp }
            ? new SmtpCarrier(smtp, host) : new FolderCarrier(provider.GetRequiredService<IOptions<LetterOptions>>()));
        services.AddScoped(provider => new DeliverLetters(provider.GetRequiredService<Db>(), provider.GetRequiredService<LetterText>(), provider.GetRequiredService<ILetterCarrier>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<LetterOptions>>(), provider.GetRequiredService<ILogger<DeliverLetters>>()));

        services.AddScoped(provider => new ForgetLetters(provider.GetRequiredService<Db>(), provider.GetRequiredService<ILetterCarrier>()));

        services.Configure<SearchFolder>(options => options.Folder = Path.Combine(data, "search")).Configure<SearchFolder>(configuration.GetSection("Search"));
        services.AddSingleton<ISearch, LuceneSearch>();
        services.TryAddSingleton<IVocabulary, NoVocabulary>();
        services.Configure<MachineTranslationOptions>(configuration.GetSection("MachineTranslation"));
        if (configuration["MachineTranslation:Url"] is { Length: > 0 }) services.AddHttpClient<IMachineTranslation, HttpMachineTranslation>();
        else services.AddSingleton<IMachineTranslation, NoMachineTranslation>();
        services.AddSweep("refresh-search", TimeSpan.FromSeconds(3), (provider, cancellation) => provider.GetRequiredService<ISearch>().Refresh(cancellation, patient: true));
        services.AddSweep("deliver-letters", TimeSpan.FromSeconds(5), (provider, cancellation) => provider.GetRequiredService<DeliverLetters>().Run(cancellation));
        // The first answers come before the first sweep: until then the two would compete for the same processors.
        services.AddQuartzHostedService(options => (options.WaitForJobsToComplete, options.StartDelay) = (true, TimeSpan.FromSeconds(2)));
        services.AddSingleton<Inside>().AddHostedService<Warming>();

        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/";
            options.Conventions.AddFolderRouteModelConvention("/", LanguageFirst);
        }).AddMvcOptions(options => options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true)
            // There are pages and endpoints and no controllers: nobody need look for them among all types of the house at every start.
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single()));
        services.AddSingleton<IConfigureOptions<MvcOptions>, BinderWords>();
        // Only what HTML requires is escaped: a page in Arabic is a third of the size, and readable at its source.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = 256L * 1024 * 1024);
        services.AddDataProtection().SetApplicationName("Passerelle").PersistKeysToFileSystem(System.IO.Directory.CreateDirectory(Path.Combine(data, "keys")));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddHttpContextAccessor();
        services.AddOutputCache(cache => cache.AddPolicy(PublicCache.Name, new PublicCache(configuration.GetValue("Pages:Cache", true))));
        services.AddProblemDetails();
        services.AddOpenApi();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<SearchHealth>("search");
        services.ConfigureHttpJsonOptions(options => StoredJson.Configure(options.SerializerOptions));
        AddTelemetry(services, configuration);
        return services;
    }

    /// <summary>What answers before the inside of the site is ready.</summary>
    public static WebApplication UseDoor(this WebApplication app)
    {
        app.UseSecurityHeaders(policies => policies.AddDefaultSecurityHeaders().AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().Self();
            csp.AddImgSrc().Self().Data();
            csp.AddFrameAncestors().None();
            csp.AddFormAction().Self();
            csp.AddObjectSrc().None();
            csp.AddBaseUri().None();
        }));
        app.UseHealthChecks("/health");
        return app;
    }

    public static IApplicationBuilder UsePlatform(this IApplicationBuilder app)
    {
        app.UseResponseCompression();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseExceptionHandler().UseStatusCodePages(ApiProblems.Write));
        // The API answers problems as JSON; only pages have pages in their place.
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages => pages
            .UseExceptionHandler($"/{Language.Source}/problem/500")
            .UseStatusCodePagesWithReExecute($"/{Language.Source}/problem/{{0}}"));
        app.UseMiddleware<LanguageSegment>();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = KeepAssets });
        return app;
    }

    public static IEndpointRouteBuilder MapPlatform(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapRazorPages();
        // What is not there is not found, for everybody; only what is there can ask who one is. Below /api the router itself tells a wrong method from a wrong address.
        app.MapFallback("{first:regex(^(?!api$))}/{**rest}", context => { context.Response.StatusCode = StatusCodes.Status404NotFound; return Task.CompletedTask; }).AllowAnonymous();
        return app;
    }

    /// <summary>An address with a version in it never changes its content.</summary>
    private static void KeepAssets(StaticFileResponseContext context) =>
        context.Context.Response.Headers.CacheControl = context.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600";

    /// <summary>Every page's address begins with its language.</summary>
    private static void LanguageFirst(PageRouteModel page)
    {
        foreach (var selector in page.Selectors)
            if (selector.AttributeRouteModel is { } route)
                route.Template = AttributeRouteModel.CombineTemplates("{language:length(2)}", route.Template?.TrimStart('/'));
    }

    private static void AddTelemetry(IServiceCollection services, IConfiguration configuration)
    {
        // Measuring costs; without a collector to send to, nothing is measured.
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is null or "") return;
        services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource("Passerelle"))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter("Passerelle"))
            .UseOtlpExporter();
    }
}
