using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using Passerelle.Directory.Public;
using Passerelle.Platform.Letters;

namespace Passerelle.Library.Harvest;

/// <summary>
/// Answers a question of the Open Archives Initiative Protocol for Metadata Harvesting, version 2.0 (openarchives.org/OAI/2.0/openarchivesprotocol.htm).
/// Pages of a long list follow a key, not a count: what changes between two pages neither repeats a record nor loses one.
/// </summary>
internal sealed class OaiAnswer(OaiRecords records, Wording wording, SiteAddress site, IOptions<LetterOptions> letters, TimeProvider clock)
{
    public const int PageSize = 100;

    /// <summary>Below the site's root.</summary>
    public const string Path = "/api/v1/oai";

    private const string format = "oai_dc";
    private const string seconds = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string days = "yyyy-MM-dd";

    private static readonly XNamespace oai = "http://www.openarchives.org/OAI/2.0/";
    private static readonly XNamespace dublin = "http://www.openarchives.org/OAI/2.0/oai_dc/";
    private static readonly XNamespace identifiers = "http://www.openarchives.org/OAI/2.0/oai-identifier";
    private static readonly XNamespace instance = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly Dictionary<string, (string[] Required, string[] Optional)> verbs = new()
    {
        ["Identify"] = ([], []), ["ListMetadataFormats"] = ([], ["identifier"]), ["ListSets"] = ([], ["resumptionToken"]), ["GetRecord"] = (["identifier", "metadataPrefix"], []),
        ["ListRecords"] = (["metadataPrefix"], ["from", "until", "set", "resumptionToken"]), ["ListIdentifiers"] = (["metadataPrefix"], ["from", "until", "set", "resumptionToken"]),
    };

    /// <summary>What a list was asked for and how far it has been read.</summary>
    private sealed record Place(string Verb, string? From, string? Until, string? Set, int Cursor, string AfterStamp, string AfterIdentifier);

    private sealed class Refusal(string code) : Exception
    {
        public string Code => code;
    }

    /// <param name="arguments">As they came, repeated ones repeated.</param>
    public async Task<string> Run(IReadOnlyList<KeyValuePair<string, string>> arguments, CancellationToken cancellation)
    {
        var request = new XElement(oai + "request", site.Root + Path);
        XElement content;
        try
        {
            var asked = Checked(arguments);
            foreach (var (name, value) in asked) request.Add(new XAttribute(name, value));
            content = await Answer(asked, cancellation);
        }
        catch (Refusal refusal)
        {
            if (refusal.Code is "badVerb" or "badArgument") request.RemoveAttributes();
            content = new XElement(oai + "error", new XAttribute("code", refusal.Code), Words(refusal.Code));
        }
        var document = new XDocument(new XDeclaration("1.0", "UTF-8", null), new XElement(oai + "OAI-PMH", new XAttribute(XNamespace.Xmlns + "xsi", instance),
            new XAttribute(instance + "schemaLocation", $"{oai} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"), new XElement(oai + "responseDate", Written(clock.GetUtcNow())), request, content));
        using var text = new Utf8Text();
        // A letter that XML cannot hold is left out: one bad character must not cost a harvester the whole list.
        using (var writer = XmlWriter.Create(text, new() { CheckCharacters = false })) Cleaned(document).Save(writer);
        return text.ToString();
    }

    private static Dictionary<string, string> Checked(IReadOnlyList<KeyValuePair<string, string>> arguments)
    {
        var verb = arguments.Where(argument => argument.Key == "verb").Select(argument => argument.Value).ToList();
        if (verb is not [var one] || !verbs.TryGetValue(one, out var known)) throw new Refusal("badVerb");
        var asked = new Dictionary<string, string>();
        foreach (var (name, value) in arguments)
            if (value == "" || !value.All(XmlConvert.IsXmlChar) || name != "verb" && !known.Required.Contains(name) && !known.Optional.Contains(name) || !asked.TryAdd(name, value)) throw new Refusal("badArgument");
        // A token stands alone: it remembers what was asked.
        if (asked.ContainsKey("resumptionToken")) return asked.Count == 2 ? asked : throw new Refusal("badArgument");
        return known.Required.All(asked.ContainsKey) ? asked : throw new Refusal("badArgument");
    }

    private async Task<XElement> Answer(Dictionary<string, string> asked, CancellationToken cancellation)
    {
        if (asked.TryGetValue("metadataPrefix", out var prefix) && prefix != format) throw new Refusal("cannotDisseminateFormat");
        switch (asked["verb"])
        {
            case "Identify":
                return await Identify(cancellation);
            case "ListMetadataFormats":
                if (asked.TryGetValue("identifier", out var named)) await Find(named, cancellation);
                return new(oai + "ListMetadataFormats", new XElement(oai + "metadataFormat", new XElement(oai + "metadataPrefix", format), new XElement(oai + "schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"), new XElement(oai + "metadataNamespace", dublin)));
            case "ListSets":
                if (asked.ContainsKey("resumptionToken")) throw new Refusal("badResumptionToken");
                return new(oai + "ListSets", OaiRecords.Sets.Select(set => new XElement(oai + "set", new XElement(oai + "setSpec", set.Code), new XElement(oai + "setName", wording.In(Language.Source)[set.Name].Value))));
            case "GetRecord":
                return new(oai + "GetRecord", Whole(await Find(asked["identifier"], cancellation)));
            default:
                return await List(asked, cancellation);
        }
    }

