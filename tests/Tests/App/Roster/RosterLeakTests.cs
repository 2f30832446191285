using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Directory.Public;
using Passerelle.Roster.Own;

namespace Passerelle.Tests.App.Roster;

/// <summary>
/// Each thing that is known of an expert carries a word that stands nowhere else. Every page and every answer of the API is read by everybody; a word is found only by those it is for.
/// </summary>
public sealed partial class RosterLeakTests(TestHost host) : IClassFixture<TestHost>
{
    private enum Reader { Anonymous, Requester, Committee, Editor, Administrator, Auditor, Officer, Hungarian, Dutch, SecondHungarian }

    private static readonly Reader[] facility = [Reader.Officer, Reader.Auditor];
    private static readonly Reader[] home = [.. facility, Reader.Hungarian];
    private static readonly Reader[] contact = [Reader.Officer, Reader.Hungarian];

    private static readonly IReadOnlyList<(string Word, Reader[] For)> secrets =
    [
        ("NAME-2001", home), ("mail-2002", contact), ("+36 2003 2003", contact), ("HOUSE-2004", home), ("FUNCTION-2005", home), ("NOTE-2006", home), ("2007.07", [Reader.Officer]), ("WHY-2008", home), ("DUTCH-2009", [.. facility, Reader.Dutch]), ("dutchmail-2010", [Reader.Officer, Reader.Dutch]),
    ];

    [Fact]
    public async Task What_is_known_of_an_expert_is_found_only_by_those_it_is_for()
    {
        var story = await Rostered.In(host);
        var form = Rostered.Form("NAME-2001 Somebody");
        (form.Email, form.Phone, form.Institution, form.Function, form.Fee) = ("mail-2002@experts.example", "+36 2003 2003", "HOUSE-2004", "FUNCTION-2005", "2007.07");
        form.Competences[0].Note = "NOTE-2006";
        var reference = await story.Register(form, story.Hungarian);
        var paid = Rostered.Form("NAME-2001 Somebody");
        (paid.Email, paid.Phone, paid.Institution, paid.Function, paid.Fee, paid.Version) = (form.Email, form.Phone, form.Institution, form.Function, form.Fee, (await story.Find(reference)).Version);
        paid.Competences[0].Note = "NOTE-2006";
        var officer = await story.As(story.Officer);
        Rostered.Accepted(await host.Ask<Passerelle.Roster.Keep.KeepExpert, Passerelle.Platform.Outcome<string>>(keep => keep.Change(reference, paid, officer, default)));
        var other = Rostered.Form("DUTCH-2009 Other", "NL");
        other.Email = "dutchmail-2010@experts.example";
        var dutch = await story.Register(other, story.Dutch);
        Rostered.Accepted(await story.Confirm(reference));
        using (var api = await story.Api(story.Officer)) await api.Http.GetAsync($"/api/v1/experts/{reference}?contact=true&why=WHY-2008");

        var readers = new Dictionary<Reader, Official?>
        {
            [Reader.Anonymous] = null, [Reader.Requester] = await host.Appoint("Rita Requester", Role.Requester), [Reader.Committee] = await host.Appoint("Cora Committee", Role.Committee), [Reader.Editor] = await host.Appoint("Edith Editor", Role.Editor),
            [Reader.Administrator] = await host.Appoint("Adam Keeper", Role.Administrator), [Reader.Auditor] = await host.Appoint("Aude Auditor", Role.Auditor), [Reader.Officer] = story.Officer, [Reader.Hungarian] = story.Hungarian, [Reader.Dutch] = story.Dutch,
            // Of the same country and not the office of this expert.
            [Reader.SecondHungarian] = await host.AppointIn("agency", "HU", "Hajnal Masik", Role.FocalPoint),
        };
        var (leaks, found) = (new List<string>(), new HashSet<string>());
        foreach (var (reader, official) in readers)
            foreach (var (address, text) in await EverythingShownTo(story, official, reference, dutch))
                foreach (var (word, audience) in secrets.Where(secret => text.Contains(secret.Word, StringComparison.OrdinalIgnoreCase)))
                    if (audience.Contains(reader)) found.Add(word);
                    else leaks.Add($"{reader} reads {word} at {address}");

        Assert.Empty(leaks.Distinct());
        // A word that nobody finds would not show a leak either.
        Assert.Equal(secrets.Select(secret => secret.Word).Order(), found.Order());
        foreach (var letter in await host.Letters())
            foreach (var (word, _) in secrets.Where(secret => $"{letter.Subject}{letter.TextBody}".Contains(secret.Word)))
                Assert.Equal((true, true), (word.StartsWith("NAME") || word.StartsWith("DUTCH"), letter.To.Mailboxes.Single().Address.Contains("mail-20")));
        Assert.Empty(host.Errors);
    }

    private async Task<IReadOnlyList<(string Address, string Text)>> EverythingShownTo(Rostered story, Official? official, params string[] references)
    {
        var shown = new List<(string, string)>();
        using var visitor = official is null ? host.Anyone() : await host.SignIn(official.Email);
        using var api = official is null ? host.Anyone() : await story.Api(official);
        var waiting = new Queue<string>(Addresses(references).Concat(references.SelectMany(reference => (string[])[$"/api/v1/experts/{reference}?contact=true&why=leak", $"/en/roster/{reference}/edit"])).Append("/en/search?q=NAME-2001").Append("/api/v1/experts?text=name-2001"));
        var seen = waiting.ToHashSet();
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await (address.StartsWith("/api") ? api : visitor).Http.GetAsync(address);
            var text = await answer.Content.ReadAsStringAsync();
            // What the reader asked for may come back to them in the field they typed it in.
            shown.Add((address, address.Contains("2001", StringComparison.OrdinalIgnoreCase) && !text.Contains("Somebody") ? "" : $"{answer.Headers}{answer.Content.Headers}{text}"));
            foreach (Match link in Link().Matches(text))
                if (System.Net.WebUtility.HtmlDecode(link.Groups[1].Value) is var next && next.StartsWith("/en/") && !next.Contains('#') && seen.Count < 120 && seen.Add(next)) waiting.Enqueue(next);
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
                foreach (var reference in references) yield return pattern.Replace("{reference}", reference);
            else if (!pattern.Contains('{') && !pattern.Contains("sign-out")) yield return pattern;
        }
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex(@"\{(\w+)(:[^}]*(\([^)]*\))?)?\}")]
    private static partial Regex Constraint();
}
