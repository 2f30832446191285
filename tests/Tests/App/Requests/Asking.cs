using System.Text.RegularExpressions;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Requests;
using Passerelle.Requests.AskBack;
using Passerelle.Requests.Edit;
using Passerelle.Requests.Eligibility;
using Passerelle.Requests.Invite;
using Passerelle.Requests.Open;
using Passerelle.Requests.SignOff;
using Passerelle.Requests.Submit;

namespace Passerelle.Tests.App.Requests;

/// <summary>A request of any shape, written by the operations that people use.</summary>
internal sealed class Asking(TestHost host, Official lead)
{
    public static readonly string[] Areas = ["diaspora", "remittances"];

    public Official Lead => lead;

    public string Reference { get; private set; } = "";

    /// <summary>Every question answered, the lead's own part written, the others invited; nobody has signed.</summary>
    public static async Task<Asking> Draft(TestHost host, Official lead, string title, params Official[] others)
    {
        var asking = new Asking(host, lead);
        var by = await host.As(lead);
        var opened = await host.Ask<OpenRequest, Outcome<string>>(open => open.Run(new(lead.Office.Value, title, "en"), by, default));
        Appraised.Accepted(opened);
        asking.Reference = opened.Value;
        await asking.Write("need", "Offers of work are not checked before people leave.", Areas);
        Appraised.Accepted(await host.Ask<SignOffParty, Outcome<Party>>(part => part.Save(asking.Reference, lead.Office, new("Checked offers", "No checks", "The director"), by, default)));
        foreach (var other in others) Appraised.Accepted(await asking.Invite(other));
        return asking;
    }

    /// <summary>Signed by everybody and submitted.</summary>
    public static async Task<Asking> Submitted(TestHost host, Official lead, string title, params Official[] others)
    {
        var asking = await Draft(host, lead, title, others);
        foreach (var other in others) Appraised.Accepted(await asking.Sign(other));
        Appraised.Accepted(await asking.Submit());
        return asking;
    }

    public async Task Write(string key, string text, string[]? areas = null)
    {
        var by = await host.As(lead);
        var answers = new Dictionary<string, string?> { [key] = text };
        foreach (var other in (string[])["need", "objectives", "results", "strategies", "commitment"]) if (areas is not null) answers.TryAdd(other, $"What we say about {other}.");
        var choices = areas is null ? [] : new Dictionary<string, IReadOnlyList<string>> { ["scope"] = ["multi-country"], ["areas"] = areas, ["assistance"] = [Facility.AssistanceTypes[0].Code] };
        Appraised.Accepted(await host.Ask<EditRequest, Outcome<Edited>>(edit => edit.Run(Reference, new(10_000, answers, choices), by, default)));
    }

    public Task<Outcome<OfficeCard>> Invite(Official other, Official? by = null) => host.Act<InviteParty, OfficeCard>(by ?? lead, (invite, occasion) => invite.Run(Reference, other.Office.Value, occasion, default));

    public Task<Outcome<Party>> Sign(Official other, MandateForm? mandate = null) => host.Act<SignOffParty, Party>(other, (part, occasion) =>
        part.Sign(Reference, other.Office, new("Safe departures", null, "The minister") { Mandate = mandate ?? new(null, null, null, null) }, 10_000, occasion, default));

    public Task<Outcome<string>> Submit() => host.Act<SubmitRequest, string>(lead, (submit, occasion) => submit.Run(Reference, occasion, default));

    public Task<Outcome<string>> AskBack(Official officer, string question, int days = 9) => host.Act<AskBackRequest, string>(officer, (ask, occasion) => ask.Run(Reference, new(question, occasion.Today.AddDays(days)), occasion, default));

    public Task<Outcome<string>> Answer(string reply, Official? by = null) => host.Act<ResubmitRequest, string>(by ?? lead, (resubmit, occasion) => resubmit.Run(Reference, reply, occasion, default));

    /// <summary>Every rule that is read on this request judged as met.</summary>
    public async Task<Outcome<string>> FindEligible(Official officer, IReadOnlyList<string> rules) =>
        await host.Act<CheckEligibility, string>(officer, (check, occasion) => check.Run(Reference, new(rules.ToDictionary(rule => rule, _ => true), rules.ToDictionary(rule => rule, _ => (string?)"Looked at.")), occasion, default));

    public Task<Request> Read() => host.Read(db => Task.FromResult(db.Set<Request>().Single(request => request.Reference == Reference)));

    /// <summary>The link in the newest letter to somebody's office.</summary>
    public async Task<string> LinkTo(Official other) =>
        new Uri(Regex.Match((await host.Letters()).Last(letter => letter.To.Mailboxes.Any(box => box.Address == other.OfficeEmail) && letter.TextBody!.Contains("/link/")).TextBody!, @"https?://\S+/link/[\w-]+").Value).AbsolutePath;

    public async Task<VisitedPage> Page(Official reader, string below = "")
    {
        using var visitor = await host.SignIn(reader.Email);
        return await visitor.Open($"/en/requests/{Reference}{below}");
    }
}

internal static class Acting
{
    public static async Task<Occasion> As(this TestHost host, Official official)
    {
        var now = host.Clock.GetUtcNow();
        return new(await host.Ask<AccountsDesk, Viewer>(desk => desk.Viewer(official.Account, DateOnly.FromDateTime(now.UtcDateTime), default)), now, Channel.Page);
    }

    public static async Task<Outcome<TValue>> Act<TOperation, TValue>(this TestHost host, Official by, Func<TOperation, Occasion, Task<Outcome<TValue>>> act) where TOperation : notnull
    {
        var occasion = await host.As(by);
        return await host.Ask<TOperation, Outcome<TValue>>(operation => act(operation, occasion));
    }
}
