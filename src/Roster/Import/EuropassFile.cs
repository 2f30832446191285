using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Passerelle.Roster.Public;
using UglyToad.PdfPig;

namespace Passerelle.Roster.Import;

/// <summary>
/// Europass documents: SkillsPassport XML 3.x, the same as JSON, and PDF that carries it as <c>attachment.xml</c>. Read leniently, by the names of elements and
/// wherever these stand: most documents in the world break their own schema. What has no place in the roster is named, not kept.
/// </summary>
internal static partial class EuropassFile
{
    private const long most = 32L * 1024 * 1024;
    private const int longest = 120;

    // Nothing outside the document is ever fetched, and no entity is ever expanded.
    private static readonly XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = most, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <summary>NACE sections that name a sector beyond doubt.</summary>
    private static readonly Dictionary<string, Sector> sectors = new() { ["O"] = Sector.Public, ["P"] = Sector.Academia, ["U"] = Sector.International };

    public static Outcome<TableFile> FromXml(byte[] xml)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), settings);
            return Read(XDocument.Load(reader, LoadOptions.SetLineInfo).Root!);
        }
        catch (XmlException malformed)
        {
            return Problem.Invalid($"{Math.Max(malformed.LineNumber, 1)}:{Math.Max(malformed.LinePosition, 1)}", "roster.import.unreadable-xml");
        }
    }

    public static Outcome<TableFile> FromJson(JsonElement json) => Read(Element("Document", json));

    public static Outcome<TableFile> FromPdf(byte[] pdf)
    {
        try
        {
            using var document = PdfDocument.Open(pdf);
            if (document.Advanced.TryGetEmbeddedFiles(out var files) && files.FirstOrDefault(file => file.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) is { } attached) return FromXml(attached.Bytes.ToArray());
        }
        catch (Exception malformed) when (malformed is not OutOfMemoryException)
        {
            // A PDF is somebody else's file: whatever the library stumbles over, it is not one we can read.
            return Problem.Invalid("1:1", "roster.import.unreadable-pdf");
        }
        return Problem.Invalid("1:1", "roster.import.pdf-without-data");
    }

    private static Outcome<TableFile> Read(XElement root)
    {
        var passport = root.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "SkillsPassport");
        if (passport is null || Child(passport, "LearnerInfo") is not { } learner) return Problem.Invalid("1:1", "roster.import.no-passport");
        var cells = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var left = new List<(string Column, string Found, string Why)>();
        var identification = Child(learner, "Identification");
        var name = Child(identification, "PersonName");
        Keep("firstName", Text(Child(name, "FirstName")));
        Keep("lastName", Text(Child(name, "Surname")));
        var contact = Child(identification, "ContactInfo");
        Keep("email", Text(Child(Child(contact, "Email"), "Contact")));
        var phones = All(contact, "Telephone").Select(phone => Text(Child(phone, "Contact"))).Where(number => number != "").ToList();
        Keep("phone", phones.FirstOrDefault(""));
        foreach (var further in phones.Skip(1)) Leave("Telephone", further, "roster.import.why.one-only");
        Keep("gender", Text(Child(Child(Child(identification, "Demographics"), "Gender"), "Code")));
        foreach (var part in (string[])["Address", "WebsiteList", "Website", "InstantMessagingList", "InstantMessaging"]) foreach (var element in Children(contact, part)) Drop(part, element);
        foreach (var part in (string[])["Birthdate", "NationalityList", "Nationality"]) foreach (var element in Children(Child(identification, "Demographics"), part)) Drop(part, element);
        foreach (var part in (string[])["Photo", "Signature"]) foreach (var element in Children(identification, part)) Drop(part, element, quote: false);

        var jobs = All(learner, "WorkExperience").ToList();
        var present = jobs.FirstOrDefault(job => Text(Child(Child(job, "Period"), "Current")) == "true") ?? jobs.FirstOrDefault();
        Keep("function", Text(Child(Child(present, "Position"), "Label")));
        var employer = Child(present, "Employer");
        Keep("institution", Text(Child(employer, "Name")));
        Keep("country", CountryOf(employer));
        if (Child(Child(employer, "Sector"), "Code") is { } code)
            if (sectors.TryGetValue(Text(code).ToUpperInvariant(), out var sector)) Keep("sector", sector.Kebab());
            else Leave("Sector", Text(Child(Child(employer, "Sector"), "Label")) is { Length: > 0 } label ? label : Text(code), "roster.import.why.sector-undecided");
        Keep("experience", string.Join("; ", jobs.Select(job => CountryOf(Child(job, "Employer"))).Where(country => country != "").Distinct()));
        foreach (var job in jobs) if (Text(Child(job, "Activities")) is { Length: > 0 } activities) Leave("WorkExperience.Activities", activities, "roster.import.why.free-text");
        foreach (var education in All(learner, "Education")) Leave("Education", string.Join(", ", new[] { Text(Child(education, "Title")), Text(Child(Child(education, "Organisation"), "Name")) }.Where(part => part != "")), "roster.import.why.diploma-without-concept");

        var spoken = new List<string>();
        var skills = Child(learner, "Skills");
        var linguistic = Child(skills, "Linguistic");
        foreach (var mother in All(linguistic, "MotherTongue")) spoken.Add($"{LanguageOf(mother)}:C2");
        foreach (var foreign in All(linguistic, "ForeignLanguage"))
        {
            var levels = (Child(foreign, "ProficiencyLevel")?.Elements() ?? []).Select(level => Terms.Choice<Cefr>(Text(level))).OfType<Cefr>().ToList();
            // Of five partial levels the lowest can be relied on.
            if (levels.Count > 0) spoken.Add($"{LanguageOf(foreign)}:{levels.Min()}");
            else Leave("ForeignLanguage", LanguageOf(foreign), "roster.import.why.language-without-level");
        }
        Keep("languages", string.Join("; ", spoken));
        foreach (var part in skills?.Elements().Where(part => part.Name.LocalName != "Linguistic") ?? []) if (Text(Child(part, "Description") ?? part) is { Length: > 0 } described) Leave($"Skills.{part.Name.LocalName}", described, "roster.import.why.free-text");
        if (Child(learner, "Headline") is { } headline && Text(Child(Child(headline, "Description"), "Label")) is { Length: > 0 } wanted) Leave("Headline", wanted, "roster.import.why.free-text");
        foreach (var achievement in All(learner, "Achievement")) Leave("Achievement", Text(achievement), "roster.import.why.free-text");
        foreach (var attachment in passport.Descendants().Where(element => element.Name.LocalName == "Attachment")) Leave("Attachment", Text(Child(attachment, "Name")), "roster.import.why.attachment");
        if (Child(passport, "CoverLetter") is not null) left.Add(("CoverLetter", "", "roster.import.why.cover-letter"));
        var line = learner is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 1;
        return new TableFile([.. cells.Keys], [new FileRow(1, line, cells) { Left = left }]);

        void Keep(string column, string text)
        {
            if (text != "") cells[column] = text;
        }

        void Leave(string column, string found, string why)
        {
            if (found != "") left.Add((column, found.Length > longest ? $"{found[..longest]}…" : found, why));
        }

        // Named, and not repeated: what is dropped shall not stand in a report either.
        void Drop(string column, XElement element, bool quote = true)
        {
            if (!quote || element.Descendants().Any(part => Text(part) != "") || element.HasAttributes) left.Add((column, "", "roster.import.why.no-purpose"));
        }
    }

    private static string LanguageOf(XElement language) => Child(language, "Description") is { } description
        ? Text(Child(description, "Code")) is { Length: > 0 } code ? code : Text(Child(description, "Label")) : "";

    private static string CountryOf(XElement? employer)
    {
        var country = employer?.Descendants().FirstOrDefault(element => element.Name.LocalName == "Country");
        return Text(Child(country, "Code")) is { Length: > 0 } code ? code : Text(Child(country, "Label"));
    }

    private static XElement? Child(XElement? of, string name) => Children(of, name).FirstOrDefault();

    private static IEnumerable<XElement> Children(XElement? of, string name) => of?.Elements().Where(element => element.Name.LocalName == name) ?? [];

    /// <summary>Whether or not they stand in a list of their own.</summary>
    private static IEnumerable<XElement> All(XElement? of, string name) => Children(of, name).Concat(Children(of, $"{name}List").Elements().Where(element => element.Name.LocalName == name));

    private static string Text(XElement? element)
    {
        if (element is null) return "";
        var text = element.HasElements ? string.Join(' ', element.DescendantNodes().OfType<XText>().Select(node => node.Value)) : element.Value;
        return Spaces().Replace(Markup().Replace(text, " "), " ").Trim();
    }

    private static XElement Element(string name, JsonElement json)
    {
        var element = new XElement(XmlConvert.EncodeLocalName(name));
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                    if (property.Value.ValueKind == JsonValueKind.Array) foreach (var item in property.Value.EnumerateArray()) element.Add(Element(property.Name, item));
                    else element.Add(Element(property.Name, property.Value));
                break;
            case JsonValueKind.Null:
                break;
            case JsonValueKind.True or JsonValueKind.False:
                element.Value = json.GetBoolean() ? "true" : "false";
                break;
            default:
                element.Value = new string([.. json.ToString().Where(XmlConvert.IsXmlChar)]);
                break;
        }
        return element;
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
