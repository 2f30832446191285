using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Passerelle.Library;

public static class LibraryRoom
{
    public static readonly Room Room = new("Library", Assembly.GetExecutingAssembly());

    public static IServiceCollection AddLibrary(this IServiceCollection services) => services;

    public static WebApplication MapLibrary(this WebApplication app) => app;
}
