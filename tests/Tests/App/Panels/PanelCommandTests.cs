using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Passerelle.Tests.App.Panels;

/// <summary>The program as a script calls it: what it prints where, and how it ends.</summary>
public sealed class PanelCommandTests : IDisposable
{
    private const string Problem = """
        {"format":"passerelle-panel/1","experts":[{"id":"A"},{"id":"B"},{"id":"C"}],
        "panels":[{"id":"P","size":{"min":2,"max":2},"scores":{"A":30,"B":20,"C":5}}]}
        """;

    private readonly string folder = Folder.CreateTempSubdirectory("passerelle-panel-").FullName;

    public void Dispose() => Folder.Delete(folder, recursive: true);

    [Fact]
    public async Task A_solved_panel_is_one_document_on_standard_output_and_nothing_else()
    {
        var (exit, output, errors) = await Run("solve", Write(Problem), "--json");

        var answer = JsonNode.Parse(output)!;
        Assert.Equal((0, ""), (exit, errors));
        Assert.Equal(["status", "objective", "bound", "seconds", "panels", "conflict", "alternates"], answer.AsObject().Select(member => member.Key));
        Assert.Equal("optimal", (string?)answer["status"]);
        Assert.Equal("""[{"id":"P","members":["A","B"],"objective":50,"broken":[]}]""", answer["panels"]!.ToJsonString());
        Assert.Equal("""{"P":[{"expert":"C","instead":"B","objective":35},{"expert":"C","instead":"A","objective":25}]}""", answer["alternates"]!.ToJsonString());
        Assert.False(Folder.Exists(Path.Combine(folder, "data")), "Solving a file made a database.");
    }

    [Fact]
    public async Task A_price_is_explained()
    {
        var (exit, output, _) = await Run("explain", Write(Problem), "--json", "--panel", "P", "--expert", "C");

        Assert.Equal(0, exit);
        Assert.Equal(15, (long?)JsonNode.Parse(output)!["price"]);
    }

    [Theory]
    [InlineData("en", "There is no expert D in the list of experts.")]
    [InlineData("fr", "Il n’y a pas d’expert D dans la liste des experts.")]
    [InlineData("ar", "لا يوجد خبير بالمعرّف D في قائمة الخبراء.")]
    public async Task An_invalid_file_is_refused_in_the_language_asked_for(string language, string message)
    {
        var file = Write(Problem.Replace("\"C\":5", "\"D\":5"));
        var (exit, output, errors) = await Run("solve", file, "--json", "--lang", language);

        Assert.Equal(3, exit);
        Assert.Equal($"{file}:2:70: {message}", errors.Trim());
        Assert.Equal("invalid", (string?)JsonNode.Parse(output)!["status"]);
    }

    [Fact]
    public async Task A_wrong_call_is_told_from_a_wrong_file()
    {
        Assert.Equal(2, (await Run("solve")).Exit);
        Assert.Equal(2, (await Run("solve", Write(Problem), "--seconds", "-1")).Exit);
        Assert.Equal(2, (await Run("explain", Write(Problem), "--panel", "P", "--expert", "Nobody")).Exit);
        Assert.Equal(3, (await Run("solve", Path.Combine(folder, "none.json"))).Exit);
    }

    private string Write(string text)
    {
        var file = Path.Combine(folder, "problem.json");
        File.WriteAllText(file, text);
        return file;
    }

    private async Task<(int Exit, string Output, string Errors)> Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Passerelle.Host.dll"), "panel", .. command])
            { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true }) ?? throw new InvalidOperationException("The program did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
