using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Directory.Postings;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Requests;
using Passerelle.Requests.Appraise;
using Passerelle.Directory.Initiatives;
using Passerelle.Requests.AskBack;
using Passerelle.Requests.Complement;
using Passerelle.Requests.Consult;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Edit;
using Passerelle.Requests.Enter;
using Passerelle.Requests.Mandates;
using Passerelle.Requests.Meet;
using Passerelle.Requests.Open;
using Passerelle.Requests.Withdraw;

namespace Passerelle.Tests.App.Requests;

/// <summary>
/// Every text somebody writes in a case carries a word that stands nowhere else. Every page, every answer of the API, every file and feed is then
/// read by everybody, at three moments of the case; a word is found only by those it is for.
/// </summary>
public sealed partial class LeakTests(TestHost host) : IClassFixture<TestHost>
{
    private string? promisedOn;
    private string meeting = "MTG-2026-0001";

    private enum Reader { Anonymous, Stranger, Lead, Partner, Former, Officer, FirstAppraiser, SecondAppraiser, FirstService, SecondService, Chair, Signatory, Auditor, Administrator, Editor }

    private static readonly Reader[] inside = [Reader.Officer, Reader.Chair, Reader.Signatory, Reader.Auditor];
    private static readonly Reader[] appraisers = [Reader.FirstAppraiser, Reader.SecondAppraiser];
    private static readonly Reader[] requesters = [Reader.Lead, Reader.Partner];
    private static readonly Reader[] team = [Reader.Officer, Reader.Signatory, Reader.Auditor];
    private static readonly Reader[] consulted = [Reader.FirstService, Reader.SecondService];
    private static readonly Reader[] everybodyInTheCase = [.. requesters, .. inside, .. appraisers, .. consulted];

    /// <param name="Appraising">Who may read it while the first of two assessments is in.</param>
    /// <param name="Decided">While the decision is recorded and its letter is not signed.</param>
    /// <param name="Answered">Once the letter is signed.</param>
    private sealed record Secret(string Word, Reader[] Appraising, Reader[] Decided, Reader[] Answered);

