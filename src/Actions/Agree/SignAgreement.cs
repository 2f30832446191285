using Passerelle.Actions.Public;
using Passerelle.Directory.Public;

namespace Passerelle.Actions.Agree;

internal sealed class SignatureForm
{
    /// <summary>Number of the version that was read: another that came meanwhile is not signed unread.</summary>
    public int Number { get; set; }
}

/// <summary>Signs the newest version of an agreement for one side, by the account of who holds its office.</summary>
internal sealed class SignAgreement(ActionsDb db)
{
    public async Task<Outcome<Action>> Run(string reference, SignatureForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } action) return Problem.NotFound();
        var passage = ActionFlow.Table.Check(ActionAct.SignAgreement, action, occasion.By);
        if (passage.Problem is { } no) return no;
        if (action.Agreement is not { } agreement) return Problem.NotFound();
        if (form.Number != agreement.Number) return Problem.Conflict("actions.agreement.newer", agreement.Number);

        var office = passage.Value.Office;
        var facility = !action.Requesters.Contains(new OfficeId(office));
        var signature = new Signature(facility, office, occasion.By.NameOf(office), occasion.By.Name, occasion.At, agreement.Hash);
        agreement.Sign(signature);
        action.ChangedAt = occasion.At;

        var fact = new Fact(passage.Value.Step.Fact, action.Case, reference, new { number = agreement.Number, hash = agreement.Hash, side = facility ? "facility" : "requester" }, action.InsideReaders) { Office = office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : action;
    }
}
