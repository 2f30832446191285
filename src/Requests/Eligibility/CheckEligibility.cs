using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Eligibility;

/// <summary>A rule of the phase as the machine reads it on this request.</summary>
/// <param name="Met">Null when a person has to judge.</param>
/// <param name="Why">Codes or names it rests on.</param>
internal sealed record RuleReading(EligibilityRule Rule, bool? Met, string Why);

/// <summary>Reads the rules of the phase in force on the day of submission against the record; what no rule can read is left to a person.</summary>
internal static class EligibilityReader
{
    private const string support = "support-letter", withGovernment = "with-government";

    public static IReadOnlyList<RuleReading> Read(Request request, Phase phase, IReadOnlyDictionary<OfficeId, OfficeCard> cards) =>
        [.. RulesFor(request, phase, cards).Select(rule => Read(rule, request, phase, cards))];

    /// <summary>The rules about who asks, which those who ask can see and mend before they submit.</summary>
    public static IReadOnlyList<RuleReading> ReadRequesters(Request request, Phase phase, IReadOnlyDictionary<OfficeId, OfficeCard> cards) =>
        [.. RulesFor(request, phase, cards).Where(rule => rule.Kind == "requester").Select(rule => Read(rule, request, phase, cards))];

    /// <summary>The phase's rules; that of the letter of support only where somebody asks who needs one.</summary>
    private static IEnumerable<EligibilityRule> RulesFor(Request request, Phase phase, IReadOnlyDictionary<OfficeId, OfficeCard> cards) =>
        NeedsSupport(request, phase, cards).Any() && Facility.Rule(support) is { } rule ? Facility.RulesOf(phase).Append(rule) : Facility.RulesOf(phase);

    private static IEnumerable<Party> NeedsSupport(Request request, Phase phase, IReadOnlyDictionary<OfficeId, OfficeCard> cards) =>
        request.Members.Where(party => phase.SupportLetterKinds?.Contains(cards[party.Office].InstitutionKind) ?? false);

    private static RuleReading Read(EligibilityRule rule, Request request, Phase phase, IReadOnlyDictionary<OfficeId, OfficeCard> cards)
    {
        var parties = request.Members.ToList();
        string Institutions(IEnumerable<Party> some) => Names(some.Select(party => cards[party.Office].Institution.ToString()));
        switch (rule.Kind)
        {
            case "scope":
                var areas = request.Chosen("areas").Select(Facility.Area).OfType<Area>().ToList();
                var outside = areas.Where(area => !phase.Pillars.Contains(area.Pillar)).ToList();
                return new(rule, areas.Count > outside.Count, Names((outside.Count == 0 ? areas : outside).Select(area => area.Names.ToString())));
            case "country":
                var day = request.SubmittedOn ?? DateOnly.FromDateTime(request.OpenedAt.UtcDateTime);
                var countries = request.Countries;
                // An international body alone has no country that a list could name.
                if (countries.Count == 0) return new(rule, null, Institutions(parties));
                var closed = countries.Where(country => Facility.CountryEligibleOn(country, day) is null).ToList();
                return new(rule, closed.Count == 0, Names((closed.Count == 0 ? countries : closed).Select(Countries.Name)));
            case "requester" when rule.Id == withGovernment:
                var others = parties.Where(party => phase.JoinWithGovernment.Contains(cards[party.Office].InstitutionKind)).ToList();
                var alone = others.Where(party => !parties.Any(beside => (beside.Country == party.Country || beside.Country == "") && Facility.InstitutionKind(cards[beside.Office].InstitutionKind) is { PublicAuthority: true })).ToList();
                return new(rule, alone.Count == 0, Institutions(alone.Count == 0 ? others : alone));
            case "requester" when rule.Id == support:
                return new(rule, request.SupportLetters.Count > 0, Institutions(NeedsSupport(request, phase, cards)));
            case "requester":
                var kinds = phase.LeadKinds.Concat(phase.JoinWithGovernment).ToHashSet();
                var strangers = parties.Where(party => party.IsLead ? !phase.LeadKinds.Contains(cards[party.Office].InstitutionKind) : !kinds.Contains(cards[party.Office].InstitutionKind)).ToList();
                return new(rule, strangers.Count == 0, Institutions(strangers.Count == 0 ? parties.Where(party => party.IsLead) : strangers));
            case "exclusion":
                return new(rule, !request.Chosen("items").Contains(rule.Id), "");
            default:
                return new(rule, null, "");
        }
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);
}

/// <param name="Met">By rule id.</param>
/// <param name="Notes">By rule id; needed where the judgement differs from the machine's reading.</param>
internal sealed record EligibilityForm(IReadOnlyDictionary<string, bool> Met, IReadOnlyDictionary<string, string?> Notes);

/// <summary>The officer judges each rule; the request then goes to appraisal, or is found ineligible with the rules that stand in the way.</summary>
internal sealed class CheckEligibility(RequestsDb db, OfficesDesk offices)
{
    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, bool eligible, CancellationToken cancellation)
    {
        var cards = await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation);
        return eligible ? RequestLetters.FoundEligible(request, cards) : RequestLetters.FoundIneligible(request, cards);
    }

    public async Task<Outcome<string>> Run(string reference, EligibilityForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        // Whoever may confirm may also refuse; the table has the same office for both, so one guard tells who and from where.
        if (RequestFlow.Table.Check(RequestAct.ConfirmEligible, request, occasion.By).Problem is { Kind: not ProblemKind.Invalid } problem) return problem;
        if (Facility.PhaseOn(request.SubmittedOn ?? occasion.Today) is not { } phase) return Problem.Invalid("", "requests.eligibility.no-phase");
        var cards = await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation);
        var findings = new List<Finding>();
        var judged = new List<EligibilityFinding>();
        foreach (var reading in EligibilityReader.Read(request, phase, cards))
        {
            var (id, note) = (reading.Rule.Id, form.Notes.GetValueOrDefault(reading.Rule.Id)?.Trim());
            if (!form.Met.TryGetValue(id, out var met)) findings.Add(new($"Met[{id}]", "requests.eligibility.judge"));
            else if (reading.Met is { } read && read != met && string.IsNullOrEmpty(note)) findings.Add(new($"Notes[{id}]", "requests.eligibility.say-why"));
            judged.Add(new(id, met, string.IsNullOrEmpty(note) ? null : note));
        }
        if (findings.Count > 0) return Problem.Invalid(findings);

        request.Eligibility = new(phase.Id, judged, occasion.Today);
        var passage = RequestFlow.Table.Check(request.Eligibility.AllMet ? RequestAct.ConfirmEligible : RequestAct.FindIneligible, request, occasion.By);
        if (passage.Problem is { } still) return still;
        var letters = await Letters(request, request.Eligibility.AllMet, cancellation);
        request.Take(passage.Value, occasion.At);
        var fact = request.ForEverybody(passage.Value.Step.Fact, passage.Value.Office, new { phase = phase.Id, findings = judged }, letters);
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }
}
