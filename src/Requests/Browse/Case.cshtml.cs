using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Requests.AskBack;
using Passerelle.Requests.Complement;
using Passerelle.Requests.Continue;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Form;
using Passerelle.Requests.Invite;
using Passerelle.Requests.Mandates;

namespace Passerelle.Requests.Browse;

/// <summary>One link the viewer can follow from here; the first is what the case waits for.</summary>
internal sealed record Way(string Href, string Label, string? Missing = null);

/// <summary>A fact of the case, and the sentence that tells it.</summary>
internal sealed record Told(JournalEntry Fact, string Sentence);

/// <summary>The case on one screen: what happened, who acts next, by when, what I can do.</summary>
[Authorize]
internal sealed class CaseModel(ViewRequest view, ReadPaper read, QuestionOptions options, LinkEarlier link) : RequestPageModel(view)
{
    /// <summary>The spans of the bridge as a requester sees them.</summary>
    private static readonly IReadOnlyList<(string Stage, IReadOnlyList<RequestStatus> Within)> spans =
    [
        ("draft", [RequestStatus.Draft, RequestStatus.Unconfirmed]),
        ("being-checked", [RequestStatus.Submitted, RequestStatus.NeedsInformation]),
        ("being-appraised", [RequestStatus.UnderAppraisal, RequestStatus.Appraised, RequestStatus.InConsultation]),
        ("with-committee", [RequestStatus.WithCommittee, RequestStatus.Decided, RequestStatus.Deferred]),
        ("answered", [RequestStatus.Approved, RequestStatus.ApprovedWithConditions, RequestStatus.Declined, RequestStatus.Referred, RequestStatus.Ineligible, RequestStatus.Withdrawn, RequestStatus.AnsweredFromLibrary]),
    ];

    public FormerView? Former { get; private set; }

    public QuestionOptions Options => options;

    private Request Shown => View.Request;

    public bool AsTeam => View.Side is Side.Team or Side.Committee or Side.Appraiser or Side.Service;

    public string Stage => AsTeam ? T[$"requests.request.status.{Shown.Status.Kebab()}"] : T[$"requests.stage.{RequestStages.Of(Shown)}"];

    public IEnumerable<(string Name, bool Past, bool Current)> Spans
    {
        get
        {
            var now = spans.Index().First(span => span.Item.Within.Contains(Shown.Status)).Index;
            return spans.Index().Select(span => (T[$"requests.span.{span.Item.Stage}"].Value, span.Index < now, span.Index == now));
        }
    }

    /// <summary>Whoever the case waits for, in words; null when it is over.</summary>
    public string? Waiting => RequestFlow.Table.Over(Shown) ? null
        : Shown.SubmittedOn is null && Shown.UnsignedParties.Any() ? T["requests.waiting.signatures", string.Join(" · ", Shown.UnsignedParties.Select(party => View.Cards[party.Office].Title))].Value
        : Shown is { Status: RequestStatus.Draft, OnBehalf: not null } ? T["requests.waiting.entering", View.Lead.Title].Value
        : T[$"requests.waiting.{(AsTeam ? Shown.Status.Kebab() : RequestStages.Of(Shown))}", View.Lead.Title].Value;

    /// <summary>What silence will mean, where an answer is owed by a day; one sentence for each clock that runs.</summary>
    public IReadOnlyList<string> Silences => [.. Clocked().Distinct().Select(clock => T[$"{clock}.silence-note.{Clocks.Silence(clock, View.Viewer.Workflow)}"].Value)];

    /// <summary>How the last day was counted; null where somebody set it, or the clock rested.</summary>
    public string? Counted => Clocks.Counted(Shown, DateOnly.FromDateTime(Shown.Since.UtcDateTime), View.Viewer.Workflow) is { } span && span.To == Shown.DueOn ? T.Told(span) : null;

