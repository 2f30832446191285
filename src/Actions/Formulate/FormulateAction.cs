using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Requests.Public;

namespace Passerelle.Actions.Formulate;

/// <summary>Makes an approved request into the first draft of an Action, in the request's own case.</summary>
internal sealed class FormulateAction(ActionsDb db, RequestsDesk requests, OfficesDesk offices)
{
    /// <param name="request">Reference of the request.</param>
    public async Task<Outcome<Action>> Run(string request, ActionForm form, Occasion occasion, CancellationToken cancellation)
    {
        var approved = await Approved(request, occasion.By, cancellation);
        if (approved.Problem is { } none) return none;
        var (asked, office) = approved.Value;
        if (new ActionRules().Findings(form) is { Count: > 0 } findings) return Problem.Invalid(findings);

        var reference = await db.Db.NextReference("ACT", occasion.At.Year, cancellation);
        var action = new Action
        {
            Id = ITypedId<ActionId>.New(occasion.At), Reference = reference, CaseId = asked.Case.Id, CaseReference = asked.Case.Reference,
            Request = asked.Id, RequestReference = asked.Reference, RequestedOn = asked.SubmittedOn, DecidedOn = asked.DecidedOn,
            Requesters = [.. asked.Requesters], RequestedBy = await Institutions(asked.Requesters, cancellation), ChangedAt = occasion.At,
        };
        form.WriteTo(action);
        db.Actions.Add(action);

        var fact = new Fact("actions.formulated", action.Case, reference, new { title = action.Title, from = asked.Reference }, action.InsideReaders) { Office = office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : action;
    }

    /// <summary>The form as it begins: what the request already says, in the language it was written in.</summary>
    public async Task<Outcome<ActionForm>> Begin(string request, Viewer viewer, CancellationToken cancellation)
    {
        var approved = await Approved(request, viewer, cancellation);
        if (approved.Problem is { } problem) return problem;
        var asked = approved.Value.Request;
        return new ActionForm
        {
            Language = asked.Title.Source, Title = asked.Title.In(asked.Title.Source) ?? "", Context = asked.Need.In(asked.Title.Source), Objectives = asked.Objectives.In(asked.Title.Source),
            Results = asked.Results.In(asked.Title.Source), Countries = [.. asked.Countries.Distinct()], Areas = [.. asked.Areas.Where(Vocabulary.Areas.Knows)],
            Pillars = [.. asked.Areas.Select(Vocabulary.PillarOf).OfType<string>().Distinct()], Scope = asked.Countries.Distinct().Skip(1).Any() ? "regional" : "national",
        };
    }

    private async Task<Outcome<(RequestSummary Request, Guid Office)>> Approved(string request, Viewer viewer, CancellationToken cancellation)
    {
        if (viewer.OfficeWith(Role.Officer) is not { } office) return Problem.Refused("actions.formulate.officers-only");
        var found = await requests.Find(request, viewer, cancellation);
        if (found.Problem is { } problem) return problem;
        var asked = found.Value;
        if (!asked.Approved) return Problem.Refused("actions.formulate.not-approved", asked.Reference);
        if (await db.Actions.Where(action => action.Request == asked.Id).Select(action => action.Reference).FirstOrDefaultAsync(cancellation) is { } already)
            return Problem.Conflict("actions.formulate.already", asked.Reference, already);
        return (asked, office);
    }

    private async Task<LocalizedText> Institutions(IReadOnlyList<OfficeId> requesters, CancellationToken cancellation)
    {
        var cards = await offices.Cards([.. requesters], cancellation);
        var names = requesters.Where(cards.ContainsKey).Select(office => cards[office].Institution).ToList();
        return LocalizedText.Written(Language.All.Where(language => names.Exists(name => name.In(language) is not null))
            .Select(language => KeyValuePair.Create(language, string.Join("; ", names.Select(name => name.Best(language)).Distinct()))));
    }
}
