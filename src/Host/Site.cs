using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration.Memory;
using Passerelle.Host.Demo;
using Passerelle.Platform.Web;

namespace Passerelle.Host;

/// <summary>The web application: services and pipeline, the same for operators, commands and tests.</summary>
internal static class Site
{
    public static WebApplicationBuilder Builder(string[] args, SiteOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Site).Assembly.GetName().Name });
        System.IO.Directory.CreateDirectory(options.Data);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults() });
        if (DemoMark.Read(options.Data) is not null) builder.Configuration["Site:Demo"] = "true";
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => { kestrel.AddServerHeader = false; kestrel.Limits.MaxRequestBodySize = 256L * 1024 * 1024; });
        Database.Add(builder.Services, options.Connection, options.Data);
        Rooms.Add(builder.Services, builder.Configuration, options.Data);
        return builder;
    }

    /// <summary>Settings below all others: frameworks speak up when something is wrong.</summary>
    private static Dictionary<string, string?> Defaults() => new()
    {
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        ["Logging:LogLevel:Quartz"] = "Warning",
    };

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseDoor();
        app.UseInside(inside =>
        {
            inside.UsePlatform();
            inside.UseRouting();
            inside.UseAuthentication();
            inside.UseAuthorization();
            inside.UseAntiforgery();
            inside.UseOutputCache();
            // Once more: what is kept is kept compressed, and the outer compression leaves it alone.
            inside.UseResponseCompression();
            inside.UseEndpoints(Rooms.Map);
        });
        return app;
    }
}

/// <param name="Data">Folder of the database, files, letters and keys.</param>
/// <param name="Connection">PostgreSQL connection string; null for SQLite in the data folder.</param>
internal sealed record SiteOptions(string Data, string? Connection);
