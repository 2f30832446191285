using Passerelle.Directory.Public;
using Passerelle.Platform.Files;
using Passerelle.Requests.Form;
using Passerelle.Requests.Public;

namespace Passerelle.Requests.Enter;

/// <param name="Content">The bytes of the file; in JSON, base 64.</param>
internal sealed record ScanForm(string Name, byte[] Content);

/// <param name="Office">The office that asks.</param>
/// <param name="Sender">Name and function, as the letter gives them.</param>
/// <param name="Scan">The letter or e-mail itself; a call has none.</param>
internal sealed record EnterForm(Guid? Office, string? Title, string? Language, Arrival? Arrival, DateOnly? ReceivedOn, string? Sender, ScanForm? Scan);

/// <summary>
/// An officer enters what reached the facility by letter, e-mail or telephone. It is filled in as far as the letter says; it is nobody's request before
/// the office that sent it has read and confirmed it.
/// </summary>
internal sealed class EnterRequest(RequestsDb db, OfficesDesk offices, FileStore store)
{
    /// <summary>The reference. Refused but for an officer; Invalid with every finding at its field.</summary>
    public async Task<Outcome<string>> Run(EnterForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (occasion.By.OfficeWith(Role.Officer) is not { } officer) return Problem.Refused("requests.enter.officers-only");
        var findings = new List<Finding>();
        var office = form.Office is { } id ? await offices.Find(new OfficeId(id), cancellation) : null;
        if (office is null || !office.Roles.Contains(Role.Requester)) findings.Add(new("Office", "requests.invite.choose"));
        var question = RequestForm.Current.Questions.Single(question => question.Key == "title");
        if (string.IsNullOrWhiteSpace(form.Title)) findings.Add(new("Title", "requests.form.required", RequestForm.Label(question)));
        else if (form.Title.Length > question.Max) findings.Add(new("Title", "requests.form.too-long", RequestForm.Label(question), question.Max, form.Title.Length));
        if (!Language.Knows(form.Language ?? "")) findings.Add(new("Language", "requests.open.language"));
        if (form.Arrival is null) findings.Add(new("Arrival", "requests.enter.arrival-needed"));
        if (form.ReceivedOn is null || form.ReceivedOn > occasion.Today) findings.Add(new("ReceivedOn", "requests.enter.received-needed"));
        if (string.IsNullOrWhiteSpace(form.Sender)) findings.Add(new("Sender", "requests.enter.sender-needed"));
        else if (form.Sender.Length > OnBehalf.MaxSender) findings.Add(new("Sender", "platform.problem.too-long", OnBehalf.MaxSender, form.Sender.Length));
        if (form is { Arrival: Arrival.Letter, Scan: null }) findings.Add(new("Scan", "requests.enter.scan-needed"));
        if (office is null || findings.Count > 0) return Problem.Invalid(findings);

        var request = new Request
        {
            Id = ITypedId<RequestId>.New(occasion.At), Reference = await db.Db.NextReference("REQ", occasion.At.Year, cancellation),
            Language = form.Language!, Lead = office.Id, FormVersion = RequestForm.Current.Version, OpenedAt = occasion.At,
        };
        request.Parties.Add(new() { Id = OrderedId.New(occasion.At), Request = request.Id, Office = office.Id, Country = office.Country ?? "", IsLead = true, InvitedAt = occasion.At });
        request.OnBehalf = new(form.Arrival!.Value, form.ReceivedOn!.Value, form.Sender!.Trim(), new(officer), occasion.At, null);
        StoredFile? scan = null;
        if (form.Scan is { } sent)
        {
            using var content = new MemoryStream(sent.Content);
            var kept = await store.Keep("Scan", sent.Name, content, content.Length, request.EverybodyTokens, cancellation);
            if (kept.Problem is { } problem) return problem;
            scan = kept.Value;
            db.Files.Add(scan);
            request.Attach(scan.Id);
            request.OnBehalf = request.OnBehalf with { Scan = scan.Id };
        }
        request.Write(new Dictionary<string, string?> { ["title"] = form.Title }, new Dictionary<string, IReadOnlyList<string>>(), occasion);
        db.Requests.Add(request);
        var fact = request.ForEverybody("requests.entered", officer, new { arrival = form.Arrival.Value.Kebab(), form.ReceivedOn, sender = request.OnBehalf.Sender, scan = scan?.Hash });
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : request.Reference;
    }
}
