using System.Text.RegularExpressions;

namespace Passerelle.Library.Ingest;

/// <summary>The parts of a fiche; <c>Other</c> is a heading of something the record has no field for.</summary>
internal enum Part { Header, Summary, Context, Concept, Events, Experts, Practices, Impact, Lessons, Sources, Title, Region, Countries, Period, Other }

/// <summary>A line that opens a part; <paramref name="Rest"/> is where the part's own words begin on the same line.</summary>
internal sealed record Heading(Part Part, int Rest, bool Labelled);

/// <summary>What fiches call their parts, in French and English.</summary>
internal static partial class Headings
{
    private static readonly Dictionary<Part, string> words = new()
    {
        [Part.Summary] = "résumé|en bref|en résumé|résumé de l'action|synthèse|présentation|summary|at a glance|in brief|abstract|overview|in a nutshell|executive summary|l'action en bref|the action in brief|aperçu",
        [Part.Context] = "contexte|contexte général|contexte de l'action|contexte de la demande|contexte et demande|contexte et justification|contexte national|contexte régional|contexte et besoins|le contexte|origine|origine de la demande|origines|situation|situation de départ|situation initiale|point de départ|arrière-plan|historique|genèse|problématique|contexte migratoire|demande|la demande|context|general context|the context|country context|regional context|background|background and context|context and background|context and request|background and request|setting|rationale|the request|request|situation analysis|starting point|why this action|origin of the request|policy context|contexte politique|cadre général|cadre|contexte et enjeux|enjeux|contexte et objectifs|context and objectives|the challenge|le défi|needs|besoins",
        [Part.Concept] = "concept|concept de l'action|concept d'action|le concept|conception|conception de l'action|démarche|la démarche|approche|l'approche|notre approche|approche suivie|approche retenue|approche de l'action|méthode|méthodologie|mise en œuvre|mise en oeuvre|mise en œuvre de l'action|l'action|description de l'action|déroulement|déroulement de l'action|description|action concept|concept of the action|the concept|the action|approach|the approach|our approach|approach of the action|approach taken|method|methodology|design|action design|design of the action|implementation|how it worked|what was done|what we did|ce qui a été fait|ce que nous avons fait|description of the action|réponse|la réponse|response|the response|intervention|l'intervention|concept and activities|concept et activités|approach and activities|approche et activités|how we worked|format|modalités|réalisation",
        [Part.Events] = "activités|activités réalisées|activités menées|les activités|activités de l'action|événements|évènements|les événements|calendrier|calendrier des activités|chronologie|conférences|ateliers|étapes|rencontres|programme|programme des activités|liste des activités|activities|activities carried out|main activities|key activities|events|timeline|calendar|calendar of activities|milestones|workshops|conferences|meetings|schedule|programme of activities|list of activities|activités principales|principales activités|activities and events|étapes clés|missions",
        [Part.Experts] = "experts|experts mobilisés|expertise mobilisée|expertise|les experts|experts participants|participants|équipe d'experts|expert team|panel|panel d'experts|panel of experts|experts involved|the experts|experts mobilised|experts mobilized|expert panel|experts and countries|provenance des experts|origin of experts|origin of the experts|experts from|expertise provided by|pays des experts|countries of experts",
        [Part.Practices] = "pratiques|bonnes pratiques|les pratiques|meilleures pratiques|pratiques prometteuses|bonnes pratiques identifiées|pratiques identifiées|pratiques recensées|pratiques à retenir|pratiques remarquables|pratiques inspirantes|pratiques innovantes|pratiques clés|pratiques utiles|pratiques exemplaires|good practices|good practice|practices|best practices|best practice|promising practices|key practices|practices identified|good practices identified|practices to keep|notable practices|innovative practices|what worked|what worked well|ce qui a bien fonctionné|ce qui a fonctionné|pratiques et innovations|practices and innovations",
        [Part.Impact] = "impact|impacts|l'impact|résultats|résultats et impact|résultats et impacts|impact et résultats|résultats obtenus|principaux résultats|les résultats|effets|retombées|impact de l'action|résultats de l'action|effets et résultats|impact and results|results and impact|results|outcomes|outcome|outcomes and impact|results achieved|main results|key results|impact of the action|effects|achievements|what changed|ce qui a changé|changements observés|follow-up and impact|réalisations|acquis|results and outcomes|suites|suivi et impact",
        [Part.Lessons] = "enseignements|enseignements tirés|les enseignements|principaux enseignements|enseignements de l'action|leçons|leçons apprises|leçons tirées|les leçons|leçons retenues|leçons de l'action|leçons de l'expérience|enseignements clés|ce que nous avons appris|lessons|lessons learnt|lessons learned|key lessons|lessons drawn|main lessons|lessons from the action|lessons of the action|what we learnt|what we learned|takeaways|key takeaways|learning|learnings|lessons identified|leçons et recommandations|enseignements et recommandations|lessons and recommendations|leçons à retenir|enseignements à retenir|bilan et enseignements|lessons and learning|main lessons learnt|main lessons learned|key lessons learnt|key lessons learned|conclusions and lessons|conclusions et enseignements",
        [Part.Sources] = "sources|notes|références|notes de bas de page|bibliographie|notes et références|notes et sources|references|footnotes|endnotes|notes and references|sources and references|sources et références|further reading|pour en savoir plus|notes and sources|liens|links",
        [Part.Title] = "titre|title|intitulé|titre de l'action|intitulé de l'action|action title|title of the action|nom de l'action|name of the action",
        [Part.Region] = "région|region|zone|zone géographique|area|geographic area|geographical area|région concernée|region covered|couverture géographique|geographical coverage|geographic coverage",
        [Part.Countries] = "country/ies|country(ies)|pays partenaire(s)|pays|pays demandeur|pays demandeurs|pays requérant|pays requérants|pays partenaire|pays partenaires|pays bénéficiaire|pays bénéficiaires|pays concernés|pays concerné|country|countries|requesting country|requesting countries|partner country|partner countries|beneficiary country|beneficiary countries|countries concerned|countries involved|beneficiaries|bénéficiaires|requested by|demandeurs|demandeur|demandé par|requérants|requérant|requesting authority|autorité requérante|requesting authorities|autorités requérantes|partenaires|partners|partenaire|partner|requesters",
        [Part.Period] = "période|durée|dates|date|période de mise en œuvre|calendrier de l'action|période d'exécution|period|duration|dates of the action|implementation period|timeframe|time frame|when|quand|années|années de mise en œuvre|years",
        [Part.Other] = "recommandations|recommendations|contact|contacts|perspectives|next steps|prochaines étapes|annexe|annexes|annex|conclusion|conclusions|à propos|about|partenaires institutionnels|remerciements|acknowledgements|domaines thématiques|thematic areas|budget|thème|theme|secteurs|sectors|domaine|pillar|pilier|secteur|sector|référence|reference|mots-clés|keywords|type|coût|cost|statut|status",
    };