    private static readonly IReadOnlyList<Secret> secrets =
    [
        //   the word that stands in …                      appraising                                             decided                                                    answered
        new("NEED-1001",      /* the request */             [.. requesters, .. team, .. appraisers],               everybodyInTheCase,                                        everybodyInTheCase),
        new("FILE-1002",      /* a file's name */           [.. requesters, .. team, .. appraisers],               everybodyInTheCase,                                        everybodyInTheCase),
        new("CONTENT-1003",   /* a file's content */        [.. requesters, .. team, .. appraisers],               everybodyInTheCase,                                        everybodyInTheCase),
        new("LEAVING-1004",   /* why a partner left */      [.. requesters, .. team, Reader.Former, .. appraisers], [.. everybodyInTheCase, Reader.Former],                   [.. everybodyInTheCase, Reader.Former]),
        new("ASKED-1005",     /* what was asked back */     [.. requesters, .. team, .. appraisers],               everybodyInTheCase,                                        everybodyInTheCase),
        new("REPLY-1006",     /* what was answered */       [.. requesters, .. team, .. appraisers],               everybodyInTheCase,                                        everybodyInTheCase),
        new("SCORE-1007",     /* a justification */         [Reader.FirstAppraiser],                               [.. inside, .. appraisers],                                [.. inside, .. appraisers]),
        new("DRAFT-1008",     /* one not handed in yet */   [Reader.SecondAppraiser],                              [],                                                        []),
        new("AGREED-1009",    /* the consensus */           [],                                                    [.. inside, .. appraisers],                                [.. inside, .. appraisers]),
        new("DISSENT-1010",   /* who does not agree */      [],                                                    [.. inside, .. appraisers],                                [.. inside, .. appraisers]),
        new("ADVICE-1011",    /* the recommendation */      [],                                                    [.. inside, .. appraisers],                                [.. inside, .. appraisers]),
        new("QUESTION-1012",  /* to the first service */    [],                                                    [.. inside, Reader.FirstService],                          [.. inside, Reader.FirstService]),
        new("OPINION-1013",   /* of the first service */    [],                                                    [.. inside, Reader.FirstService],                          [.. inside, Reader.FirstService]),
        new("REASONS-1014",   /* of the decision */         [],                                                    inside,                                                    everybodyInTheCase),
        new("TERMS-1015",     /* its conditions */          [],                                                    inside,                                                    everybodyInTheCase),
        new("ELIGIBLE-1016",  /* notes on eligibility */    [.. team],                                             inside,                                                    inside),
        new("OTHER-1017",     /* a stranger's draft */      [Reader.Stranger],                                     [Reader.Stranger],                                         [Reader.Stranger]),
        new("NOTE-1018",      /* who else is active */      [.. team, .. appraisers],                              [.. inside, .. appraisers],                                [.. inside, .. appraisers]),
        new("INITIATIVE-1019", /* what others do */         [.. inside, .. appraisers],                            [.. inside, .. appraisers],                                [.. inside, .. appraisers]),
        new("BEHALF-1020",    /* an entry unconfirmed */    [Reader.Stranger, .. team],                            [Reader.Stranger, .. team],                                [Reader.Stranger, .. team]),
        new("DEPUTY-1021",    /* a member's mandate */      [.. requesters, .. team, .. appraisers],               everybodyInTheCase,                                        everybodyInTheCase),
        new("DECLARED-1018",  /* an appraiser's interest */ [.. team, Reader.FirstAppraiser],                      [.. inside, Reader.FirstAppraiser],                        [.. inside, Reader.FirstAppraiser]),
        new("MEASURE-1019",   /* accepted against it */     [.. team, Reader.FirstAppraiser],                      [.. inside, Reader.FirstAppraiser],                        [.. inside, Reader.FirstAppraiser]),
        new("JUDGED-1020",    /* and why */                 [.. team, Reader.FirstAppraiser],                      [.. inside, Reader.FirstAppraiser],                        [.. inside, Reader.FirstAppraiser]),
        new("POSTED-1021",    /* a post stated */           [Reader.SecondAppraiser],                              [Reader.SecondAppraiser],                                  [Reader.SecondAppraiser]),
        new("DISCUSSED-1022", /* in the committee */        [],                                                    inside,                                                    inside),
        // A person's address is for that person and for whoever keeps the directory.
        new("lea.lead.",      /* the lead's own address */  [Reader.Lead, Reader.Administrator],                   [Reader.Lead, Reader.Administrator],                       [Reader.Lead, Reader.Administrator]),
        new("abel.appraiser.", /* an appraiser's */         [Reader.FirstAppraiser, Reader.Administrator],         [Reader.FirstAppraiser, Reader.Administrator],             [Reader.FirstAppraiser, Reader.Administrator]),
    ];

    [Fact]
    public async Task A_word_is_found_only_by_those_it_is_for()
    {
        var story = await Appraised.Drafted(host);
        var readers = await Everybody(story);
        await Write(story, readers);

        await Scan(story, readers, secret => secret.Appraising);

        await Decide(story, readers);
        await Scan(story, readers, secret => secret.Decided);
        await NothingTellsTheRequestersThatThereIsADecision(story);

        Appraised.Accepted(await story.Sign(story.Signatory));
        await Scan(story, readers, secret => secret.Answered);
        await EveryLetterIsForItsReader(readers);
        Assert.Empty(host.Errors);
    }

    private async Task<IReadOnlyDictionary<Reader, Official?>> Everybody(Appraised story) => new Dictionary<Reader, Official?>
    {
        [Reader.Anonymous] = null, [Reader.Stranger] = await host.Appoint("Stefan Stranger", Role.Requester), [Reader.Lead] = story.Lead, [Reader.Partner] = story.ArabicPartner, [Reader.Former] = story.Partner,
        [Reader.Officer] = story.Officer, [Reader.FirstAppraiser] = story.Appraisers[0], [Reader.SecondAppraiser] = story.Appraisers[1], [Reader.FirstService] = story.Services[0], [Reader.SecondService] = story.Services[1],
        [Reader.Chair] = await host.Appoint("Cora Chairs", Role.Committee), [Reader.Signatory] = story.Signatory, [Reader.Auditor] = await host.Appoint("Aude Auditor", Role.Auditor),
        [Reader.Administrator] = await host.Appoint("Adam Keeper", Role.Administrator), [Reader.Editor] = await host.Appoint("Edith Editor", Role.Editor),
    };