    private IEnumerable<string> Clocked()
    {
        if (Shown.Status == RequestStatus.Draft && Shown.UnsignedParties.Any()) yield return Clocks.SignOff;
        if (Shown.OpenQuestion is not null) yield return Clocks.Information;
        if (AsTeam && Shown.Consultations.Any(consultation => consultation.IsOpen)) yield return Clocks.Opinion;
    }

    public IReadOnlyList<Way> Ways { get; private set; } = [];

    public bool Returned => Shown.AskedBackFor(View.Viewer).Any(asked => asked.AnsweredAt is not null);

    /// <summary>What the request continues; null when nothing.</summary>
    public Linked? Earlier { get; private set; }

    /// <summary>What continues it.</summary>
    public IReadOnlyList<Linked> Later { get; private set; } = [];

    /// <summary>The phase whose rules the findings quote; null while there are none, and for who asks until they are made known.</summary>
    public Phase? Phase => Shown.Eligibility is { } check ? Facility.Phase(check.Phase) : null;

    /// <summary>Notes on the findings are the facility's own.</summary>
    public bool ShowsNotes => Passerelle.Requests.Request.ShowsInsideTo(View.Viewer) && View.Side != Side.Requester;

    public async Task<IActionResult> OnGet()
    {
        if (!await Load())
        {
            var former = await HttpContext.RequestServices.GetRequiredService<ViewRequest>().Former(Reference, await Viewer(), Cancellation);
            if (former.Problem is not null) return NotFound();
            Former = former.Value;
            return Page();
        }
        Earlier = link.EarlierOf(Shown, View.Viewer);
        Later = await link.LaterOf(Reference, View.Viewer, Cancellation);
        Ways = [.. FindWays()];
        if (View.Side is Side.Team or Side.Committee && (await read.Run(Reference, View.Viewer, Cancellation)) is { Problem: null, Value: { } paper })
            Mitigations = [.. paper.Mitigations.Select(conflict => (paper.NameOf(conflict.Office), paper.NameOf(conflict.JudgedBy!.Value), conflict))];
        Papers = [.. FindPapers()];
        return Page();
    }

