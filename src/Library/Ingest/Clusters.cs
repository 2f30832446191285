using System.Text.RegularExpressions;

namespace Passerelle.Library.Ingest;

/// <summary>Countries named one after the other, as in <c>les gouvernements indonésien, philippin et vietnamien</c>.</summary>
internal sealed record Cluster(int Start, int End, IReadOnlyList<Mention> Mentions)
{
    public IEnumerable<string> Codes => Mentions.Select(mention => mention.Code);
}

/// <summary>Who asked, and where experts came from: the countries named next to words that say so.</summary>
internal static partial class Clusters
{
    public static IReadOnlyList<Cluster> In(string text, string language)
    {
        var clusters = new List<Cluster>();
        foreach (var mention in Nations.In(text, language))
        {
            if (clusters.Count > 0 && clusters[^1] is var last && Between().IsMatch(text[last.End..mention.Start])) clusters[^1] = new(last.Start, mention.End, [.. last.Mentions, mention]);
            else clusters.Add(new(mention.Start, mention.End, [mention]));
        }
        return clusters;
    }

    /// <summary>Countries that asked for the Action or benefit from it, as the text says it.</summary>
    public static IEnumerable<string> Requesters(string text, string language)
    {
        foreach (var sentence in Sentences(text))
        {
            var clusters = In(sentence, language).Where(cluster => !Elsewhere(sentence, cluster)).ToList();
            if (clusters.Count == 0) continue;
            foreach (Match cue in Asks().Matches(sentence))
            {
                var after = Asked().IsMatch(cue.Value);
                var near = clusters.Select(cluster => (cluster, Gap: Gap(cluster, cue), Later: cluster.Start >= cue.Index)).Where(each => each.Gap < 160)
                    .OrderBy(each => each.Later == after ? each.Gap : each.Gap + 200).FirstOrDefault();
                if (near.cluster is null) continue;
                foreach (var code in near.cluster.Codes) yield return code;
                // "at the request of Ghana, later joined by Togo and Benin"
            }
            foreach (Match cue in Expert().IsMatch(sentence) ? [] : Joins().Matches(sentence).ToArray())
                if (clusters.FirstOrDefault(cluster => cluster.Start >= cue.Index + cue.Length && cluster.Start - cue.Index - cue.Length < 60) is { } joined) foreach (var code in joined.Codes) yield return code;
        }
    }

    /// <summary>Countries whose experts took part.</summary>
    public static IEnumerable<string> Experts(string text, string language)
    {
        foreach (var sentence in Sentences(text))
        {
            var clusters = In(sentence, language);
            if (clusters.Count == 0) continue;
            var taken = new HashSet<Cluster>();
            foreach (Match cue in Expert().Matches(sentence))
            {
                var (start, end) = (cue.Index, cue.Index + cue.Length);
                // "experts from Spain", "experts hongrois, italiens …"
                if (clusters.FirstOrDefault(cluster => cluster.Start >= end) is { } after && Leads().IsMatch(sentence[end..after.Start])) taken.Add(after);
                // "officials from Lisbon and Utrecht acted as experts"
                if (clusters.LastOrDefault(cluster => cluster.End <= start) is { } acting && ActedAs().IsMatch(sentence[acting.End..start])) taken.Add(acting);
                // "Spanish and Dutch experts"
                if (clusters.LastOrDefault(cluster => cluster.End <= start) is { } before && Follows().IsMatch(sentence[before.End..start]) && before.Mentions[^1].Kind == NationWord.Adjective) taken.Add(before);
                // "Belgium, Spain and Sweden sent experts"
                if (clusters.LastOrDefault(cluster => cluster.End <= start) is { } senders && Sent().IsMatch(sentence[senders.End..start])) taken.Add(senders);
            }
            // "… and a judge from Malta": goes on where one has begun.
            for (var i = 1; i < clusters.Count; i++)
                if (taken.Contains(clusters[i - 1]) && GoesOn().IsMatch(sentence[clusters[i - 1].End..clusters[i].Start])) taken.Add(clusters[i]);
            foreach (var cluster in taken)
            {
                var from = Origin().IsMatch(sentence[..cluster.Start]);
                foreach (var mention in cluster.Mentions.Where(mention => from || mention.Kind != NationWord.City)) yield return mention.Code;
            }
        }
    }

    private static int Gap(Cluster cluster, Match cue) => cluster.Start >= cue.Index ? cluster.Start - cue.Index - cue.Length : cue.Index - cluster.End;

    /// <summary>Named as a place to go to, a donor or a source of expertise rather than as one who asks.</summary>
    private static bool Elsewhere(string sentence, Cluster cluster) => Towards().IsMatch(sentence[Math.Max(0, cluster.Start - 45)..cluster.Start]) || cluster.Mentions.All(mention => mention.Kind == NationWord.City) && AsPlace().IsMatch(sentence[Math.Max(0, cluster.Start - 12)..cluster.Start]);

    public static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Where(sentence => sentence.Trim() != "");