    private static readonly Dictionary<string, Part> exact = words.SelectMany(each => each.Value.Split('|'), (each, name) => (Name: Letters.Bare(name), each.Key)).GroupBy(each => each.Name).ToDictionary(group => group.Key, group => group.First().Key);

    /// <summary>What a line opens; null when it is no heading.</summary>
    /// <param name="alone">Whether it stands apart from the lines around it.</param>
    public static Heading? Of(string line, bool alone)
    {
        var text = line.Trim();
        if (text.Length is < 3 or > 400) return null;
        var start = Number().Match(text).Length;
        var colon = text.IndexOf(':', start);
        if (colon < 0 && text.Length > 60) return null;
        // "Period: 2014–2015": a label and what it says.
        if (colon > 0 && colon < 60 && text[(colon + 1)..].Trim() is not "")
        {
            if (!exact.TryGetValue(Letters.Bare(text[start..colon]), out var labelled) && Nearly(Letters.Bare(text[start..colon])) is var near) labelled = near ?? Part.Header;
            if (labelled == Part.Header) return null;
            var rest = line.IndexOf(':') + 1;
            return new(labelled, rest, true);
        }
        if (text.Length > 60 || text[^1] is '.' or ',' or ';' or '?' || !alone) return null;
        var bare = Letters.Bare(Roman().Replace(text[start..].Trim(' ', ':', '–', '—', '-', '*', '#', '_', '|', '•', '■', '▪', '►'), ""));
        if (exact.TryGetValue(bare, out var part)) return part is Part.Title or Part.Region or Part.Countries or Part.Period || part != Part.Header ? new(part, line.Length, false) : null;
        if (Nearly(bare) is { } close) return new(close, line.Length, false);
        // "Context and challenges": the first of two names decides.
        var pair = Both().Match(bare);
        return pair.Success && exact.TryGetValue(pair.Groups["first"].Value, out part) && part is Part.Context or Part.Concept or Part.Practices or Part.Impact or Part.Lessons ? new(part, line.Length, false) : null;
    }

    private static Part? Nearly(string bare)
    {
        if (bare.Length < 5) return null;
        (Part Part, double Away)? best = null;
        foreach (var (name, part) in exact)
        {
            if (name.Length < 6 || Math.Abs(name.Length - bare.Length) > 2) continue;
            var away = Math.Min(Letters.Distance(bare, name), Letters.Distance(bare.Replace("rn", "m").Replace("cl", "d"), name.Replace("rn", "m").Replace("cl", "d")));
            if (away <= Math.Max(1, name.Length / 7.0) && (best is null || away < best.Value.Away)) best = (part, away);
        }
        return best?.Part;
    }

    [GeneratedRegex(@"^(?:[#*•■▪►>|]+\s*|(?:\d{1,2}|[IVX]{1,4}|[A-H])\s*[.)]\s*|\d{1,2}\s*[-–]\s*|\d\s+(?=\p{Lu}))*")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?<first>\S.*?) (?:and|et) \S+(?: \S+){0,3}$")]
    private static partial Regex Both();

    [GeneratedRegex(@"\s+\d{1,3}$")]
    private static partial Regex Roman();
}
