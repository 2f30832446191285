using Passerelle.Actions;
using Passerelle.Directory;
using Passerelle.Host.Search;
using Passerelle.Library;
using Passerelle.Platform.Web;
using Passerelle.Requests;

namespace Passerelle.Host;

/// <summary>The one list of rooms, left to right: a room may use those before it, never those after.</summary>
internal static class Rooms
{
    public static readonly RoomList All = new(PlatformRoom.Room, DirectoryRoom.Room, RequestsRoom.Room, ActionsRoom.Room, LibraryRoom.Room, new Room("Host", typeof(Rooms).Assembly));

    public static void Add(IServiceCollection services, IConfiguration configuration, string data)
    {
        services.AddPlatform(configuration, All, data);
        services.AddDirectory(configuration);
        services.AddRequests();
        services.AddActions();
        services.AddLibrary();
        services.AddSingleton(new MenuEntry("/search", "host.search.menu", 200));
        services.AddSingleton(new MenuEntry("/tasks", "host.tasks.menu", 10, MenuReader.SignedIn));
    }

    public static void Map(WebApplication app)
    {
        app.MapPlatform();
        app.MapDirectory();
        app.MapRequests();
        app.MapActions();
        app.MapLibrary();
        app.MapSearchApi();
    }
}
