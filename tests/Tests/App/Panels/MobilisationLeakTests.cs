using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Directory.Public;
using Passerelle.Panels;
using Passerelle.Panels.Confirm;
using Passerelle.Panels.HostView;
using Passerelle.Panels.Mobilise;
using Passerelle.Panels.Nominate;
using Passerelle.Tests.App.Roster;

namespace Passerelle.Tests.App.Panels;

/// <summary>
/// A focal point never reads of another state's experts, a host never an address or a fee, an expert of no other expert. Each secret is a word that stands nowhere else; everybody reads every
/// page and every answer, and everybody who was mailed a link reads the page behind it.
/// </summary>
public sealed partial class MobilisationLeakTests(TestHost host) : IClassFixture<TestHost>
{
    private enum Reader { Anonymous, Requester, Administrator, Auditor, Officer, Hungarian, Dutch, Host, HungarianLink, DutchLink, HostLink, SecondLink, ExpertLink, MissionLink }

    private static readonly Reader[] facility = [Reader.Officer, Reader.Auditor];
    private static readonly Reader[] home = [.. facility, Reader.Hungarian, Reader.HungarianLink, Reader.SecondLink];

    private static readonly IReadOnlyList<(string Word, Reader[] For)> secrets =
    [
        ("HUNAME-3001", [.. home, Reader.Host, Reader.HostLink, Reader.MissionLink]), ("humail-3002", [Reader.Officer, Reader.Hungarian]), ("+36 3003 3003", [Reader.Officer, Reader.Hungarian]), ("HURESERVE-3010", [Reader.Hungarian, Reader.HungarianLink, .. facility]),
        ("NLNAME-3005", [.. facility, Reader.Dutch, Reader.DutchLink]), ("SENAME-3007", [.. facility, Reader.Host, Reader.HostLink]), ("3008.08", [Reader.Officer]), ("COND-3006", [.. home, Reader.ExpertLink]),
        ("TERMS-3009", [.. home, Reader.Dutch, Reader.DutchLink, Reader.Host, Reader.HostLink, Reader.ExpertLink, Reader.MissionLink]),
    ];

