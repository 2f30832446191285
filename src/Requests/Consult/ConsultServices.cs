using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Consult;

internal sealed class ConsultLine
{
    /// <summary>Null on a line left unused.</summary>
    public Guid? Office { get; set; }

    public string? Question { get; set; }

    /// <summary>Last day for the answer.</summary>
    public DateOnly? DueOn { get; set; }

    public bool Unused => Office is null && string.IsNullOrWhiteSpace(Question);
}

internal sealed class ConsultForm
{
    public List<ConsultLine> Services { get; set; } = [];
}

/// <summary>Who would be asked what, until when.</summary>
internal sealed record Asked(OfficeCard Office, string Question, DateOnly DueOn);

internal sealed record Round(Request Request, Passage<RequestStatus, RequestAct, Request> Passage, IReadOnlyList<Asked> Asked)
{
    /// <summary>What silence will mean.</summary>
    public string Silence => Clocks.Silence(Clocks.Opinion, Passage.Workflow);

    /// <summary>As shown before the act; the personal links are made by the act only.</summary>
    public IReadOnlyList<LetterDraft> Letters => [.. Asked.Select(asked => DecisionLetters.Consulted(Request, asked, Silence, null))];
}

/// <summary>The officer asks services for their opinion, in parallel, each its own question with its own last day.</summary>
internal sealed class ConsultServices(RequestsDb db, OfficesDesk offices, LinksDesk links, DeriveConflicts derive)
{
    public const string OpinionPurpose = "requests.opinion";

    public const int Least = 2;
    public const int MaxDays = 90;

    /// <summary>The offices that may be asked: services that are not asking themselves.</summary>
    public async Task<IReadOnlyList<OfficeCard>> Choices(Request request, CancellationToken cancellation) =>
        [.. (await offices.With(Role.Service, cancellation)).Where(office => request.Parties.All(party => party.Office != office.Id))];

    public async Task<Outcome<Round>> Prepare(string reference, ConsultForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.Consult, request, occasion.By);
        if (passage.Problem is { } problem) return problem;

        var choices = (await Choices(request, cancellation)).ToDictionary(office => office.Id.Value);
        var (first, last) = (occasion.Today.AddDays(1), occasion.Today.AddDays(MaxDays));
        var findings = new List<Finding>();
        var asked = new List<Asked>();
        foreach (var (at, line) in form.Services.Index().Where(line => !line.Item.Unused))
        {
            var office = line.Office is { } id ? choices.GetValueOrDefault(id) : null;
            if (office is null) findings.Add(new($"Services[{at}].Office", "requests.consult.choose-service"));
            else if (asked.Any(other => other.Office == office)) findings.Add(new($"Services[{at}].Office", "requests.consult.asked-twice", office.Title));
            if (string.IsNullOrWhiteSpace(line.Question)) findings.Add(new($"Services[{at}].Question", "requests.consult.question-needed"));
            else if (line.Question.Length > Consultation.MaxText) findings.Add(new($"Services[{at}].Question", "requests.appraise.too-long", Consultation.MaxText, line.Question.Length));
            if (line.DueOn is not { } dueOn || dueOn < first || dueOn > last) findings.Add(new($"Services[{at}].DueOn", "requests.consult.due-between", first, last));
            else if (office is not null) asked.Add(new(office, line.Question?.ReplaceLineEndings("\n").Trim() ?? "", dueOn));
        }
        if (form.Services.Count(line => !line.Unused) < Least) findings.Add(new("Services[0].Office", "requests.consult.at-least", Least));
        if (findings.Count > 0) return Problem.Invalid(findings);
        return new Round(request, passage.Value, asked);
    }

    public async Task<Outcome<string>> Run(string reference, ConsultForm form, Occasion occasion, CancellationToken cancellation)
    {
        var prepared = await Prepare(reference, form, occasion, cancellation);
        if (prepared.Problem is { } problem) return problem;
        var (request, passage, asked) = prepared.Value;

        foreach (var (office, question, dueOn) in asked)
        {
            var consultation = new Consultation { Id = OrderedId.New(occasion.At), Request = request.Id, Office = office.Id, Question = question, DueOn = dueOn };
            request.Consultations.Add(consultation);
            db.Db.Entry(consultation).State = EntityState.Added;
        }
        request.Take(passage, occasion.At);
        request.DueOn = asked.Max(each => each.DueOn);
        var letters = asked.Select(each => DecisionLetters.Consulted(request, each, prepared.Value.Silence, links.Make(OpinionPurpose, reference, each.Office.Id, each.Office.Language, occasion.At))).ToList();
        var fact = request.ForTeam(passage.Step.Fact, passage.Office, new { asked = asked.Select(each => new { office = each.Office.Name.Best("en"), each.Question, each.DueOn }) }, letters,
            [.. request.CommitteeTokens]);
        var conflicts = await derive.Note(request, [.. asked.Select(each => each.Office.Id)], occasion, cancellation);
        return await db.Db.Save(occasion, [fact, .. conflicts], cancellation) is { } race ? race : reference;
    }
}
