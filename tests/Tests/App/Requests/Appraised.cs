using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Directory.Open;
using Passerelle.Directory.Public;
using Passerelle.Directory.Tokens;
using Passerelle.Platform;
using Passerelle.Platform.Letters;
using Passerelle.Requests;
using Passerelle.Requests.Appraise;
using Passerelle.Requests.Consult;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Edit;
using Passerelle.Requests.Eligibility;
using Passerelle.Requests.Invite;
using Passerelle.Requests.Open;
using Passerelle.Requests.SignOff;
using Passerelle.Requests.Submit;

namespace Passerelle.Tests.App.Requests;

/// <summary>
/// A joint request of three countries and everybody who has to do with it, brought as far as a test needs by the operations that people use. The
/// lead writes English; its partners' letters are in French and in Arabic.
/// </summary>
internal sealed class Appraised
{
    public const string Need = "The three authorities registered 48 offers\nof work in one year; none was checked before anybody left.";
    public const string Passage = "48 offers of work in one year; none was checked";

    private static int count;

    private readonly TestHost host;

    private Appraised(TestHost host) => this.host = host;

    public required Official Lead { get; init; }

    public required Official Partner { get; init; }

    public required Official ArabicPartner { get; init; }

    public required Official Officer { get; init; }

    public required IReadOnlyList<Official> Appraisers { get; init; }

    public required IReadOnlyList<Official> Services { get; init; }

    /// <summary>Holds an office that sits on the committee and may sign letters too.</summary>
    public required Official Chair { get; init; }

    public required Official Signatory { get; init; }

    public string Reference { get; private set; } = "";

    /// <summary>Written by the lead, both partners invited, nobody has signed.</summary>
    public static async Task<Appraised> Drafted(TestHost host)
    {
        var n = Interlocked.Increment(ref count);
        var story = new Appraised(host)
        {
            Lead = await host.Appoint($"Lea Lead {n}", Role.Requester), Partner = await Speaking(host, $"Paul Partenaire {n}", "fr"), ArabicPartner = await Speaking(host, $"Amal Sharik {n}", "ar"),
            Officer = await host.Appoint($"Olga Officer {n}", Role.Officer), Chair = await host.Appoint($"Carla Chair {n}", Role.Committee, Role.Signatory), Signatory = await host.Appoint($"Sana Signatory {n}", Role.Signatory),
            Appraisers = [await host.Appoint($"Abel Appraiser {n}", Role.Appraiser), await host.Appoint($"Berta Appraiser {n}", Role.Appraiser)],
            Services = [await host.Appoint($"Silvio Service {n}", Role.Service), await host.Appoint($"Tilda Service {n}", Role.Service)],
        };
        await story.Write();
        return story;
    }

    public static async Task<Appraised> Submitted(TestHost host)
    {
        var story = await Drafted(host);
        foreach (var partner in new[] { story.Partner, story.ArabicPartner }) Accepted(await story.SignOff(partner));
        Accepted(await story.Submit());
        return story;
    }

    /// <summary>Submitted, found eligible: to be appraised.</summary>
    public static async Task<Appraised> Eligible(TestHost host)
    {
        var story = await Submitted(host);
        Accepted(await story.FindEligible());
        return story;
    }

    public static async Task<Appraised> Consenting(TestHost host)
    {
        var story = await Eligible(host);
        await story.Assign();
        foreach (var appraiser in story.Appraisers) Accepted(await story.HandIn(appraiser, 3));
        Accepted(await story.Do<RecordConsensus>(story.Officer, (record, occasion) => record.Run(story.Reference, story.Agreement(), occasion, CancellationToken.None)));
        return story;
    }

    public static async Task<Appraised> BeforeCommittee(TestHost host)
    {
        var story = await Consenting(host);
        Accepted(await story.Consult());
        foreach (var service in story.Services) Accepted(await story.Opine(service, Opinion.Supports));
        Accepted(await story.Close());
        return story;
    }

    public static async Task<Appraised> Decided(TestHost host, DecisionKind kind, string reasons, string? conditions = null)
    {
        var story = await BeforeCommittee(host);
        Accepted(await story.Decide(kind, reasons, conditions));
        return story;
    }

    public async Task<Occasion> As(Official official)
    {
        var now = host.Clock.GetUtcNow();
        return new(await host.Ask<AccountsDesk, Viewer>(desk => desk.Viewer(official.Account, DateOnly.FromDateTime(now.UtcDateTime), CancellationToken.None)), now, Channel.Page);
    }

    public async Task<Outcome<string>> Do<TOperation>(Official by, Func<TOperation, Occasion, Task<Outcome<string>>> act) where TOperation : notnull
    {
        var occasion = await As(by);
        return await host.Ask<TOperation, Outcome<string>>(operation => act(operation, occasion));
    }

