using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Razor;
using Passerelle.Host;
using Passerelle.Platform.Texts;

namespace Passerelle.Tests.Shape;

public sealed partial class RoomShape
{
    private static readonly string[] forbiddenSuffixes = ["Helper", "Utils", "Manager", "Dto", "Base", "Impl", "Info"];

    [Fact]
    public void Every_project_has_its_place_in_the_order_and_the_Host_lists_the_rooms_in_it()
    {
        var onDisk = House.Projects.Where(project => project.Name is not ("Data.Sqlite" or "Data.Postgres")).Select(project => project.Name);

        Assert.True(House.Projects.Count >= 8, $"Only {House.Projects.Count} projects found.");
        Assert.DoesNotContain(House.Projects, project => project.Place < 0);
        Assert.Equal(onDisk, Rooms.All.Rooms.Select(room => room.Name));
    }

    [Fact]
    public void References_point_left_only()
    {
        var wrong = from project in House.Projects
                    from reference in project.References
                    where House.PlaceOf(reference) >= project.Place
                    select $"{project.Name} → {reference}";

        Assert.Empty(wrong);
        Assert.True(House.Projects.Sum(project => project.References.Count()) >= 10);
    }

    [Fact]
    public void Only_the_command_line_and_the_tests_may_look_behind_the_walls()
    {
        var friends = from project in House.Projects
                      from friend in project.Assembly.GetCustomAttributes<InternalsVisibleToAttribute>()
                      where friend.AssemblyName is not ("Passerelle.Host" or "Passerelle.Tests")
                      select $"{project.Name} shows its inside to {friend.AssemblyName}";

        Assert.Empty(friends);
    }

    [Fact]
    public void Rooms_show_only_what_lives_in_Public()
    {
        var shown = (from room in House.Rooms
                     from type in room.Assembly.GetExportedTypes()
                     where !IsGenerated(type)
                     select (room, type)).ToList();
        var outside = from seen in shown
                      where seen.type.Namespace != $"Passerelle.{seen.room.Name}.Public"
                      where seen.type.FullName != $"Passerelle.{seen.room.Name}.{seen.room.Name}Room"
                      select seen.type.FullName;

        Assert.Empty(outside);
        Assert.True(shown.Count >= House.Rooms.Count(), $"Only {shown.Count} public types found.");
    }

    [Fact]
    public void Every_room_has_its_standard_files()
    {
        var missing = from room in House.Rooms
                      let word = room.Name.ToLowerInvariant()
                      from file in Language.All.Select(language => $"text/{word}.{language}.json").Append($"{room.Name}Room.cs").Append($"{room.Name}Db.cs")
                      where !File.Exists(Path.Combine(room.Path, file))
                      select $"src/{room.Name}/{file}";

        Assert.Empty(missing);
        Assert.True(House.Rooms.Count() >= 4);
    }

    [Fact]
    public void Endpoints_stand_in_the_table_of_contents_of_their_room()
    {
        var elsewhere = from room in House.Rooms
                        from source in room.Sources("*.cs")
                        where !source.Name.EndsWith("Api.cs", StringComparison.Ordinal) && MapsEndpoint().IsMatch(source.Text)
                        select source.Path;

        Assert.Empty(elsewhere);
    }

    [Fact]
    public void No_type_is_named_for_what_it_is_not()
    {
        var types = House.Projects.Select(project => project.Assembly).Append(typeof(RoomShape).Assembly)
            .SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type)).ToList();
        var wrong = from type in types
                    let name = type.Name.Split('`')[0]
                    where forbiddenSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal))
                    select type.FullName;

        Assert.Empty(wrong);
        Assert.True(types.Count >= 60, $"Only {types.Count} types found.");
    }

    [Fact]
    public void Pages_leave_scripts_and_styles_to_their_files()
    {
        var pages = House.Projects.SelectMany(project => project.Sources("*.cshtml")).ToList();
        var inline = from page in pages
                     from Match match in InlineCode().Matches(page.Text)
                     select $"{page.Path}: {match.Value}";

        Assert.Empty(inline);
        Assert.True(pages.Count >= 5, $"Only {pages.Count} pages found.");
    }

    private static bool IsGenerated(Type type) =>
        type.GetCustomAttribute<CompilerGeneratedAttribute>() is not null || type.Name.StartsWith('<') || typeof(RazorPageBase).IsAssignableFrom(type)
        || type.DeclaringType is { } outer && IsGenerated(outer);

    [GeneratedRegex(@"\.Map(Get|Post|Put|Delete|Patch|Methods)\(")]
    private static partial Regex MapsEndpoint();

    // The content security policy forbids all three: such a page would break at its readers' only.
    [GeneratedRegex(@"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle=|\son[a-z]+=""")]
    private static partial Regex InlineCode();
}