    [GeneratedRegex(@"^[\s,]+(?:(?:ont|a|have|has)\s+)?(?:served|acted|participated|took\s+part|came|worked|servi|agi|participé|intervenus?|intervenaient)\s+(?:as|comme|en\s+tant\s+qu['’]|en\s+qualité\s+d['’])?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex ActedAs();

    [GeneratedRegex(@"\b(?:from|of|des?|du|d['’]|venus?|originaires?)\s*(?:la\s+|the\s+|l['’])?$", RegexOptions.IgnoreCase)]
    private static partial Regex Origin();

    private const string Number = @"un|une|deux|trois|quatre|cinq|six|sept|huit|one|two|three|four|five|six|seven|eight|\d+";

    [GeneratedRegex($@"^[\s,;/&()\-–]*(?:(?:et|and|ainsi\s+que|as\s+well\s+as|puis|then|plus|ou|or|both|de|du|des|d['’]|la|le|les|l['’]|I['’]|the|of|from|in|en|au|aux|à|{Number}|in\s+addition\s+to|avec|with|together\s+with|enfin|finally|république|republic|gouvernements?|governments?|kingdom|royaume|that|celui|celle|ceux)[\s,;/&()\-–]*)*$", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:à\s+la\s+demande|a\s+la\s+demande|at\s+the\s+request|demande[sé]?\w*|requ[êe]tes?|requérant\w*|sollicit\w+|saisi\w*|souhait\w+|requests?|requested|requesting|asked|approached|applied|appealed|submitted|turned\s+to|sought|s['’](?:est|étai\w+|sont)\s+adressée?s?|fait\s+appel|introdui\w+|bénéfici\w+|beneficiar\w+|benefit\w*|en\s+faveur|appui\s+à|au\s+profit|in\s+support\s+of|pays\s+partenaires?|partner\s+countr\w+|déposé\w*|formul\w+\s+une|initiat\w+|at\s+the\s+invitation|à\s+l['’]invitation|wished|wanted|voul\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(@"à\s+la\s+demande|a\s+la\s+demande|request\b|en\s+faveur|appui|au\s+profit|in\s+support|partner|partenaire|invitation|bénéficiaire|beneficiar|requêtes?$|demandes?$", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b(?:rejoint\w*|ralli\w+|associé\w*\s+à|joined(?:\s+later)?(?:\s+by)?|ont\s+rejoint|se\s+sont\s+joints?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Joins();

    [GeneratedRegex(@"\b(?:vers|towards?|to\s+reach|en\s+route\s+to|financ\w+\s+(?:par|by|from)|funded\s+by|part\s+du|par\s+des\s+experts?|experts?(?:\s+\w+)?|d[ée]part\s+vers|en\s+provenance|arriving\s+from|frontière\s+(?:avec|de)|border\s+with|voisine?s?|neighbouring|exemple\s+d[eu]|example\s+of|modèle|model|diaspora\s+(?:en|in|au)|installé\w*\s+(?:en|au|aux)|living\s+in|residing\s+in|vivant\s+(?:en|au)|modelled\s+on|comme|such\s+as|avec|with\s+the\s+support\s+of)\s+(?:la|le|les|l['’]|the|of|du|de|d['’])?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Towards();

    [GeneratedRegex(@"\b(?:à|at|in|de)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex AsPlace();

    [GeneratedRegex(@"\b(?:experte?s?|expertise|spécialistes?|specialists?|praticien\w*|practitioners?|formateurs?|formatrices?|trainers?|intervenante?s?|pairs|peers|homologues|consultante?s?|conseillers?|advisers?|advisors?|facilitateurs?|facilitators?|mobilis\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Expert();

    [GeneratedRegex(@"^[\s,:()–-]*(?:[\p{L}'’-]+[\s,:()–-]+){0,7}(?:l['’]|d['’])?$")]
    private static partial Regex Leads();

    [GeneratedRegex(@"^\s+(?:(?:public|national|senior|police|immigration|asylum|migration|government|civil|border|independent|\w+-level)\s+){0,2}$", RegexOptions.IgnoreCase)]
    private static partial Regex Follows();

    [GeneratedRegex(@"^\s+(?:(?:ont|a|have|has|each|chacun\w*|tous|all|also|également)\s+)*(?:sent|sends|provided|seconded|envoyé|mis\s+à\s+disposition|délégué|détaché|mobilisé|fourni|lent|contributed|nominated|désigné|dépêché)\s+(?:[\p{L}'’\d-]+\s+){0,4}$", RegexOptions.IgnoreCase)]
    private static partial Regex Sent();

    [GeneratedRegex(@"^(?:[\s,;:()–-]+|\b(?:ainsi\s+que|as\s+well\s+as|et|and|puis|then|along\s+with|un|une|one|two|deux|trois|three|a|an|another|un\s+autre)\b)(?:[\p{L}'’-]+[\s,;()–-]+){0,6}(?:l['’]|d['’])?$", RegexOptions.IgnoreCase)]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"(?<=[.!?;])\s+(?=[\p{Lu}«“""])|\n+")]
    private static partial Regex SentenceEnd();
}
