using Passerelle.Directory.Public;

namespace Passerelle.Directory.Offices;

/// <summary>Who keeps the directory: an office with the role of administrator, and the program itself when a facility is set up before anybody holds one.</summary>
internal static class Keepers
{
    /// <summary>Null when the viewer may keep the directory.</summary>
    public static Problem? Refuse(Viewer viewer) =>
        viewer.Has(Role.Administrator) || viewer.Tokens.Contains(To.Program) ? null : Problem.Refused("directory.keepers.only");
}
