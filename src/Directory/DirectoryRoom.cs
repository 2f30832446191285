using System.Reflection;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Public;

namespace Passerelle.Directory;

public static class DirectoryRoom
{
    public static readonly Room Room = new("Directory", Assembly.GetExecutingAssembly());

    public static IServiceCollection AddDirectory(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<DirectoryOptions>(configuration.GetSection("Site"));
        services.AddScoped(provider => provider.GetRequiredService<IOptionsSnapshot<DirectoryOptions>>().Value);
        services.AddScoped<DirectoryDb>();
        services.AddScoped<Occasions>().AddScoped<IOccasions>(provider => provider.GetRequiredService<Occasions>());
        services.AddScoped(provider => new OfficesDesk(provider.GetRequiredService<DirectoryDb>()));
        services.AddScoped(provider => new LinksDesk(provider.GetRequiredService<DirectoryDb>(), provider.GetRequiredService<OfficesDesk>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<DirectoryOptions>()));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<Account>(options => options.User.RequireUniqueEmail = true)
            .AddEntityFrameworkStores<Db>().AddSignInManager().AddDefaultTokenProviders();
        return services;
    }

    public static WebApplication MapDirectory(this WebApplication app) => app;
}