    private async Task Write(Appraised story, IReadOnlyDictionary<Reader, Official?> readers)
    {
        var (lead, stranger) = (await story.As(story.Lead), await story.As(readers[Reader.Stranger]!));
        Appraised.Accepted(await host.Ask<OpenRequest, Outcome<string>>(open => open.Run(new(null, "OTHER-1017 draft", "en"), stranger, default)));
        Appraised.Accepted(await host.Ask<EditRequest, Outcome<Edited>>(edit =>
            edit.Run(story.Reference, new(1000, new Dictionary<string, string?> { ["need"] = $"{Appraised.Need} NEED-1001" }, new Dictionary<string, IReadOnlyList<string>>()), lead, default)));
        Appraised.Accepted(await host.Ask<AttachFile, Outcome<Passerelle.Platform.Files.StoredFile>>(attach => attach.Run(story.Reference, "FILE-1002.txt", new MemoryStream("CONTENT-1003"u8.ToArray()), 12, lead, default)));
        foreach (var partner in new[] { story.Partner, story.ArabicPartner }) Appraised.Accepted(await story.SignOff(partner));
        Appraised.Accepted(await story.Submit());
        Appraised.Accepted(await story.Do<WithdrawParty>(story.Partner, (leave, occasion) => leave.Run(story.Reference, story.Partner.Office, "LEAVING-1004", occasion, default)));
        Appraised.Accepted(await story.Do<AskBackRequest>(story.Officer, (ask, occasion) => ask.Run(story.Reference, new("ASKED-1005?", occasion.Today.AddDays(9)), occasion, default)));
        Appraised.Accepted(await story.Do<ResubmitRequest>(story.Lead, (resubmit, occasion) => resubmit.Run(story.Reference, "REPLY-1006.", occasion, default)));
        Appraised.Accepted(await story.FindEligible("ELIGIBLE-1016"));
        await story.Assign();
        Appraised.Accepted(await story.Do<NoteComplementarity>(story.Officer, (note, occasion) => note.Run(story.Reference, new("NOTE-1018, therefore."), occasion, default)));
        Appraised.Accepted(await story.Do<KeepInitiative>(story.Officer, (keep, occasion) => keep.Enter(new() { Title = "INITIATIVE-1019", Donor = "A bank", Countries = "PH", Areas = Facility.Areas[0].Code, Source = "A letter" }, occasion, default)));
        Appraised.Accepted(await story.Do<EnterRequest>(story.Officer, (enter, occasion) => enter.Run(new(readers[Reader.Stranger]!.Office.Value, "BEHALF-1020 by telephone", "en", Arrival.Phone, occasion.Today, "Somebody", null), occasion, default)));
        Appraised.Accepted(await story.Do<ChangeMandate>(story.ArabicPartner, (change, occasion) => change.Run(story.Reference, story.ArabicPartner.Office, "The minister", new("DEPUTY-1021", null, null, null), occasion, default)));
        Appraised.Accepted(await story.Declare(story.Appraisers[0], Interest.Family, "DECLARED-1018 is mine."));
        var conflict = await host.Read(db => Task.FromResult(db.Set<Conflict>().Single().Id));
        Appraised.Accepted(await story.Do<JudgeConflict>(story.Officer, (judge, occasion) => judge.Run(story.Reference, new() { Conflict = conflict.Value, Act = ConflictAct.Mitigate, Measure = "MEASURE-1019 is taken.", Reason = "JUDGED-1020 enough." }, occasion, default)));
        Appraised.Accepted(await story.HandIn(story.Appraisers[0], 3, "SCORE-1007 for a reason."));
        var second = await story.As(story.Appraisers[1]);
        Appraised.Accepted(await host.Ask<StatePosting, Outcome<Guid>>(state => state.Run(new() { Name = "POSTED-1021", Function = "Clerk", From = new(2010, 1, 1) }, second, default)));
        Appraised.Accepted(await host.Ask<SaveAssessment, Outcome<KeptAssessment>>(save => save.Run(story.Reference, story.Sheet(2, "DRAFT-1008 so far."), second, default)));
    }

