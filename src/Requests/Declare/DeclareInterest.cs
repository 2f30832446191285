using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Declare;

internal sealed class DeclarationForm
{
    /// <summary>For whom; null when the declarer has only one office that is asked.</summary>
    public Guid? Office { get; set; }

    public Interest? Interest { get; set; }

    /// <summary>Needed with everything but “none”.</summary>
    public string? Text { get; set; }
}

/// <summary>An office says whether it has an interest in the request. Who has one cannot go on before somebody else has answered for a measure.</summary>
internal sealed class DeclareInterest(RequestsDb db, OfficesDesk offices)
{
    public async Task<Outcome<string>> Run(string reference, DeclarationForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var mine = Asked(request, occasion.By).ToList();
        if (mine.Count == 0) return Problem.Refused("requests.declare.not-asked");
        var findings = Findings(form).ToList();
        var office = form.Office is { } chosen ? mine.Cast<OfficeId?>().FirstOrDefault(each => each!.Value.Value == chosen) : mine is [var only] ? only : null;
        if (office is null) findings.Add(new("Office", "requests.declare.choose-office"));
        if (office is null || findings.Count > 0) return Problem.Invalid(findings);
        var facts = Declare(request, office.Value, form.Interest!.Value, form.Text, occasion);
        if (form.Interest != Interest.None && await offices.Find(office.Value, cancellation) is { } declarer)
            facts = [facts[0] with { Letters = DecisionLetters.InterestDeclared(request, declarer, await offices.With(Role.Officer, cancellation)) }];
        if (form.Interest != Interest.None) await db.Recuse(request, offices, cancellation);
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : reference;
    }

    /// <summary>The viewer's offices that are asked in this request: its appraisers, the services consulted, members of the committee.</summary>
    public static IEnumerable<OfficeId> Asked(Request request, Viewer viewer) => viewer.Holdings
        .Where(holding => request.Assessments.Any(each => each.Office.Value == holding.Office) || request.Consultations.Any(each => each.Office.Value == holding.Office)
            || holding.Roles.Contains(Role.Committee) && request.Status >= RequestStatus.WithCommittee)
        .Select(holding => new OfficeId(holding.Office));

    public static IEnumerable<Finding> Findings(DeclarationForm form, string prefix = "")
    {
        if (form.Interest is not { } interest || !Enum.IsDefined(interest)) yield return new($"{prefix}Interest", "requests.declare.interest-needed");
        else if (interest != Interest.None && string.IsNullOrWhiteSpace(form.Text)) yield return new($"{prefix}Text", "requests.declare.text-needed");
        if (form.Text?.Length > Conflict.MaxText) yield return new($"{prefix}Text", "requests.appraise.too-long", Conflict.MaxText, form.Text.Length);
    }

    /// <summary>Adds the declaration, and the conflict that follows from it, unsaved.</summary>
    public IReadOnlyList<Fact> Declare(Request request, OfficeId office, Interest interest, string? typed, Occasion occasion)
    {
        var text = interest == Interest.None ? "" : (typed ?? "").ReplaceLineEndings("\n").Trim();
        var declaration = new Declaration { Id = OrderedId.New(occasion.At), Request = request.Id, Office = office, Interest = interest, Text = text, At = occasion.At };
        db.Declarations.Add(declaration);
        if (interest != Interest.None)
            db.Conflicts.Add(new()
            {
                Id = ITypedId<ConflictId>.New(occasion.At), Request = request.Id, Office = office, Basis = ConflictBasis.Declared, Mark = $"declared:{declaration.Id}", Interest = interest, Text = text, FoundAt = occasion.At,
            });
        string[] besides = [.. request.CommitteeTokens, To.Office(office.Value)];
        return interest == Interest.None
            ? [request.ForTeam("requests.no-interest-declared", office.Value, new { office }, null, besides)]
            : [request.ForTeam("requests.interest-declared", office.Value, new { office, interest, text }, null, besides)];
    }

    public Task<bool> HasDeclared(Request request, OfficeId office, CancellationToken cancellation) =>
        db.Declarations.AnyAsync(declaration => declaration.Request == request.Id && declaration.Office == office, cancellation);
}
