using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Describe;
using Passerelle.Panels.Public;
using Passerelle.Panels.Wait;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Mobilise;

internal sealed class CallForm
{
    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    /// <summary>ISO 639-1 codes, spoken there.</summary>
    public List<string> Languages { get; set => field = value ?? []; } = [];

    /// <summary>The language the terms are written in.</summary>
    public string? Language { get; set; }

    public string? Terms { get; set; }

    public DateOnly? ClosesOn { get; set; }

    /// <summary>Id of the office of the requesting side that is asked about the experts.</summary>
    public string? Host { get; set; }
}

/// <summary>Those of one administration who are to be called.</summary>
/// <param name="Office">Null where nobody speaks for their administration.</param>
internal sealed record HomeCall(OfficeCard? Office, IReadOnlyList<ExpertCard> Experts);

/// <summary>What a call would do, before it is sent.</summary>
/// <param name="Begun">Null before the first call.</param>
/// <param name="Hosts">Offices of the requesting side, the likeliest host first.</param>
internal sealed record CallPlan(Panel Panel, Mobilisation? Begun, Mission Mission, IReadOnlyList<HomeCall> Homes, IReadOnlyList<OfficeCard> Hosts);

/// <summary>
/// Calls the experts of a proposed panel by way of those who speak for their administrations: one call to each office, with the names it may know. Whoever has nobody to speak for them gets a
/// seat whose release an officer states from paper.
/// </summary>
internal sealed class CallHomes(PanelsDb db, Missions missions, OfficesDesk offices, LinksDesk links, RosterDesk roster)
{
    public async Task<Outcome<CallPlan>> Plan(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } panel) return Problem.NotFound();
        if (PanelFlow.Table.Check(PanelAct.Call, panel, occasion.By).Problem is { } no) return no;
        var mission = await missions.Find(panel.ActionReference, panel.Activity, occasion.By, cancellation);
        if (mission.Problem is { } undated) return undated;
        var begun = await db.Mobilisations.SingleOrDefaultAsync(each => each.Panel == reference, cancellation);
        List<Call> calls = begun is null ? [] : await db.Calls.AsNoTracking().Where(call => call.Mobilisation == begun.Id).OrderBy(call => call.Reference).ToListAsync(cancellation);
        List<Seat> seats = begun is null ? [] : await db.Seats.AsNoTracking().Where(seat => seat.Mobilisation == begun.Id).OrderBy(seat => seat.Reference).ToListAsync(cancellation);
        var uncalled = Chairs.Of(panel, calls, seats).Where(chair => chair.State == ChairState.Uncalled).Select(chair => chair.Id).ToList();
        var experts = (await roster.Cards(uncalled, occasion.By, cancellation)).Values.OrderBy(card => card.Reference, StringComparer.Ordinal).ToList();
        var cards = await offices.Cards([.. experts.Select(expert => expert.FocalPoint).OfType<OfficeId>().Distinct()], cancellation);
        var homes = experts.GroupBy(expert => expert.FocalPoint is { } office && cards.ContainsKey(office) ? office : (OfficeId?)null)
            .Select(home => new HomeCall(home.Key is { } office ? cards[office] : null, [.. home])).OrderBy(home => home.Office is null).ThenBy(home => home.Office?.Country, StringComparer.Ordinal).ThenBy(home => home.Office?.Reference, StringComparer.Ordinal).ToList();
        var asking = await offices.Cards(mission.Value.Action.Requesters, cancellation);
        var hosts = mission.Value.Action.Requesters.Where(asking.ContainsKey).Select(office => asking[office]).OrderBy(office => office.Country != mission.Value.Activity.Country).ToList();
        return new CallPlan(panel, begun, mission.Value, homes, hosts);
    }

    /// <summary>What the form starts from.</summary>
    public static CallForm Start(CallPlan plan, Occasion occasion)
    {
        var workflow = occasion.By.Workflow;
        var closes = WorkingDays.After(occasion.Today, Clocks.Days(Clocks.Call, workflow), workflow.Home, workflow).To;
        if (plan.Begun is { } begun) return new() { From = begun.From, Until = begun.Until, Languages = [.. begun.Languages], Language = begun.Language, Terms = begun.Terms, Host = begun.Host.Value.ToString(), ClosesOn = closes < begun.From ? closes : begun.From.AddDays(-1) };
        var from = plan.Mission.Query.From;
        return new()
        {
            From = from, Until = from.AddDays(plan.Mission.Days - 1), Languages = [.. plan.Mission.Activity.Interpretation], Language = Language.Current, ClosesOn = closes < from ? closes : from.AddDays(-1),
            Host = plan.Hosts.Count > 0 ? plan.Hosts[0].Id.Value.ToString() : null,
        };
    }

    /// <summary>The letters as they would be; their links are made when they are sent.</summary>
    public static IReadOnlyList<LetterDraft> Letters(CallPlan plan, CallForm form)
    {
        var shown = plan.Begun ?? New(plan, default, "MOB", new(Guid.Empty), default);
        if (plan.Begun is null) shown.Write(form.From ?? plan.Mission.Query.From, form.Until ?? plan.Mission.Query.Until, [], Language.Source, "");
        return [.. plan.Homes.Where(home => home.Office is not null).Select(home => MobilisationLetters.Called(shown, shown.Reference, home.Experts.Count, form.ClosesOn ?? shown.From, home.Office!, null))];
    }

    /// <summary>The reference of the mobilisation.</summary>
    public async Task<Outcome<string>> Run(string reference, CallForm form, Occasion occasion, CancellationToken cancellation)
    {
        var planned = await Plan(reference, occasion, cancellation);
        if (planned.Problem is { } no) return no;
        var plan = planned.Value;
        if (plan.Homes.Count == 0) return Problem.Conflict("panels.call.nobody");
        var findings = Findings(plan, form, occasion.Today);
        if (findings.Count > 0) return Problem.Invalid(findings);

        var passage = PanelFlow.Table.Check(PanelAct.Call, plan.Panel, occasion.By).Value;
        var mobilisation = plan.Begun;
        if (mobilisation is null)
        {
            mobilisation = New(plan, occasion.At, await db.Db.NextReference("MOB", occasion.At.Year, cancellation), plan.Hosts.Single(host => host.Id.Value.ToString() == form.Host).Id, ITypedId<MobilisationId>.New(occasion.At));
            mobilisation.Write(form.From!.Value, form.Until!.Value, [.. form.Languages.Distinct()], form.Language!, form.Terms!.ReplaceLineEndings("\n").Trim());
            db.Mobilisations.Add(mobilisation);
        }
        var facts = new List<Fact> { new(passage.Step.Fact, mobilisation.Case, plan.Panel.Reference, new { mobilisation = mobilisation.Reference, experts = plan.Homes.SelectMany(home => home.Experts).Select(expert => expert.Reference) }, Panel.Readers) { Office = passage.Office } };
        foreach (var home in plan.Homes)
        {
            foreach (var expert in home.Experts) await roster.Asked(expert.Id, occasion.Today, cancellation);
            if (home.Office is { } office)
            {
                var call = new Call
                {
                    Id = ITypedId<CallId>.New(occasion.At), Reference = await db.Db.NextReference("CAL", occasion.At.Year, cancellation), Mobilisation = mobilisation.Id, CaseId = mobilisation.CaseId, CaseReference = mobilisation.CaseReference,
                    Office = office.Id, Country = office.Country, SentAt = occasion.At, ClosesOn = form.ClosesOn!.Value, Seats = home.Experts.Count, Days = mobilisation.Days, Named = [.. home.Experts.Select(expert => expert.Reference)],
                };
                db.Calls.Add(call);
                var link = links.Make(MobilisationLetters.CallPage, call.Reference, office.Id, office.Language, occasion.At);
                facts.Add(call.Fact("panels.call-sent", passage.Office, new { seats = call.Seats, call.ClosesOn, call.Named }, [MobilisationLetters.Called(mobilisation, call.Reference, call.Seats, call.ClosesOn, office, link)]));
            }
            else
                foreach (var expert in home.Experts)
                {
                    var seat = Opened(mobilisation, null, new(expert.Reference, expert.Id, null, null), expert.Country, await db.Db.NextReference("CHR", occasion.At.Year, cancellation), occasion.At);
                    db.Seats.Add(seat);
                    facts.Add(seat.Fact("panels.seat-opened", passage.Office, new { expert = seat.Expert }));
                }
        }
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : mobilisation.Reference;
    }

    /// <summary>A seat for somebody named, or for somebody for whom nobody speaks.</summary>
    public static Seat Opened(Mobilisation mobilisation, Call? call, Nomination named, string? country, string reference, DateTimeOffset at) => new()
    {
        Id = ITypedId<SeatId>.New(at), Reference = reference, Mobilisation = mobilisation.Id, CaseId = mobilisation.CaseId, CaseReference = mobilisation.CaseReference, Expert = named.Expert, ExpertId = named.Id, Nomination = call is null ? null : named,
        Call = call?.Id, Office = call?.Office, Country = call?.Country ?? country, Since = at,
    };

    private static Mobilisation New(CallPlan plan, DateTimeOffset at, string reference, OfficeId host, MobilisationId id) => new()
    {
        Id = id, Reference = reference, Panel = plan.Panel.Reference, PanelId = plan.Panel.Id, Action = plan.Panel.Action, ActionReference = plan.Panel.ActionReference, CaseId = plan.Panel.CaseId, CaseReference = plan.Panel.CaseReference,
        BegunAt = at, Title = plan.Mission.Activity.Title, Place = plan.Mission.Activity.Place, Country = plan.Mission.Activity.Country, Host = host, Wanted = [.. plan.Panel.Profile.Wanted.Select(wanted => wanted.Concept)],
    };

    private static List<Finding> Findings(CallPlan plan, CallForm form, DateOnly today)
    {
        var findings = new List<Finding>();
        var from = plan.Begun?.From ?? form.From;
        if (form.ClosesOn is not { } closes) findings.Add(new("ClosesOn", "panels.call.closes-needed"));
        else if (closes <= today) findings.Add(new("ClosesOn", "panels.call.closes-past"));
        else if (from is { } first && closes >= first) findings.Add(new("ClosesOn", "panels.call.closes-late", first));
        // What was said to the first administrations is said to all.
        if (plan.Begun is not null) return findings;
        if (form.From is not { } begins) findings.Add(new("From", "panels.call.from-needed"));
        else if (begins <= today) findings.Add(new("From", "panels.call.from-past"));
        if (form.Until is not { } ends) findings.Add(new("Until", "panels.call.until-needed"));
        else if (ends < form.From || form.From is { } start && ends.DayNumber - start.DayNumber > 90) findings.Add(new("Until", "panels.call.until-wrong"));
        if (form.Languages.Count == 0 || form.Languages.Any(language => !Spoken.Knows(language))) findings.Add(new("Languages", "panels.call.languages-needed"));
        if (form.Language is null || !Language.Knows(form.Language)) findings.Add(new("Language", "panels.call.language-needed"));
        if (string.IsNullOrWhiteSpace(form.Terms)) findings.Add(new("Terms", "panels.call.terms-needed"));
        else if (form.Terms.Length > Mobilisation.MaxTerms) findings.Add(new("Terms", "platform.problem.too-long", Mobilisation.MaxTerms, form.Terms.Length));
        if (plan.Hosts.All(host => host.Id.Value.ToString() != form.Host)) findings.Add(new("Host", "panels.call.host-needed"));
        return findings;
    }
}
