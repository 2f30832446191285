using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Passerelle.Directory.Public;
using Passerelle.Library.Public;

namespace Passerelle.Host;

/// <summary><c>fiche read FILE</c>: reads an old fiche. Needs neither site nor database, and starts neither.</summary>
internal static class FicheCommand
{
    private static readonly Argument<FileInfo> file = new("FILE");
    private static readonly Option<bool> json = new("--json");

    private static readonly JsonSerializerOptions printed = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make(Option<string?> language)
    {
        var read = new Command("read") { file, json };
        read.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(language) is { } chosen && Language.Knows(chosen)) CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Culture(chosen);
            return await Read(parsed.GetValue(file)!, parsed.GetValue(json), new(new TextCatalogue(Rooms.All)), cancellation);
        });
        return new("fiche") { read };
    }

    private static async Task<int> Read(FileInfo source, bool json, Wording words, CancellationToken cancellation)
    {
        if (!source.Exists)
        {
            await Console.Error.WriteLineAsync($"{source}:1:1: {words["library.reading.file.missing"].Value}");
            return 3;
        }
        var read = await OldFiches.Read(await System.IO.File.ReadAllBytesAsync(source.FullName, cancellation), words, cancellation);
        if (read.Problem is { } problem)
        {
            foreach (var finding in problem.Findings) await Console.Error.WriteLineAsync($"{source}:1:1: {words[finding.Key, finding.Args].Value}");
            return 3;
        }
        if (json) Console.WriteLine(JsonSerializer.Serialize(read.Value, printed));
        else Tell(read.Value, words);
        return 0;
    }

    /// <summary>The same for a person: what was found under the names of the parts, and what should be looked at.</summary>
    private static void Tell(OldFiche fiche, Wording words)
    {
        Line("title", fiche.Title);
        Line("region", fiche.Region);
        Line("period", fiche.Period.Start is null ? null : fiche.Period.Start == fiche.Period.End ? fiche.Period.Start : $"{fiche.Period.Start} – {fiche.Period.End}");
        Line("countries", string.Join(", ", fiche.Countries.Select(Countries.Name)));
        Line("experts", string.Join(", ", fiche.ExpertCountries.Select(Countries.Name)));
        Passage("summary", fiche.Summary);
        Passage("context", fiche.Context);
        Passage("concept", fiche.Concept);
        if (fiche.Events.Count > 0) Head("events");
        foreach (var meeting in fiche.Events) Console.WriteLine($"  – {string.Join(" · ", new[] { meeting.Title, meeting.Place, meeting.Country is null ? null : Countries.Name(meeting.Country), meeting.Date }.Where(part => part is not null))}");
        Parts("practices", fiche.Practices);
        Passage("impact", fiche.Impact);
        Parts("lessons", fiche.Lessons);
        if (fiche.Sources.Count > 0) Head("sources");
        foreach (var note in fiche.Sources) Console.WriteLine($"  {note.N}  {note.Url ?? "–"}");
        Head("doubts");
        if (fiche.Doubts.Count == 0) Console.WriteLine($"  {words["library.reading.no-doubts"].Value}");
        foreach (var doubt in fiche.Doubts) Console.WriteLine($"  {words["library.reading.doubt-line", doubt.Line, doubt.Field, doubt.Read, doubt.Proposed ?? "–", doubt.Why].Value}");

        void Head(string part) => Console.WriteLine($"\n{words[$"library.reading.part.{part}"].Value}");

        void Line(string part, string? value) => Console.WriteLine($"{words[$"library.reading.part.{part}"].Value}: {(string.IsNullOrEmpty(value) ? "–" : value)}");

        void Passage(string part, string? text)
        {
            Head(part);
            Console.WriteLine($"  {(text ?? "–").Replace("\n\n", "\n\n  ")}");
        }

        void Parts(string part, IReadOnlyList<OldFichePart> each)
        {
            if (each.Count > 0) Head(part);
            foreach (var one in each) Console.WriteLine($"  – {one.Title ?? "…"}\n    {one.Text.Replace("\n\n", "\n\n    ")}");
        }
    }
}