    /// <summary>Both asked, and neither with an interest of their own.</summary>
    public async Task Assign()
    {
        Accepted(await Do<AssignAppraisers>(Officer, (assign, occasion) => assign.Run(Reference, new() { Offices = [.. Appraisers.Select(appraiser => appraiser.Office.Value)] }, occasion, CancellationToken.None)));
        foreach (var appraiser in Appraisers) Accepted(await Declare(appraiser, Interest.None));
    }

    public Task<Outcome<string>> Declare(Official official, Interest interest, string? text = null) =>
        Do<DeclareInterest>(official, (declare, occasion) => declare.Run(Reference, new() { Office = official.Office.Value, Interest = interest, Text = text }, occasion, CancellationToken.None));

    public Task<Outcome<string>> HandIn(Official appraiser, int value, string justification = "It says so itself.") =>
        Do<HandInAssessment>(appraiser, (handIn, occasion) => handIn.Run(Reference, Sheet(value, justification), occasion, CancellationToken.None));

    public Task<Outcome<string>> Consult() => Do<ConsultServices>(Officer, (consult, occasion) => consult.Run(Reference, new()
    {
        Services = [.. Services.Index().Select(service => new ConsultLine { Office = service.Item.Office.Value, Question = "Does it overlap with your own work?", DueOn = occasion.Today.AddDays(10 + service.Index) })],
    }, occasion, CancellationToken.None));

    public Task<Outcome<string>> Opine(Official service, Opinion opinion, string? text = null) =>
        Do<GiveOpinion>(service, (give, occasion) => give.Run(Reference, new() { Opinion = opinion, Text = text, Interest = Interest.None }, occasion, CancellationToken.None));

    public Task<Outcome<string>> Close() => Do<CloseConsultation>(Officer, (close, occasion) => close.Run(Reference, occasion, CancellationToken.None));

    /// <summary>In writing, by the chair's office, which has no interest in it unless it said so before.</summary>
    public async Task<Outcome<string>> Decide(DecisionKind kind, string reasons, string? conditions = null)
    {
        if (!await host.Read(db => db.Set<Declaration>().AnyAsync(declaration => declaration.Office == Chair.Office))) await Declare(Chair, Interest.None);
        return await Do<DecideRequest>(Chair, (decide, occasion) => decide.Run(Reference, new()
        {
            Kind = kind, Reasons = reasons, Conditions = conditions, TakenOn = occasion.Today, Until = kind == DecisionKind.Defer ? new(2026, 6, 30) : null, ReferTo = kind == DecisionKind.Refer ? "Bureau of Fair Work" : null,
        }, occasion, CancellationToken.None));
    }

    public Task<Outcome<string>> Sign(Official signatory) => Do<SignLetter>(signatory, (sign, occasion) => sign.Run(Reference, occasion, CancellationToken.None));

    public AssessmentForm Sheet(int value, string justification = "It says so itself.") => new()
    {
        Scores = [.. Facility.CriteriaOn(new(2026, 1, 15))!.Criteria.Select(criterion => new ScoreForm { Criterion = criterion.Id, Value = value, Justification = justification, Passage = Passage })],
    };

    public ConsensusForm Agreement() => new()
    {
        Criteria = [.. Facility.CriteriaOn(new(2026, 1, 15))!.Criteria.Select(criterion => new AgreedForm { Criterion = criterion.Id, Value = 3, Text = "Both read it so." })], Recommendation = "To be approved.",
    };

    /// <summary>Another office of somebody's institution.</summary>
    public Task<OfficeId> Open(Official colleague, string role) => host.Ask<IServiceProvider, OfficeId>(async services =>
    {
        var db = services.GetRequiredService<Passerelle.Directory.DirectoryDb>();
        var institution = await db.Offices.Where(office => office.Id == colleague.Office).Join(db.Institutions, office => office.Institution, institution => institution.Id, (_, institution) => institution.Reference).SingleAsync();
        var opened = await services.GetRequiredService<OpenOffice>().Run(new() { Institution = institution, Names = new() { ["en"] = "Next door" }, Email = "next.door@authority.example", Language = "en", Roles = [role] },
            new(Viewer.System, host.Clock.GetUtcNow(), Channel.Command), CancellationToken.None);
        return opened.Value.Id;
    });

    /// <summary>Somebody at the API, by a token of their own.</summary>
    public async Task<Visitor> Api(Official official)
    {
        var secret = await Do<CreateToken>(official, (create, occasion) => create.Run(new() { Name = "Test", Days = 30 }, occasion, CancellationToken.None));
        var visitor = host.Anyone();
        visitor.Http.DefaultRequestHeaders.Authorization = new("Bearer", secret.Value);
        return visitor;
    }

