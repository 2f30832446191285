using Passerelle.Actions;
using Passerelle.Directory;
using Passerelle.Host.Search;
using Passerelle.Library;
using Passerelle.Panels;
using Passerelle.Platform.Web;
using Passerelle.Requests;
using Passerelle.Roster;

namespace Passerelle.Host;

/// <summary>The one list of rooms, left to right: a room may use those before it, never those after.</summary>
internal static class Rooms
{
    public static readonly RoomList All = new(PlatformRoom.Room, DirectoryRoom.Room, RosterRoom.Room, RequestsRoom.Room, ActionsRoom.Room, PanelsRoom.Room, LibraryRoom.Room, new Room("Host", typeof(Rooms).Assembly));

    public static void Add(IServiceCollection services, IConfiguration configuration, string data)
    {
        services.AddPlatform(configuration, All, data);
        services.AddDirectory(configuration);
        services.AddRoster(configuration);
        services.AddRequests();
        services.AddActions();
        services.AddPanels();
        services.AddLibrary();
        services.AddScoped<SearchFeed>();
        services.AddSingleton(new MenuEntry("/search", "host.search.menu", 200));
        services.AddSingleton(new MenuEntry("/tasks", "host.tasks.menu", 10, MenuReader.SignedIn));
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPlatform();
        app.MapDirectory();
        app.MapRoster();
        app.MapRequests();
        app.MapActions();
        app.MapPanels();
        app.MapLibrary();
        app.MapSearchApi();
    }
}
