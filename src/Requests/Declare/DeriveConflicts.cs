using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Declare;

/// <summary>A conflict as the directory suggests it, before it is noted.</summary>
internal sealed record Derived(OfficeId Office, ConflictBasis Basis, string Mark, List<ConflictStep> Steps);

/// <summary>
/// Conflicts of interest that follow from what the directory knows, each in at most two steps: from the office, or from a person who acts for it, to an
/// institution that asks.
/// </summary>
internal sealed class DeriveConflicts(RequestsDb db, OfficesDesk offices)
{
    /// <summary>For each of the offices, what stands between it and the request as of a day.</summary>
    public async Task<IReadOnlyList<Derived>> For(Request request, IReadOnlyCollection<OfficeId> among, DateOnly today, CancellationToken cancellation)
    {
        var parties = request.ActiveParties.ToList();
        var cards = await offices.Cards([.. among.Concat(parties.Select(party => party.Office)).Distinct()], cancellation);
        var houses = await offices.Institutions([.. cards.Keys], cancellation);
        var asking = parties.Where(party => cards.ContainsKey(party.Office)).Select(party => (Party: party, Card: cards[party.Office], House: houses[party.Office])).ToList();
        var people = await offices.HoldersOf(among, today, cancellation);
        var posts = (await offices.Posts([.. people.SelectMany(office => office).Select(person => person.Account).Distinct()], cancellation)).ToLookup(post => post.Account);
        var programmes = await offices.ProgrammesOf(among, cancellation);
        var found = new List<Derived>();
        foreach (var office in among.Distinct().Where(cards.ContainsKey))
        {
            var card = cards[office];
            foreach (var (_, partner, house) in asking.Where(each => each.House == houses[office]).DistinctBy(each => each.House))
                found.Add(new(office, ConflictBasis.SameInstitution, $"institution:{house.Value}",
                    [new("belongs-to", [card.Name, card.Institution]), new("institution-asks", [partner.Institution, partner.Name])]));
            // A service is asked because it sits in the country; an appraiser or a member of the committee is not.
            if (card.Country is { } country && !IsServiceOnly(card))
                foreach (var (party, partner, house) in asking.Where(each => each.Party.Country == country && each.House != houses[office]).Take(1))
                    found.Add(new(office, ConflictBasis.SameCountry, $"country:{country}",
                        [new("is-of-country", [card.Name, Countries.Find(country)?.Names ?? LocalizedText.Written(Language.Source, country)]), new("country-asks", [partner.Institution, Countries.Find(party.Country)?.Names ?? LocalizedText.Empty])]));
            found.AddRange(OfPeople(card, [.. people[office].SelectMany(person => posts[person.Account])], [.. asking.Where(each => each.House != houses[office]).Select(each => (each.Card, each.House)).DistinctBy(each => each.House)]));
            found.AddRange(OfProgrammes(request, card, programmes[office]));
        }
        return found;
    }

    /// <summary>Adds what is not noted yet for the offices, unsaved; the facts go with it.</summary>
    public async Task<IReadOnlyList<Fact>> Note(Request request, IReadOnlyCollection<OfficeId> among, Occasion occasion, CancellationToken cancellation)
    {
        var known = (await db.Conflicts.AsNoTracking().Where(conflict => conflict.Request == request.Id).Select(conflict => new { conflict.Office, conflict.Mark }).ToListAsync(cancellation)).ToHashSet();
        var facts = new List<Fact>();
        foreach (var derived in await For(request, among, occasion.Today, cancellation))
        {
            if (known.Contains(new { derived.Office, derived.Mark })) continue;
            db.Conflicts.Add(new()
            {
                Id = ITypedId<ConflictId>.New(occasion.At), Request = request.Id, Office = derived.Office, Basis = derived.Basis, Mark = derived.Mark, Steps = derived.Steps, FoundAt = occasion.At,
            });
            facts.Add(request.ForTeam("requests.conflict-derived", null, new { office = derived.Office, basis = derived.Basis, steps = derived.Steps }, null, [.. request.CommitteeTokens, To.Office(derived.Office.Value)]));
        }
        if (facts.Count > 0) await db.Recuse(request, offices, cancellation);
        return facts;
    }

    /// <summary>Those of the offices that are, or would be once everything is noted, kept from deciding.</summary>
    public async Task<IReadOnlySet<OfficeId>> Standing(Request request, IReadOnlyCollection<OfficeId> among, DateOnly today, CancellationToken cancellation)
    {
        var known = await db.Conflicts.AsNoTracking().Where(conflict => conflict.Request == request.Id).Select(conflict => new { conflict.Office, conflict.Mark, conflict.Status }).ToListAsync(cancellation);
        return (await For(request, among, today, cancellation)).Where(derived => known.All(noted => (noted.Office, noted.Mark) != (derived.Office, derived.Mark))).Select(derived => derived.Office)
            .Concat(known.Where(noted => noted.Status != ConflictStatus.Dismissed).Select(noted => noted.Office)).Intersect(among).ToHashSet();
    }

    /// <summary>The letters by which a case comes before the committee.</summary>
    public async Task<IReadOnlyList<LetterDraft>> PaperReady(Request request, DateOnly today, CancellationToken cancellation)
    {
        var committee = await offices.With(Role.Committee, cancellation);
        return DecisionLetters.PaperReady(request, committee, await Standing(request, [.. committee.Select(office => office.Id)], today, cancellation));
    }

    private static IEnumerable<Derived> OfPeople(OfficeCard office, IReadOnlyList<Post> posts, IReadOnlyList<(OfficeCard Card, InstitutionId House)> asking) =>
        from post in posts
        from house in asking
        where post.At(house.House, house.Card.Institution)
        group post by (post.Account, house.House) into several
        let post = several.MaxBy(post => post.From)!
        let person = LocalizedText.Written(Language.Source, post.Person)
        select new Derived(office.Id, ConflictBasis.FormerPost, $"post:{post.Account}:{several.Key.House.Value}",
            [new("acts-for", [person, office.Name]), new("was-at", [person, post.Function, post.InstitutionName], post.From, post.Until)]);

    private static IEnumerable<Derived> OfProgrammes(Request request, OfficeCard office, IEnumerable<OfficeProgramme> programmes)
    {
        var (countries, areas, opened) = (request.ActiveParties.Select(party => party.Country).ToHashSet(), request.Chosen("areas").ToHashSet(), DateOnly.FromDateTime(request.OpenedAt.UtcDateTime));
        return from programme in programmes
               let place = programme.Countries.FirstOrDefault(countries.Contains)
               let area = programme.Areas.FirstOrDefault(areas.Contains)
               where place is not null && area is not null && (programme.Until is null || programme.Until >= opened)
               select new Derived(office.Id, ConflictBasis.ParallelProgramme, $"programme:{programme.Id}",
                   [new("runs-programme", [office.Name, LocalizedText.Written(Language.Source, programme.Title)], programme.From, programme.Until),
                    new("same-place-and-area", [Countries.Find(place)?.Names ?? LocalizedText.Empty, Facility.Area(area)?.Names ?? LocalizedText.Empty])]);
    }

    private static bool IsServiceOnly(OfficeCard office) => office.Roles.Contains(Role.Service) && !office.Roles.Contains(Role.Appraiser) && !office.Roles.Contains(Role.Committee);
}
