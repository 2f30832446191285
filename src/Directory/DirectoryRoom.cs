using System.Reflection;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Appoint;
using Passerelle.Directory.Browse;
using Passerelle.Directory.Concepts;
using Passerelle.Directory.Found;
using Passerelle.Directory.Initiatives;
using Passerelle.Directory.Invite;
using Passerelle.Directory.Open;
using Passerelle.Directory.Postings;
using Passerelle.Directory.Profile;
using Passerelle.Directory.Programmes;
using Passerelle.Directory.Public;
using Passerelle.Directory.Secure;
using Passerelle.Directory.Settings;
using Passerelle.Directory.SignIn;
using Passerelle.Directory.Tokens;
using Passerelle.Platform.Letters;
using Passerelle.Platform.Search;
using Passerelle.Platform.Web;

namespace Passerelle.Directory;

public static class DirectoryRoom
{
    public static readonly Room Room = new("Directory", Assembly.GetExecutingAssembly());

    private const string EitherDoor = "Passerelle";

    public static IServiceCollection AddDirectory(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<DirectoryOptions>(configuration.GetSection("Site"));
        services.AddScoped(provider => provider.GetRequiredService<IOptionsSnapshot<DirectoryOptions>>().Value);
        services.AddScoped(provider => new SiteAddress(provider.GetRequiredService<DirectoryOptions>().Address.TrimEnd('/')));
        services.AddScoped<DirectoryDb>().AddSingleton<ThesaurusKeeper>().AddSingleton<IVocabulary, FieldVocabulary>().AddScoped<ChangeConcept>().AddScoped<ImportConcepts>();
        services.AddSingleton(new MenuEntry("/thesaurus", "directory.concept.menu", 190));
        services.AddSingleton<ChoicesKeeper>().AddSingleton<ILetterTemplates>(provider => provider.GetRequiredService<ChoicesKeeper>()).AddScoped(provider => new ChoicesDesk(provider.GetRequiredService<ChoicesKeeper>()));
        services.AddScoped<ChangeWorkflow>().AddScoped<ChangeLetter>().AddScoped<ChangeCalendar>().AddScoped<ReadSettings>();
        services.AddSingleton(new MenuEntry("/settings", "directory.settings.menu", 90, MenuReader.SignedIn, Role.Administrator));
        services.AddScoped<Occasions>().AddScoped<IOccasions>(provider => provider.GetRequiredService<Occasions>());
        services.AddScoped(provider => new OfficesDesk(provider.GetRequiredService<DirectoryDb>()));
        services.AddScoped(provider => new AccountsDesk(provider.GetRequiredService<DirectoryDb>(), provider.GetRequiredService<Occasions>()));
        services.AddScoped(provider => new LinksDesk(provider.GetRequiredService<DirectoryDb>(), provider.GetRequiredService<OfficesDesk>(), provider.GetRequiredService<ChoicesKeeper>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<SiteAddress>()));
        services.AddSingleton<LinkRegister>().AddLinkPage(ChoosePassword.Purpose, "/access/{secret}");
        services.AddScoped<FoundFacility>().AddScoped(provider => new FoundingDesk(provider.GetRequiredService<FoundFacility>()));
        services.AddScoped<OpenInstitution>().AddScoped<OpenOffice>().AddScoped<InviteAccount>().AddScoped<GiveMandate>().AddScoped<EndMandate>();
        services.AddScoped<ChoosePassword>().AddScoped<AskForAccess>().AddScoped<SecondStep>().AddScoped<Passkeys>();
        services.AddScoped<CreateToken>().AddScoped<RevokeToken>().AddScoped<ChangeProfile>().AddScoped<StatePosting>().AddScoped<RemovePosting>().AddScoped<StateProgramme>().AddScoped<BrowseOffices>().AddScoped<BrowsePeople>();
        services.AddScoped<KeepInitiative>().AddScoped<ImportInitiatives>().AddScoped<BrowseInitiatives>().AddScoped<IInitiativeSource>(provider => provider.GetRequiredService<BrowseInitiatives>());
        services.AddPageInsert<EndedMandates>();
        services.AddSingleton(provider => new SignInPace(provider.GetRequiredService<IOptions<DirectoryOptions>>().Value));
        AddDoors(services);
        return services;
    }

    public static IEndpointRouteBuilder MapDirectory(this IEndpointRouteBuilder app)
    {
        DirectoryApi.Map(app.MapGroup("/api/v1"));
        return app;
    }

    /// <summary>Who comes in by which door: pages by cookie, <c>/api</c> by personal token. A policy named after each role of <see cref="Role.All"/> asks what is held today.</summary>
    private static void AddDoors(IServiceCollection services)
    {
        var doors = services.AddAuthentication(EitherDoor);
        doors.AddPolicyScheme(EitherDoor, null, options => options.ForwardDefaultSelector = context =>
            context.Request.Path.StartsWithSegments("/api") ? BearerTokens.Name : IdentityConstants.ApplicationScheme);
        doors.AddScheme<AuthenticationSchemeOptions, BearerTokens>(BearerTokens.Name, null);
        doors.AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            (cookie.Cookie.Name, cookie.Cookie.HttpOnly, cookie.Cookie.SameSite, cookie.Cookie.SecurePolicy) = ("passerelle", true, SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (TimeSpan.FromHours(8), true);
            cookie.Events.OnRedirectToLogin = context => Lead(context.Response, "sign-in", context.Request);
            cookie.Events.OnRedirectToAccessDenied = context => Lead(context.Response, "access-denied", context.Request);
        });

        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                (options.Lockout.MaxFailedAccessAttempts, options.Lockout.DefaultLockoutTimeSpan) = (5, TimeSpan.FromMinutes(15));
            })
            .AddEntityFrameworkStores<Db>().AddSignInManager().AddDefaultTokenProviders();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));

        services.AddScoped<IAuthorizationHandler, HoldsRoleCheck>();
        var policies = services.AddAuthorizationBuilder();
        foreach (var role in Role.All) policies.AddPolicy(role, policy => policy.RequireAuthenticatedUser().AddRequirements(new HoldsRole(role)));
        policies.AddPolicy(Role.Keepers, policy => policy.RequireAuthenticatedUser().AddRequirements(new HoldsRole([Role.Administrator, .. Role.Team])));
    }

    private static Task Lead(HttpResponse response, string page, HttpRequest request)
    {
        response.Redirect($"/{Language.Current}/{page}?returnUrl={Uri.EscapeDataString(request.PathBase + request.Path + request.QueryString)}");
        return Task.CompletedTask;
    }
}