    /// <summary>Subject and text of the one letter of a template that somebody got in this case.</summary>
    public Task<string> LetterTo(Official official, string template) => host.Ask<IServiceProvider, string>(async services =>
    {
        var db = services.GetRequiredService<Passerelle.Platform.Data.Db>();
        var id = await db.Set<Request>().Where(request => request.Reference == Reference).Select(request => request.Id).SingleAsync();
        var letters = await db.Letters.Where(letter => letter.CaseId == id.Value && letter.Template == template).ToListAsync();
        var words = services.GetRequiredService<LetterText>().Of(letters.Single(letter => letter.To.Office == official.Office.Value));
        return $"{words.Subject}\n\n{words.Markdown}";
    });

    /// <summary>The bodies of all pages and answers about the request, whether or not the reader may see them.</summary>
    public async Task<string> EverythingShownTo(Official reader)
    {
        var shown = new StringBuilder();
        using var visitor = await host.SignIn(reader.Email);
        foreach (var page in (string[])["", "/appraisers", "/assessment", "/consensus", "/consult", "/consultation", "/opinion", "/decision", "/letter", "/conflicts"])
            shown.Append((await visitor.Open($"/en/requests/{Reference}{page}")).Document.DocumentElement.OuterHtml);
        shown.Append((await visitor.Open("/en/requests")).Document.DocumentElement.OuterHtml);
        using var api = await Api(reader);
        foreach (var endpoint in (string[])["", "/paper", "/letter", "/conflicts"])
            shown.Append(await (await api.Http.GetAsync($"/api/v1/requests/{Reference}{endpoint}")).Content.ReadAsStringAsync());
        return shown.ToString();
    }

    /// <summary>The personal address in the letter that invites somebody to sign off.</summary>
    public async Task<string> LinkOf(Official partner)
    {
        var letter = (await host.Letters()).Last(letter => letter.To.Mailboxes.Any(box => box.Address == partner.OfficeEmail) && letter.TextBody!.Contains("/link/"));
        return new Uri(System.Text.RegularExpressions.Regex.Match(letter.TextBody!, @"https?://\S+/link/[\w-]+").Value).AbsolutePath;
    }

    public static void Accepted<T>(Outcome<T> outcome) => Assert.Null(outcome.Problem is { } problem ? string.Join(" · ", problem.Findings.Select(finding => $"{finding.Field} {finding.Key}")) : null);

    private static async Task<Official> Speaking(TestHost host, string name, string language)
    {
        var official = await host.Appoint(name, Role.Requester);
        await host.Ask<Passerelle.Platform.Data.Db, int>(async db =>
        {
            var office = await db.FindAsync<Passerelle.Directory.Offices.Office>(official.Office);
            office!.Language = language;
            return await db.SaveChangesAsync();
        });
        return official;
    }

    public Task<Outcome<string>> SignOff(Official partner) => Do<SignOffParty>(partner, async (part, occasion) =>
        await part.Sign(Reference, partner.Office, new("Safe departures", null, "The minister"), 1000, occasion, CancellationToken.None) is { Problem: { } problem } ? problem : Reference);

    public Task<Outcome<string>> Submit() => Do<SubmitRequest>(Lead, (submit, occasion) => submit.Run(Reference, occasion, CancellationToken.None));

    public Task<Outcome<string>> FindEligible(string note = "Looked at.") => Do<CheckEligibility>(Officer, (check, occasion) =>
    {
        var phase = Facility.PhaseOn(occasion.Today)!;
        return check.Run(Reference, new(phase.Rules.ToDictionary(rule => rule, _ => true), phase.Rules.ToDictionary(rule => rule, _ => (string?)note)), occasion, CancellationToken.None);
    });

    private async Task Write()
    {
        var lead = await As(Lead);
        var opened = await host.Ask<OpenRequest, Outcome<string>>(open => open.Run(new OpenForm(Lead.Office.Value, "Fair recruitment", "en"), lead, CancellationToken.None));
        Accepted(opened);
        Reference = opened.Value;
        var answers = new Dictionary<string, string?> { ["need"] = Need, ["objectives"] = "Offers are checked.", ["results"] = "A common procedure.", ["strategies"] = "The regional labour plan.", ["commitment"] = "Rooms and staff." };
        var choices = new Dictionary<string, IReadOnlyList<string>> { ["scope"] = ["multi-country"], ["areas"] = [Facility.Areas[0].Code], ["assistance"] = [Facility.AssistanceTypes[0].Code] };
        Accepted(await host.Ask<EditRequest, Outcome<Edited>>(edit => edit.Run(Reference, new(1000, answers, choices), lead, CancellationToken.None)));
        Accepted(await host.Ask<SignOffParty, Outcome<Party>>(part => part.Save(Reference, Lead.Office, new("Checked offers", "No checks", "The director"), lead, CancellationToken.None)));
        foreach (var partner in new[] { Partner, ArabicPartner })
            Accepted(await host.Ask<InviteParty, Outcome<OfficeCard>>(invite => invite.Run(Reference, partner.Office.Value, lead, CancellationToken.None)));
    }
}