    private async Task<XElement> Identify(CancellationToken cancellation)
    {
        var all = await records.All(cancellation);
        return new(oai + "Identify", new XElement(oai + "repositoryName", wording.In(Language.Source)["platform.ui.site"].Value), new XElement(oai + "baseURL", site.Root + Path), new XElement(oai + "protocolVersion", "2.0"),
            new XElement(oai + "adminEmail", letters.Value.From), new XElement(oai + "earliestDatestamp", Written(all.Count > 0 ? all[0].Stamp : DateTimeOffset.UnixEpoch)), new XElement(oai + "deletedRecord", "persistent"),
            new XElement(oai + "granularity", "YYYY-MM-DDThh:mm:ssZ"), new XElement(oai + "description", new XElement(identifiers + "oai-identifier", new XAttribute("xmlns", identifiers), new XAttribute(instance + "schemaLocation", $"{identifiers} http://www.openarchives.org/OAI/2.0/oai-identifier.xsd"),
                new XElement(identifiers + "scheme", "oai"), new XElement(identifiers + "repositoryIdentifier", records.Host), new XElement(identifiers + "delimiter", ":"), new XElement(identifiers + "sampleIdentifier", $"oai:{records.Host}:ACT-2012-0001"))));
    }

    private async Task<OaiRecord> Find(string identifier, CancellationToken cancellation) =>
        (await records.All(cancellation)).FirstOrDefault(record => record.Identifier == identifier) ?? throw new Refusal("idDoesNotExist");

    private async Task<XElement> List(Dictionary<string, string> asked, CancellationToken cancellation)
    {
        var place = asked.TryGetValue("resumptionToken", out var token) ? Read(token, asked["verb"]) : new Place(asked["verb"], asked.GetValueOrDefault("from"), asked.GetValueOrDefault("until"), asked.GetValueOrDefault("set"), 0, "", "");
        var (from, until) = Span(place.From, place.Until);
        var matching = (await records.All(cancellation)).Where(record => (place.Set is null || record.Set == place.Set) && record.Stamp >= from && record.Stamp <= until).ToList();
        var rest = place.AfterIdentifier == "" ? matching
            : [.. matching.Where(record => string.CompareOrdinal(Written(record.Stamp), place.AfterStamp) is var order && (order > 0 || order == 0 && string.CompareOrdinal(record.Identifier, place.AfterIdentifier) > 0))];
        if (rest.Count == 0) throw new Refusal(token is null ? "noRecordsMatch" : "badResumptionToken");
        var page = rest.Take(PageSize).ToList();
        var list = new XElement(oai + place.Verb, page.Select(record => place.Verb == "ListRecords" ? Whole(record) : Head(record)));
        // The last page of several ends with an empty token.
        if (rest.Count > page.Count || token is not null)
            list.Add(new XElement(oai + "resumptionToken", new XAttribute("completeListSize", matching.Count), new XAttribute("cursor", place.Cursor),
                rest.Count > page.Count ? Token(place with { Cursor = place.Cursor + page.Count, AfterStamp = Written(page[^1].Stamp), AfterIdentifier = page[^1].Identifier }) : null));
        return list;
    }

    private static (DateTimeOffset From, DateTimeOffset Until) Span(string? from, string? until)
    {
        if (from is not null && until is not null && from.Length != until.Length) throw new Refusal("badArgument");
        var (first, last) = (from is null ? DateTimeOffset.MinValue : Instant(from), until is null ? DateTimeOffset.MaxValue : Instant(until));
        if (until is { Length: 10 }) last = last.AddDays(1).AddSeconds(-1);
        return first <= last ? (first, last) : throw new Refusal("badArgument");
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParseExact(text, [seconds, days], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : throw new Refusal("badArgument");

    private static XElement Head(OaiRecord record) => new(oai + "header", record.Dublin is null ? new XAttribute("status", "deleted") : null,
        new XElement(oai + "identifier", record.Identifier), new XElement(oai + "datestamp", Written(record.Stamp)), new XElement(oai + "setSpec", record.Set));

    private static XElement Whole(OaiRecord record) => new(oai + "record", Head(record), record.Dublin is null ? null : new XElement(oai + "metadata", new XElement(dublin + "dc",
        new XAttribute(XNamespace.Xmlns + "oai_dc", dublin), new XAttribute(XNamespace.Xmlns + "dc", OaiRecords.Dc), new XAttribute(instance + "schemaLocation", $"{dublin} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"), record.Dublin)));

    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString(seconds, CultureInfo.InvariantCulture);

    private static string Token(Place place) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(place)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static Place Read(string token, string verb)
    {
        try
        {
            var padded = token.Replace('-', '+').Replace('_', '/').PadRight((token.Length + 3) / 4 * 4, '=');
            var place = JsonSerializer.Deserialize<Place>(Convert.FromBase64String(padded));
            if (place is not null && place.Verb == verb && place.Cursor > 0 && place.AfterIdentifier is { Length: > 0 } && place.AfterStamp is not null) return place;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            // It is none of ours.
        }
        throw new Refusal("badResumptionToken");
    }

    private string Words(string code) => wording.In(Language.Source)[code switch
    {
        "badVerb" => "library.oai.error.verb",
        "badArgument" => "library.oai.error.argument",
        "badResumptionToken" => "library.oai.error.token",
        "cannotDisseminateFormat" => "library.oai.error.format",
        "idDoesNotExist" => "library.oai.error.identifier",
        _ => "library.oai.error.none",
    }].Value;

    private static XDocument Cleaned(XDocument document)
    {
        foreach (var text in document.DescendantNodes().OfType<XText>())
            if (!text.Value.All(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))) text.Value = string.Concat(text.Value.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));
        return document;
    }

    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
