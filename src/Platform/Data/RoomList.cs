using System.Reflection;

namespace Passerelle.Platform.Data;

/// <summary>One room of the house: its name and the assembly its tables, texts and pages live in.</summary>
public sealed record Room(string Name, Assembly Assembly);

/// <summary>The rooms in their order, left to right; written down once, in the Host.</summary>
public sealed class RoomList(params IReadOnlyList<Room> rooms)
{
    public IReadOnlyList<Room> Rooms => rooms;

    public IEnumerable<Assembly> Assemblies => rooms.Select(room => room.Assembly);
}