    private async Task Decide(Appraised story, IReadOnlyDictionary<Reader, Official?> readers)
    {
        Appraised.Accepted(await story.HandIn(story.Appraisers[1], 2, "SCORE-1007 as well."));
        var agreement = story.Agreement();
        foreach (var criterion in agreement.Criteria) (criterion.Text, criterion.Dissent) = ("AGREED-1009 on it.", "DISSENT-1010 still.");
        agreement.Recommendation = "ADVICE-1011 to approve.";
        Appraised.Accepted(await story.Do<RecordConsensus>(story.Officer, (record, occasion) => record.Run(story.Reference, agreement, occasion, default)));
        Appraised.Accepted(await story.Do<ConsultServices>(story.Officer, (consult, occasion) => consult.Run(story.Reference, new()
        {
            Services = [new() { Office = story.Services[0].Office.Value, Question = "QUESTION-1012?", DueOn = occasion.Today.AddDays(9) }, new() { Office = story.Services[1].Office.Value, Question = "Anything else?", DueOn = occasion.Today.AddDays(9) }],
        }, occasion, default)));
        Appraised.Accepted(await story.Opine(story.Services[0], Opinion.Objects, "OPINION-1013, therefore not."));
        Appraised.Accepted(await story.Opine(story.Services[1], Opinion.Supports));
        Appraised.Accepted(await story.Close());
        promisedOn = await DueOn(story);
        await Meet(story, readers[Reader.Chair]!);
    }

    private async Task Meet(Appraised story, Official chair)
    {
        var planned = await story.Do<PlanMeeting>(story.Officer, (plan, occasion) => plan.Run(new() { Day = occasion.Today, Place = "Room 2", Chair = chair.Office.Value, Requests = [story.Reference] }, occasion, default));
        Appraised.Accepted(planned);
        meeting = planned.Value;
        Appraised.Accepted(await story.Do<SendAgenda>(story.Officer, (send, occasion) => send.Run(meeting, occasion, default)));
        Official[] members = [chair, story.Chair];
        Appraised.Accepted(await story.Do<TakeAttendance>(story.Officer, (take, occasion) => take.Run(meeting, new() { Offices = [.. members.Select(member => new AttendanceLine { Office = member.Office.Value, Present = true, Who = "Themselves" })] }, occasion, default)));
        var keeper = await story.As(story.Officer);
        Appraised.Accepted(await host.Ask<RecordItem, Outcome<MotionOutcome?>>(record => record.Run(meeting, story.Reference, new()
        {
            Discussion = "DISCUSSED-1022 at length.", Put = true, Asked = true, Ballots = [.. members.Select(member => new BallotLine { Office = member.Office.Value, Ballot = Ballot.For })],
            Motion = new() { Kind = DecisionKind.ApproveWithConditions, Reasons = "REASONS-1014 of the committee.", Conditions = "TERMS-1015 to be met." },
        }, keeper, default)));
    }

    /// <summary>All that is shown to everybody, at once; then whoever found a word that is not for them.</summary>
    private async Task Scan(Appraised story, IReadOnlyDictionary<Reader, Official?> readers, Func<Secret, Reader[]> audience)
    {
        var leaks = new List<string>();
        var found = new HashSet<string>();
        foreach (var (reader, official) in readers)
        {
            var shown = await EverythingShownTo(story, official);
            foreach (var secret in secrets)
                foreach (var (address, text) in shown)
                    if (text.Contains(secret.Word, StringComparison.OrdinalIgnoreCase))
                        if (audience(secret).Contains(reader)) found.Add(secret.Word);
                        else leaks.Add($"{reader} reads {secret.Word} at {address}");
        }
        Assert.Empty(leaks.Distinct());
        // A word that nobody finds would not show a leak either.
        Assert.Empty(secrets.Where(secret => audience(secret).Length > 0 && !found.Contains(secret.Word)).Select(secret => secret.Word));
    }

