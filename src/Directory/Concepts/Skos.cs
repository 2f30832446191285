using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Concepts;

/// <summary>A statement of a file, and where it stands.</summary>
/// <param name="Language">Null for an object that is no text in a language.</param>
internal sealed record Statement(string Subject, string Predicate, string Object, string? Language, int Line, int Column);

/// <summary>Where a file stops being what it should be.</summary>
internal sealed class BrokenFile(int line, int column) : Exception
{
    public int Line => line;

    public int Column => column;
}

/// <summary>The thesaurus as SKOS: written as Turtle or RDF/XML, read from either.</summary>
internal static class Skos
{
    public const string Core = "http://www.w3.org/2004/02/skos/core#", Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", SdgTarget = "http://metadata.un.org/sdg/";

    public static string Turtle(IEnumerable<Concept> concepts, string root)
    {
        var text = new StringBuilder($"@prefix skos: <{Core}> .\n\n<{root}/thesaurus> a skos:ConceptScheme .\n");
        foreach (var concept in concepts)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n<{root}/thesaurus/{concept.Id}> a skos:Concept ;\n  skos:inScheme <{root}/thesaurus>");
            foreach (var (predicate, label, language) in Labels(concept)) text.Append(CultureInfo.InvariantCulture, $" ;\n  skos:{predicate} \"{Escape(label)}\"@{language}");
            foreach (var (predicate, address) in Links(concept, root)) text.Append(CultureInfo.InvariantCulture, $" ;\n  skos:{predicate} <{address}>");
            text.Append(" .\n");
        }
        return text.ToString();
    }

    public static string RdfXml(IEnumerable<Concept> concepts, string root)
    {
        XNamespace rdf = Rdf, skos = Core;
        var document = new XElement(rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", rdf), new XAttribute(XNamespace.Xmlns + "skos", skos), new XElement(skos + "ConceptScheme", new XAttribute(rdf + "about", $"{root}/thesaurus")),
            concepts.Select(concept => new XElement(skos + "Concept", new XAttribute(rdf + "about", $"{root}/thesaurus/{concept.Id}"), new XElement(skos + "inScheme", new XAttribute(rdf + "resource", $"{root}/thesaurus")),
                Labels(concept).Select(label => new XElement(skos + label.Predicate, new XAttribute(XNamespace.Xml + "lang", label.Language), label.Label)),
                Links(concept, root).Select(link => new XElement(skos + link.Predicate, new XAttribute(rdf + "resource", link.Address))))));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}\n";
    }

    /// <exception cref="BrokenFile">From some place on it is neither Turtle nor RDF/XML.</exception>
    public static IReadOnlyList<Statement> Read(string file) => file.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith("<?xml", StringComparison.Ordinal) || file.Contains("<rdf:RDF", StringComparison.Ordinal) ? ReadXml(file) : new TurtleReader(file).Read();

    private static IEnumerable<(string Predicate, string Label, string Language)> Labels(Concept concept) =>
        Language.All.SelectMany(language => concept.Labels(language).Select((label, at) => (at == 0 ? "prefLabel" : "altLabel", label, language)));

    private static IEnumerable<(string Predicate, string Address)> Links(Concept concept, string root) =>
    [
        .. concept.Broader.Select(id => ("broader", $"{root}/thesaurus/{id}")), .. concept.Narrower.Select(id => ("narrower", $"{root}/thesaurus/{id}")), .. concept.Related.Select(id => ("related", $"{root}/thesaurus/{id}")),
        .. concept.Gcm.Select(number => ("relatedMatch", string.Create(CultureInfo.InvariantCulture, $"{root}/gcm/{number}"))), .. concept.Sdg.Select(code => ("relatedMatch", $"{SdgTarget}{code}")), .. concept.Dac.Select(code => ("relatedMatch", $"{root}/dac/{code}")),
    ];

    private static string Escape(string label) => label.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");

    private static List<Statement> ReadXml(string file)
    {
        XNamespace rdf = Rdf;
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new StringReader(file.TrimStart('\uFEFF')), new() { DtdProcessing = DtdProcessing.Prohibit });
            document = XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException broken)
        {
            throw new BrokenFile(Math.Max(1, broken.LineNumber), Math.Max(1, broken.LinePosition));
        }
        var statements = new List<Statement>();
        foreach (var node in document.Root?.Elements() ?? [])
        {
            var subject = (string?)node.Attribute(rdf + "about") ?? "";
            if (node.Name != rdf + "Description") Add(subject, $"{Rdf}type", Address(node.Name), null, node);
            foreach (var property in node.Elements()) Add(subject, Address(property.Name), (string?)property.Attribute(rdf + "resource") ?? property.Value, (string?)property.Attribute(XNamespace.Xml + "lang"), property);
        }
        return statements;

        void Add(string subject, string predicate, string value, string? language, IXmlLineInfo at) => statements.Add(new(subject, predicate, value, language, at.LineNumber, at.LinePosition));

        static string Address(XName name) => $"{name.NamespaceName}{name.LocalName}";
    }
}
