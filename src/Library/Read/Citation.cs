using System.Text;
using System.Text.Json.Nodes;
using Passerelle.Directory.Public;

namespace Passerelle.Library.Read;

/// <summary>How a fiche is cited, in the forms that readers and their programs ask for; always one edition, at the address where it stays.</summary>
internal sealed class Citation(FicheComposer composer, Wording wording, SiteAddress site)
{
    public string Address(FichePrint print, string language) => site.Of(language, $"/fiches/{print.Reference}?version={print.Number}");

    public string Text(FichePrint print, string language) => wording.In(language)["library.cite.text",
        print.Content.Publisher.Best(language), print.At.Year, print.Content.Record.Title.Best(language), composer.Place(print.Content.Record, language), print.Reference, print.Number, Address(print, language)];

    public string BibTeX(FichePrint print, string language) => string.Join('\n',
        $"@techreport{{{print.Reference}-{print.Number},",
        // Double braces keep the capitals as they are.
        $"  title = {{{{{Escaped(Title(print, language))}}}}},",
        $"  institution = {{{{{Escaped(print.Content.Publisher.Best(language))}}}}},",
        "  type = {Fiche},",
        $"  number = {{{print.Reference}, {print.Number}}},",
        $"  year = {{{print.At.Year}}},",
        $"  month = {{{print.At.Month}}},",
        $"  url = {{{Address(print, language)}}}",
        "}", "");

    /// <summary>The lines of the RIS format, which end as on the systems it comes from.</summary>
    public string Ris(FichePrint print, string language) => string.Join("\r\n",
        "TY  - RPRT", $"TI  - {Title(print, language)}", $"AB  - {print.Content.Text.Summary.Best(language).ReplaceLineEndings(" ")}", $"PB  - {print.Content.Publisher.Best(language)}",
        $"PY  - {print.At.Year}", $"DA  - {print.At:yyyy'/'MM'/'dd}", $"M1  - {print.Reference}", $"ET  - {print.Number}", $"LA  - {language}", $"UR  - {Address(print, language)}", "ER  - ", "");

    /// <summary>schema.org, for search engines.</summary>
    public string JsonLd(FichePrint print, string language)
    {
        var (record, text) = (print.Content.Record, print.Content.Text);
        var description = new JsonObject
        {
            ["@context"] = "https://schema.org", ["@type"] = "Report", ["@id"] = Address(print, language), ["url"] = Address(print, language),
            ["name"] = record.Title.Best(language), ["abstract"] = text.Summary.Best(language), ["inLanguage"] = record.Title.BestLanguage(language),
            ["reportNumber"] = print.Reference, ["version"] = print.Number, ["datePublished"] = $"{print.At.UtcDateTime:yyyy-MM-dd}",
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = print.Content.Publisher.Best(language) },
            ["spatialCoverage"] = new JsonArray([.. record.Countries.Select(code => new JsonObject { ["@type"] = "Country", ["identifier"] = code, ["name"] = Countries.Find(code)?.Names.Best(language) })]),
            ["about"] = new JsonArray([.. record.Pillars.Select(code => JsonValue.Create(Facility.Pillar(code)?.Names.Best(language) ?? code))]),
        };
        if (record.Start is { } from) description["temporalCoverage"] = record.End is { } to ? $"{from}/{to}" : $"{from}/..";
        return description.ToJsonString(StoredJson.Options);
    }

    private string Title(FichePrint print, string language) => composer.Place(print.Content.Record, language) is { Length: > 0 } place
        ? $"{print.Content.Record.Title.Best(language)}. {place}" : print.Content.Record.Title.Best(language);

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
            escaped.Append(letter switch
            {
                '\\' => @"\textbackslash{}", '~' => @"\textasciitilde{}", '^' => @"\textasciicircum{}",
                '{' or '}' or '&' or '%' or '$' or '#' or '_' => $@"\{letter}", _ => letter.ToString(),
            });
        return escaped.ToString();
    }
}