    /// <summary>Every address of every page and of every answer of the API, and whatever these link to.</summary>
    private async Task<IReadOnlyList<(string Address, string Text)>> EverythingShownTo(Appraised story, Official? official)
    {
        var shown = new List<(string, string)>();
        using var visitor = official is null ? host.Anyone() : await host.SignIn(official.Email);
        using var api = official is null ? host.Anyone() : await story.Api(official);
        var waiting = new Queue<string>(Addresses(story, official));
        var seen = waiting.ToHashSet();
        // So that a part of the site with very many pages leaves room for the others.
        var followed = new Dictionary<string, int>();
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await (address.StartsWith("/api") ? api : visitor).Http.GetAsync(address);
            var text = await answer.Content.ReadAsStringAsync();
            // The address of an office is no secret, and ends like that of its holder.
            shown.Add((address, OfOffice().Replace($"{answer.Headers}{answer.Content.Headers}{text}", "")));
            foreach (Match link in Link().Matches(text))
                if (System.Net.WebUtility.HtmlDecode(link.Groups[1].Value) is var next && next.StartsWith("/en/") && !next.Contains('#') && followed.GetValueOrDefault(Part(next)) < 25 && seen.Add(next))
                {
                    followed[Part(next)] = followed.GetValueOrDefault(Part(next)) + 1;
                    waiting.Enqueue(next);
                }
        }
        return shown;

        static string Part(string address) => address.Split('/', '?')[2];
    }

    private IEnumerable<string> Addresses(Appraised story, Official? official)
    {
        var other = story.Reference[..^4] + $"{int.Parse(story.Reference[^4..]) + 1:0000}";
        foreach (var route in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (route.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods ? !methods.HttpMethods.Contains("GET") : route.Metadata.GetMetadata<CompiledPageActionDescriptor>() is null && route.Metadata.GetMetadata<PageActionDescriptor>() is null) continue;
            var pattern = "/" + Constraint().Replace(route.RoutePattern.RawText!.TrimStart('/'), "{$1}").Replace("{language}", "en").Replace("{step}", "need").Replace("{request}", story.Reference);
            string[] references = pattern.Contains("/meetings/") ? [meeting] : pattern.Contains("/requests/") ? [story.Reference, other] : pattern.Contains("/offices/") ? [story.Lead.OfficeReference] : [story.Lead.Reference, official?.Reference ?? "ACT-2026-0001"];
            if (pattern.Contains("{reference}"))
                foreach (var reference in references) yield return pattern.Replace("{reference}", reference);
            else if (!pattern.Contains('{') && !pattern.Contains("sign-out")) yield return pattern;
        }
    }

    private async Task NothingTellsTheRequestersThatThereIsADecision(Appraised story)
    {
        using var api = await story.Api(story.Lead);
        var shown = $"{await api.GetJson($"/api/v1/requests/{story.Reference}")}{await api.GetJson("/api/v1/requests/")}{await api.GetJson("/api/v1/requests/?status=with-committee")}";

        Assert.DoesNotContain("decided", shown);
        Assert.Contains(story.Reference, (await api.GetJson("/api/v1/requests/?status=with-committee")).ToString());
        Assert.DoesNotContain(story.Reference, (await api.GetJson("/api/v1/requests/?status=decided")).ToString());
        Assert.Equal(promisedOn, await DueOn(story));
    }

    private async Task<string?> DueOn(Appraised story)
    {
        using var api = await story.Api(story.Lead);
        return (await api.GetJson($"/api/v1/requests/{story.Reference}")).GetProperty("dueOn").GetString();
    }

    private async Task EveryLetterIsForItsReader(IReadOnlyDictionary<Reader, Official?> readers)
    {
        var byAddress = readers.Where(each => each.Value is not null).ToDictionary(each => each.Value!.OfficeEmail, each => each.Key);
        foreach (var letter in await host.Letters())
            foreach (var secret in secrets.Where(secret => !secret.Word.EndsWith('.') && $"{letter.Subject}{letter.TextBody}{letter.HtmlBody}".Contains(secret.Word)))
                Assert.True(byAddress.TryGetValue(letter.To.Mailboxes.Single().Address, out var reader) && secret.Answered.Contains(reader), $"{secret.Word} was written to {letter.To}.");
    }

    [GeneratedRegex(@"office\.(lea\.lead|abel\.appraiser)\.")]
    private static partial Regex OfOffice();

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex(@"\{(\w+)(:[^}]*(\([^)]*\))?)?\}")]
    private static partial Regex Constraint();
}
