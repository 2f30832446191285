using System.Reflection;
using System.Xml.Linq;

namespace Passerelle.Tests;

/// <summary>The house as it stands on disk and as it is built: what the shape tests look at.</summary>
internal static class House
{
    /// <summary>Left to right: a room may use those before it, never those after. Rooms not built yet are skipped.</summary>
    public static readonly IReadOnlyList<string> Order =
        ["Platform", "Directory", "Roster", "Requests", "Actions", "Panels", "Events", "Impact", "Library", "Network", "Insights", "Data.Sqlite", "Data.Postgres", "Host"];

    public static readonly string Root = FindRoot();

    public static readonly IReadOnlyList<Project> Projects =
        [.. Folder.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(path => new Project(path)).OrderBy(project => project.Place)];

    /// <summary>The rooms with domain words: all but Platform, the migrations and the Host.</summary>
    public static IEnumerable<Project> Rooms => Projects.Where(project => project.Name is not ("Platform" or "Host" or "Data.Sqlite" or "Data.Postgres"));

    /// <summary>−1 when it has none.</summary>
    public static int PlaceOf(string project) => Order.ToList().IndexOf(project);

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Passerelle.slnx"))) return folder;
        throw new InvalidOperationException("The tests were started outside the project's folder.");
    }
}

internal sealed class Project(string file)
{
    private readonly Lazy<XDocument> content = new(() => XDocument.Load(file));

    public string Name { get; } = System.IO.Path.GetFileNameWithoutExtension(file);

    public string Path { get; } = System.IO.Path.GetDirectoryName(file)!;

    public int Place => House.PlaceOf(Name);

    public Assembly Assembly => Assembly.Load($"Passerelle.{Name}");

    public IEnumerable<string> References =>
        content.Value.Descendants("ProjectReference").Select(reference => System.IO.Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    public IEnumerable<SourceFile> Sources(string pattern) =>
        Folder.GetFiles(Path, pattern, SearchOption.AllDirectories)
            .Where(file => !System.IO.Path.GetRelativePath(Path, file).Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(this, file));

    /// <param name="language">One of the six, or <c>*</c> for all.</param>
    public IEnumerable<SourceFile> Texts(string language) =>
        Folder.Exists(System.IO.Path.Combine(Path, "text")) ? Sources($"text/*.{language}.json") : [];
}

internal sealed class SourceFile(Project project, string path)
{
    public Project Project => project;

    /// <summary>Below the root of the project, as a message names it.</summary>
    public string Path => System.IO.Path.GetRelativePath(House.Root, path);

    public string Name => System.IO.Path.GetFileName(path);

    public string Text => field ??= File.ReadAllText(path);
}
