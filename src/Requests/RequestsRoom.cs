using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Passerelle.Requests;

public static class RequestsRoom
{
    public static readonly Room Room = new("Requests", Assembly.GetExecutingAssembly());

    public static IServiceCollection AddRequests(this IServiceCollection services) => services;

    public static WebApplication MapRequests(this WebApplication app) => app;
}