    /// <summary>Measures accepted against conflicts of interest: whose, by whom. For the team and the committee.</summary>
    public IReadOnlyList<(string Office, string By, Conflict Conflict)> Mitigations { get; private set; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Told> Told(IReadOnlyList<JournalEntry> facts) => [.. facts.Reverse().Select(fact => new Told(fact, T[fact.Kind.Replace(".", ".fact."), fact.By].Value))];

    /// <summary>What the facility's side can read about the deliberation; each page decides again what it shows to whom.</summary>
    public IReadOnlyList<Way> Papers { get; private set; } = [];

    private IEnumerable<Way> FindPapers()
    {
        var root = $"/{Lang}/requests/{Reference}";
        if (ReadComplementarity.IsFor(Shown, View.Viewer)) yield return new($"{root}/complementarity", T["requests.complement.title"]);
        if (View.Side is not (Side.Team or Side.Committee)) yield break;
        if (Shown.Assessments.Count > 0) yield return new($"{root}/consensus", T["requests.paper.appraisal"]);
        if (Shown.Consultations.Count > 0) yield return new($"{root}/consultation", T["requests.paper.opinions"]);
        if (Shown.SubmittedOn is not null) yield return new($"{root}/conflicts", T["requests.conflict.title"]);
        if (Shown.OnAgendaOf is { } meeting) yield return new($"/{Lang}/meetings/{meeting}", T["requests.meet.on-agenda-of", meeting]);
        if (Shown.Status >= RequestStatus.WithCommittee && Shown.Consensus is not null) yield return new($"{root}/decision", T["requests.paper.decision"]);
    }

    private IEnumerable<Way> FindWays()
    {
        var root = $"/{Lang}/requests/{Reference}";
        if (View.Mine is { IsLead: false } mine && mine.Status != PartyStatus.Signed && Shown.TakesSignatureOf(mine)) yield return new($"{root}/part", T["requests.way.sign-off"]);
        if (Shown.WriterOffice(View.Viewer) is not null) yield return new($"{root}/edit/{RequestForm.Current.Steps[0]}", T["requests.way.go-on-writing"]);
        if (Shown.Assessments.Any(assessment => !assessment.IsIn && View.Viewer.Holds(assessment.Office.Value))) yield return new($"{root}/assessment", T["requests.way.assess"]);
        if (Shown.Consultations.Any(consultation => consultation.IsOpen && View.Viewer.Holds(consultation.Office.Value))) yield return new($"{root}/opinion", T["requests.way.give-opinion"]);
        foreach (var offer in View.Offers)
        {
            var missing = offer.Missing is { } rule ? T[$"requests.request.rule.{rule}"].Value : null;
            switch (offer.Act)
            {
                case RequestAct.Submit or RequestAct.Resubmit or RequestAct.Confirm: yield return new($"{root}/check", T[$"requests.request.act.{offer.Act.Kebab()}"], missing); break;
                case RequestAct.AskToConfirm: yield return new($"{root}/on-behalf", T[Shown.Status == RequestStatus.Unconfirmed ? "requests.on-behalf.again" : "requests.request.act.ask-to-confirm"]); break;
                case RequestAct.GiveUp or RequestAct.TakeAnswer: break;
                case RequestAct.ConfirmEligible: yield return new($"{root}/eligibility", T["requests.eligibility.title"]); break;
                case RequestAct.FindIneligible: break;
                case RequestAct.AskBack: yield return new($"{root}/ask-back", T["requests.request.act.ask-back"]); break;
                case RequestAct.RecordConsensus:
                    if (Shown.Assessments.Count < 2) yield return new($"{root}/appraisers", T["requests.way.assign-appraisers"]);
                    else yield return new($"{root}/consensus", T["requests.request.act.record-consensus"], missing);
                    break;
                case RequestAct.Consult: yield return new($"{root}/consult", T["requests.request.act.consult"], missing); break;
                case RequestAct.CloseConsultation: yield return new($"{root}/consultation", T["requests.request.act.close-consultation"], missing); break;
                case RequestAct.PassOn: yield return new($"{root}/pass-on", T["requests.request.act.pass-on"], missing); break;
                case RequestAct.Decide: yield return new($"{root}/decision", T["requests.request.act.decide"]); break;
                case RequestAct.DecideInMeeting:
                    if (Shown.OnAgendaOf is { } agenda) yield return new($"/{Lang}/meetings/{agenda}", T["requests.request.act.decide-in-meeting"]);
                    break;
                case RequestAct.SignLetter: yield return new($"{root}/letter", T["requests.request.act.sign-letter"]); break;
                case RequestAct.TakeUpAgain: yield return new($"{root}/decision", T["requests.request.act.take-up-again"]); break;
                case RequestAct.Lapse or RequestAct.Withdraw: break;
            }
        }
    }

    /// <summary>What can be done about who asks, beside the way of the case itself.</summary>
    public IEnumerable<Way> PartyWays
    {
        get
        {
            var root = $"/{Lang}/requests/{Reference}";
            if (View.Mine is not null && ChangeMandate.IsOpen(Shown)) yield return new($"{root}/mandate", T["requests.mandate.title"]);
            if (!InviteParty.MayInvite(Shown, View.Viewer)) yield break;
            if (Shown.SubmittedOn is not null || View.Mine is null) yield return new($"{root}/partners", T["requests.invite.title"]);
            if (Shown.ActiveParties.Any(party => !party.IsLead)) yield return new($"{root}/replace", T["requests.replace.title"]);
        }
    }

    /// <summary>Where the viewer may leave or withdraw; null when they may not.</summary>
    public string? WayOut => View.Mine is { } mine && !RequestFlow.Table.Over(Shown) && (mine.IsLead ? View.Sees(RequestAct.Withdraw) : mine.Status is PartyStatus.Joined or PartyStatus.Signed)
        ? T[mine.IsLead ? "requests.withdraw.title" : "requests.withdraw.title-leave"].Value : null;
}
