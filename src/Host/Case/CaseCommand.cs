using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Passerelle.Platform.Flows;

namespace Passerelle.Host.Case;

/// <summary><c>case export REF --out FILE.zip</c> and <c>case verify REF|FILE.zip</c>.</summary>
internal static class CaseCommand
{
    private const int whole = 0, broken = 1, unreadable = 3;

    private static readonly Argument<string> which = new("CASE");
    private static readonly Option<FileInfo> output = new("--out") { Required = true };
    private static readonly Option<bool> json = new("--json");

    /// <param name="What">One of <see cref="BreakKind"/>, or <c>file-changed</c>.</param>
    private sealed record Fault(int? Fact, string? Kind, string? File, string What);

    private sealed record Answer(string Reference, bool Whole, int Facts, string Seal, Fault? Broken);

    public static Command Make(Func<ParseResult, SiteOptions> options, Option<string?> language)
    {
        var export = new Command("export") { which, output };
        export.SetAction((parsed, cancellation) => Run(parsed, (reader, words) => Export(reader, words, parsed.GetValue(which)!, parsed.GetValue(output)!, cancellation)));
        var verify = new Command("verify") { which, json };
        verify.SetAction((parsed, cancellation) => Run(parsed, (reader, words) => Verify(reader, words, parsed.GetValue(which)!, parsed.GetValue(json), cancellation)));
        return new("case") { export, verify };

        async Task<int> Run(ParseResult parsed, Func<CaseExport, Wording, Task<int>> act)
        {
            if (parsed.GetValue(language) is { } chosen && Language.Knows(chosen)) CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Culture(chosen);
            await using var site = Site.Build(Site.Builder([], options(parsed)));
            await using var scope = site.Services.CreateAsyncScope();
            return await act(ActivatorUtilities.CreateInstance<CaseExport>(scope.ServiceProvider), scope.ServiceProvider.GetRequiredService<Wording>());
        }
    }

    private static async Task<int> Export(CaseExport cases, Wording words, string reference, FileInfo file, CancellationToken cancellation)
    {
        if (await cases.Read(reference, cancellation) is not { } record) return Say(words["platform.case.unknown", reference].Value, broken);
        await cases.Write(record, file.FullName, cancellation);
        return Say(words["platform.case.exported", record.Reference, record.Facts.Count, record.Facts[^1].Hash].Value, whole);
    }

    private static async Task<int> Verify(CaseExport cases, Wording words, string which, bool asJson, CancellationToken cancellation)
    {
        Verdict verdict;
        if (File.Exists(which))
        {
            try
            {
                verdict = CaseRecord.Verify(which);
            }
            catch (InvalidDataException)
            {
                return Say($"{which}:1:1: {words["platform.case.not-a-case-file"].Value}", unreadable);
            }
        }
        else if (await cases.Read(which, cancellation) is { } record) verdict = record.Walk();
        else return Say(words["platform.case.unknown", which].Value, broken);

        if (asJson) Console.WriteLine(JsonSerializer.Serialize(new Answer(verdict.Reference, verdict.Whole, verdict.Facts, verdict.Seal, FaultOf(verdict)), StoredJson.Options));
        else if (verdict.Whole) Console.WriteLine(words["platform.case.whole", verdict.Reference, verdict.Facts, verdict.Seal].Value);
        else Console.Error.WriteLine(Words(verdict, words));
        return verdict.Whole ? whole : broken;
    }

    private static string Words(Verdict verdict, Wording words) => verdict.Break is { } fault
        ? words[$"platform.case.break.{fault.What.Kebab()}", verdict.Reference, fault.Position, fault.Kind].Value
        : words["platform.case.break.file-changed", verdict.Reference, verdict.Changed!].Value;

    private static Fault? FaultOf(Verdict verdict) => verdict.Break is { } fault ? new(fault.Position, fault.Kind, null, fault.What.Kebab()) : verdict.Changed is { } file ? new(null, null, file, "file-changed") : null;

    private static int Say(string words, int code)
    {
        (code == whole ? Console.Out : Console.Error).WriteLine(words);
        return code;
    }
}
