using System.Globalization;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Concepts;

/// <param name="Skos">Turtle or RDF/XML.</param>
internal sealed record ImportConceptsForm(string? Skos, bool DryRun, string? Reason);

/// <summary>Something in a file that a person should look at; nothing was guessed in its place.</summary>
internal sealed record ConceptDefect(int Line, int Column, string Concept, string Field, string Why);

/// <param name="Read">Concepts in the file; the sum of the four that follow.</param>
internal sealed record ConceptReport(int Read, int Created, int Changed, int Unchanged, int Refused, bool DryRun, IReadOnlyList<ConceptDefect> Defects);

/// <summary>Reads a thesaurus as SKOS. A concept with a defect is left out and named; concepts that the file does not speak of stay as they are; the second import of a file changes nothing.</summary>
internal sealed class ImportConcepts(ChangeConcept change, ThesaurusKeeper keeper, Wording wording)
{
    public const int MaxLength = 20_000_000;

    private sealed record Read(string Id, ConceptText Text, IReadOnlyList<Statement> Statements);

    public async Task<Outcome<ConceptReport>> Run(ImportConceptsForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (ChangeConcept.Refuse(occasion.By) is { } refused) return refused;
        if (string.IsNullOrWhiteSpace(form.Skos)) return Problem.Invalid("Skos", "directory.concept.import-empty");
        if (form.Skos.Length > MaxLength) return Problem.Invalid("Skos", "platform.problem.too-long", MaxLength, form.Skos.Length);
        if (!form.DryRun && (string.IsNullOrWhiteSpace(form.Reason) || form.Reason.Length > ConceptVersion.MaxReason)) return Problem.Invalid("Reason", "directory.concept.reason-needed", ConceptVersion.MaxReason);
        IReadOnlyList<Statement> statements;
        try
        {
            statements = Skos.Read(form.Skos);
        }
        catch (BrokenFile broken)
        {
            return new ConceptReport(0, 0, 0, 0, 0, form.DryRun, [new(broken.Line, broken.Column, "", "", wording["directory.concept.import-broken"].Value)]);
        }
        await keeper.Look(cancellation);
        var read = Concepts(statements);
        var planned = read.ToDictionary(each => each.Id);
        var defects = new List<ConceptDefect>();
        // What is left out may be what another stands on: until nothing more falls, all are looked at again.
        for (var fell = true; fell;)
        {
            fell = false;
            foreach (var each in planned.Values.ToList())
            {
                var others = ChangeConcept.Others([each.Id]);
                foreach (var other in planned.Values.Where(other => other.Id != each.Id)) others[other.Id] = other.Text;
                var findings = ConceptRules.Findings(each.Id, each.Text, others);
                if (findings.Count == 0) continue;
                planned.Remove(each.Id);
                fell = true;
                defects.AddRange(findings.Select(finding => Defect(each, finding)));
            }
        }
        var created = planned.Values.Where(each => Thesaurus.Find(each.Id) is null).ToList();
        var changed = planned.Values.Where(each => Thesaurus.Find(each.Id) is { } now && ConceptText.Of(now).Print != each.Text.Print).ToList();
        var report = new ConceptReport(read.Count, created.Count, changed.Count, planned.Count - created.Count - changed.Count, read.Count - planned.Count, form.DryRun, [.. defects.OrderBy(defect => defect.Line).ThenBy(defect => defect.Column)]);
        if (form.DryRun || created.Count + changed.Count == 0) return report;
        return await change.Write([.. created.Concat(changed).Select(each => (each.Id, each.Text))], form.Reason!.Trim(), occasion with { Channel = Channel.Import }, cancellation) is { } problem ? problem : report;
    }

    private static List<Read> Concepts(IReadOnlyList<Statement> statements) =>
        [.. statements.Where(statement => statement.Predicate == $"{Skos.Rdf}type" && statement.Object == $"{Skos.Core}Concept").Select(statement => statement.Subject).Distinct().Select(subject =>
        {
            var own = statements.Where(statement => statement.Subject == subject).ToList();
            var matches = own.Where(statement => statement.Predicate.StartsWith(Skos.Core, StringComparison.Ordinal) && statement.Predicate.EndsWith("Match", StringComparison.Ordinal)).Select(statement => statement.Object).ToList();
            return new Read(Last(subject), new(
                Language.All.ToDictionary(language => language, IReadOnlyList<string> (language) => [.. Texts("prefLabel", language).Concat(Texts("altLabel", language)).Distinct()]),
                Links("broader"), Links("related"), [.. Codes("/gcm/").Select(code => int.TryParse(code, CultureInfo.InvariantCulture, out var number) ? number : 0)], Codes("/sdg/"), Codes("/dac/")), own);

            IEnumerable<string> Texts(string name, string language) => own.Where(statement => statement.Predicate == Skos.Core + name && statement.Language?.Split('-')[0] == language).Select(statement => statement.Object.Trim()).Where(label => label != "");

            string[] Links(string name) => [.. own.Where(statement => statement.Predicate == Skos.Core + name).Select(statement => Last(statement.Object)).Distinct().Order(StringComparer.Ordinal)];

            string[] Codes(string list) => [.. matches.Where(address => address.Contains(list, StringComparison.Ordinal)).Select(Last).Distinct()];
        })];

    private static string Last(string address) => address[(address.LastIndexOfAny(['/', '#', ':']) + 1)..];

    private ConceptDefect Defect(Read concept, Finding finding)
    {
        var place = concept.Statements.FirstOrDefault(statement => finding.Args.Length > 0 && (statement.Object == finding.Args[0]?.ToString() || Last(statement.Object) == finding.Args[0]?.ToString())) ?? concept.Statements[0];
        return new(place.Line, place.Column, concept.Id, finding.Field, wording.Words(finding));
    }
}