    [Fact]
    public async Task What_is_known_of_experts_in_a_mobilisation_is_found_only_by_those_it_is_for()
    {
        var story = await Mobilised.Proposed(host, seed =>
        {
            var n = Rostered.Next();
            seed.Form.Name = seed.At switch { 0 => "HUNAME-3001 Somebody", 1 => "HURESERVE-3010 Somebody", 2 => "NLNAME-3005 Somebody", 4 => "SENAME-3007 Somebody", _ => seed.Form.Name };
            seed.Form.Email = seed.At == 0 ? "humail-3002@experts.example" : $"leak.{n}@experts.example";
            if (seed.At == 0) seed.Form.Phone = "+36 3003 3003";
            if (seed.At == 4) seed.Form.Fee = "3008.08";
        });
        var form = story.CallForm();
        form.Terms = "TERMS-3009";
        Rostered.Accepted(await story.Do<CallHomes, string>(story.Officer, (call, occasion) => call.Run(story.Panel, form, occasion, default)));
        var links = new List<(Reader Reader, string Address)> { (Reader.HungarianLink, await story.Roster.LinkTo(story.Roster.Hungarian.OfficeEmail)), (Reader.DutchLink, await story.Roster.LinkTo(story.Roster.Dutch.OfficeEmail)) };
        var (leaks, found) = (new List<string>(), new HashSet<string>());
        await Look(story, links, leaks, found);

        Rostered.Accepted(await story.Nominate(story.Roster.Hungarian, new NominationLine { Expert = story.Experts[0], Replacement = story.Experts[1] }));
        Rostered.Accepted(await story.Nominate(story.Roster.Dutch, new NominationLine { Expert = story.Experts[2] }));
        links = [(Reader.HungarianLink, await story.Roster.LinkTo(story.Roster.Hungarian.OfficeEmail)), (Reader.DutchLink, await story.Roster.LinkTo(story.Roster.Dutch.OfficeEmail))];
        await Look(story, links, leaks, found, pages: false);
        Rostered.Accepted(await story.Sign(story.Roster.Hungarian, 0, conditions: "COND-3006"));
        await Look(story, [(Reader.SecondLink, await story.Roster.LinkTo(story.HungarianDeputy.Email))], leaks, found, pages: false);
        Rostered.Accepted(await story.Countersign(story.HungarianDeputy, 0));
        var swede = await story.SeatOf(4);
        Rostered.Accepted(await story.Do<SteerSeat, string>(story.Officer, (steer, occasion) => steer.Run(swede.Reference, SeatAct.StateRelease, new() { Text = "On paper." }, occasion, default)));
        Rostered.Accepted(await story.Do<AskHost, string>(story.Officer, (ask, occasion) => ask.Run(story.Panel, occasion, default)));
        await Look(story, [(Reader.HostLink, await story.Roster.LinkTo(story.Host.OfficeEmail))], leaks, found);

        var (about, seat) = (await story.Mobilisation(), await story.SeatOf(0));
        Rostered.Accepted(await story.Do<AnswerHost, string>(story.Host, (answer, occasion) => answer.Run(about.Reference, new() { Seats = [new() { Seat = seat.Reference, Decision = HostLine.Accept }] }, occasion, default)));
        await Look(story, [(Reader.ExpertLink, await story.Roster.LinkTo("humail-3002@experts.example"))], leaks, found, pages: false);
        var self = story.Roster.Self(seat.Reference);
        Rostered.Accepted(await host.Ask<AnswerSeat, Passerelle.Platform.Outcome<string>>(answer => answer.Confirm(seat.Reference, self, default)));
        await Look(story, [(Reader.MissionLink, await story.Roster.LinkTo("humail-3002@experts.example"))], leaks, found);

        Assert.Empty(leaks.Distinct());
        // A word that nobody finds would not show a leak either.
        Assert.Equal(secrets.Select(secret => secret.Word).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        foreach (var letter in await host.Letters())
            foreach (var (word, _) in secrets.Where(secret => secret.Word is not "TERMS-3009" && $"{letter.Subject}{letter.TextBody}".Contains(secret.Word)))
                Assert.True(word.Contains("NAME") || word.Contains("RESERVE"), $"{letter.Subject} to {letter.To} says {word}");
        // Nobody's name is told to anybody but themselves: a letter says it only as its greeting.
        foreach (var letter in await host.Letters())
            foreach (var name in story.Names.Where(name => $"{letter.Subject}{letter.TextBody}".Contains(name)))
                Assert.EndsWith("@experts.example", letter.To.Mailboxes.Single().Address);
        Assert.Empty(host.Errors);
    }

    private async Task Look(Mobilised story, IReadOnlyList<(Reader Reader, string Address)> links, List<string> leaks, HashSet<string> found, bool pages = true)
    {
        foreach (var (reader, address) in links)
        {
            using var visitor = host.Anyone();
            var page = await visitor.Open(address);
            Take(reader, address, $"{page.Response.Headers}{page.Document.DocumentElement.OuterHtml}", leaks, found);
            Assert.DoesNotContain("[panels.", page.Text);
        }
        if (!pages) return;
        var references = new List<string> { story.Panel, (await story.Mobilisation()).Reference, (await story.CallTo(story.Roster.Hungarian)).Reference, (await story.CallTo(story.Roster.Dutch)).Reference };
        await using (var scope = host.Services.CreateAsyncScope())
            references.AddRange(scope.ServiceProvider.GetRequiredService<Passerelle.Platform.Data.Db>().Set<MissionFile>().Where(mission => mission.Expert == story.Experts[0]).Select(mission => mission.Reference));
        references.AddRange([story.Experts[0], story.Experts[2], story.Experts[4]]);
        readers ??= new Dictionary<Reader, Official?>
        {
            [Reader.Anonymous] = null, [Reader.Requester] = await host.Appoint("Rita Requester", Role.Requester), [Reader.Administrator] = await host.Appoint("Adam Keeper", Role.Administrator), [Reader.Auditor] = await host.Appoint("Aude Auditor", Role.Auditor),
            [Reader.Officer] = story.Officer, [Reader.Hungarian] = story.Roster.Hungarian, [Reader.Dutch] = story.Roster.Dutch, [Reader.Host] = story.Host,
        };
        foreach (var (reader, official) in readers)
            foreach (var (address, text) in await EverythingShownTo(story, official, references))
                Take(reader, address, text, leaks, found);
    }

    private Dictionary<Reader, Official?>? readers;

    private static void Take(Reader reader, string address, string text, List<string> leaks, HashSet<string> found)
    {
        foreach (var (word, audience) in secrets.Where(secret => text.Contains(secret.Word, StringComparison.OrdinalIgnoreCase)))
            if (audience.Contains(reader)) found.Add(word);
            else leaks.Add($"{reader} reads {word} at {address}");
    }

    private async Task<IReadOnlyList<(string Address, string Text)>> EverythingShownTo(Mobilised story, Official? official, IReadOnlyList<string> references)
    {
        var shown = new List<(string, string)>();
        using var visitor = official is null ? host.Anyone() : await host.SignIn(official.Email);
        using var api = official is null ? host.Anyone() : await story.Roster.Api(official);
        foreach (var address in Addresses(references).Append("/en/search?q=SENAME").Append("/en/search?q=TERMS").Append($"/api/v1/experts/{story.Experts[0]}?contact=true&why=leak").Append($"/api/v1/experts/{story.Experts[4]}?contact=true&why=leak").Append($"/en/panels/{story.Panel}/mobilisation").Append("/en/ledger?country=HU"))
        {
            using var answer = await (address.StartsWith("/api") ? api : visitor).Http.GetAsync(address);
            var text = await answer.Content.ReadAsStringAsync();
            // What the reader asked for may come back to them in the field they typed it in.
            shown.Add((address, address.Contains("?q=") && !text.Contains("-300") ? "" : $"{answer.Headers}{answer.Content.Headers}{text}"));
        }
        return shown;
    }

    private IEnumerable<string> Addresses(IReadOnlyList<string> references)
    {
        foreach (var route in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (route.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods ? !methods.HttpMethods.Contains("GET") : route.Metadata.GetMetadata<CompiledPageActionDescriptor>() is null && route.Metadata.GetMetadata<PageActionDescriptor>() is null) continue;
            var pattern = "/" + Constraint().Replace(route.RoutePattern.RawText!.TrimStart('/'), "{$1}").Replace("{language}", "en");
            if (pattern.Contains("{reference}"))
            {
                // Only what a reference of that kind can open: others answer that nothing is there.
                foreach (var reference in references)
                    if (pattern.Replace("{reference}", reference) is var address && !address.Contains('{')) yield return address;
            }
            else if (!pattern.Contains('{') && !pattern.Contains("sign-out")) yield return pattern;
        }
    }

    [GeneratedRegex(@"\{(\w+)(:[^}]*(\([^)]*\))?)?\}")]
    private static partial Regex Constraint();
}
