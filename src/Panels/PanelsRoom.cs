using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Passerelle.Panels;

public static class PanelsRoom
{
    public static readonly Room Room = new("Panels", Assembly.GetExecutingAssembly());

    public static IServiceCollection AddPanels(this IServiceCollection services) => services.AddScoped<PanelsDb>();
}
