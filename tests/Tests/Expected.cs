using System.Runtime.CompilerServices;

namespace Passerelle.Tests;

/// <summary>Compares a letter, a document or a description with the file that was accepted for it.</summary>
public static class Expected
{
    /// <summary>Fails when the text differs from the file. With <c>PASSERELLE_ACCEPT=yes</c> the file is written instead, to be read and committed.</summary>
    /// <param name="path">Below the root of the project when it begins with <c>docs/</c>, else beside the test.</param>
    public static void Matches(string path, string text, [CallerFilePath] string test = "")
    {
        var file = path.StartsWith("docs/") ? Path.Combine(House.Root, path) : Path.Combine(Path.GetDirectoryName(test)!, path);
        var actual = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("PASSERELLE_ACCEPT") == "yes")
        {
            Folder.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }
        Assert.True(File.Exists(file), $"{Path.GetRelativePath(House.Root, file)} does not exist. It is written when the tests run with PASSERELLE_ACCEPT=yes.");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
