using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Actions.Public;

namespace Passerelle.Actions;

public static class ActionsRoom
{
    public static readonly Room Room = new("Actions", Assembly.GetExecutingAssembly());

    public static IServiceCollection AddActions(this IServiceCollection services)
    {
        services.AddScoped<ActionsDb>();
        services.AddScoped(provider => new ActionsDesk(provider.GetRequiredService<ActionsDb>()));
        return services;
    }

    public static WebApplication MapActions(this WebApplication app) => app;
}
