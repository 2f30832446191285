using Passerelle.Directory.Public;
using Passerelle.Requests.Form;
using Passerelle.Requests.Public;

namespace Passerelle.Requests.Open;

/// <param name="Office">The office that asks; one the viewer holds. Null when the viewer holds only one that may ask.</param>
/// <param name="Title">A first title; it can change.</param>
internal sealed record OpenForm(Guid? Office, string? Title, string Language);

/// <summary>Opens a draft in the name of an office that may ask.</summary>
internal sealed class OpenRequest(RequestsDb db, OfficesDesk offices)
{
    /// <summary>The reference of the draft. Refused when the viewer holds no office that may ask; Invalid when the title is missing or the office is not theirs.</summary>
    public async Task<Outcome<string>> Run(OpenForm form, Occasion occasion, CancellationToken cancellation)
    {
        var mine = occasion.By.Holdings.Where(holding => holding.Roles.Contains(Role.Requester)).ToList();
        if (mine.Count == 0) return Problem.Refused("requests.open.no-office");

        var findings = new List<Finding>();
        var holding = form.Office is null && mine.Count == 1 ? mine[0] : mine.FirstOrDefault(holding => holding.Office == form.Office);
        if (holding is null) findings.Add(new("Office", "requests.open.choose-office"));
        var question = RequestForm.Current.Questions.Single(question => question.Key == "title");
        if (string.IsNullOrWhiteSpace(form.Title)) findings.Add(new("Title", "requests.form.required", RequestForm.Label(question)));
        else if (form.Title.Length > question.Max) findings.Add(new("Title", "requests.form.too-long", RequestForm.Label(question), question.Max, form.Title.Length));
        if (!Language.Knows(form.Language)) findings.Add(new("Language", "requests.open.language"));
        if (holding is null || findings.Count > 0) return Problem.Invalid(findings);
        if (await offices.Find(new OfficeId(holding.Office), cancellation) is not { } office) return Problem.NotFound();

        var request = new Request
        {
            Id = ITypedId<RequestId>.New(occasion.At), Reference = await db.Db.NextReference("REQ", occasion.At.Year, cancellation),
            Language = form.Language, Lead = office.Id, FormVersion = RequestForm.Current.Version, OpenedAt = occasion.At,
        };
        var lead = new Party { Id = OrderedId.New(occasion.At), Request = request.Id, Office = office.Id, Country = office.Country ?? "", IsLead = true, InvitedAt = occasion.At };
        var joined = PartyFlow.Table.Check(PartyAct.Join, new(request, lead), occasion.By);
        if (joined.Problem is { } refusal) return refusal;
        lead.Take(joined.Value, occasion.At);
        request.Parties.Add(lead);
        request.Write(new Dictionary<string, string?> { ["title"] = form.Title }, new Dictionary<string, IReadOnlyList<string>>(), occasion);
        db.Requests.Add(request);

        return await db.Db.Save(occasion, [request.ForEverybody("requests.opened", holding.Office, new { title = form.Title })], cancellation) is { } problem ? problem : request.Reference;
    }
}
