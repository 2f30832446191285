using Passerelle.Directory.Public;
using Passerelle.Platform.Search;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Similar;

/// <param name="Item">Reference of what answers the question.</param>
internal sealed record AnswerForm(string? Item, string? Remark);

/// <summary>The author finds that somebody has answered already: the draft closes, and it is counted that the library did its work.</summary>
internal sealed class TakeAnswer(RequestsDb db, OfficesDesk offices, ISearch search, Wording wording)
{
    /// <summary>What has this reference and may be seen; null when nothing has.</summary>
    public async Task<SearchDocument?> Find(string? item, Viewer viewer, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(item)) return null;
        await search.Refresh(cancellation);
        return search.Find(item, Language.Current, viewer, 5).Hits.Select(hit => hit.Document).FirstOrDefault(document => string.Equals(document.Reference, item.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, string answer, CancellationToken cancellation) =>
        RequestLetters.AnsweredFromLibrary(request, answer, await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation));

    /// <summary>Invalid on Item when nothing that may be seen has the reference, or it is the draft itself.</summary>
    public async Task<Outcome<string>> Run(string reference, AnswerForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.TakeAnswer, request, occasion.By);
        if (passage.Problem is { } problem) return problem;
        var findings = new List<Finding>();
        var item = await Find(form.Item, occasion.By, cancellation);
        if (item is null || item.Record == request.Id.Value) findings.Add(new("Item", "requests.answer.choose"));
        if (form.Remark?.Length > LibraryAnswer.MaxRemark) findings.Add(new("Remark", "platform.problem.too-long", LibraryAnswer.MaxRemark, form.Remark.Length));
        if (item is null || findings.Count > 0) return Problem.Invalid(findings);

        var title = item.Title.Best(request.Language);
        var letters = await Letters(request, $"{item.Reference} – {title}", cancellation);
        var fact = request.ForEverybody(passage.Value.Step.Fact, passage.Value.Office, new { item = item.Reference, kind = wording.In(Language.Source)[item.Kind].Value, title, countries = request.Countries, areas = request.Chosen("areas") }, letters);
        request.AnsweredBy = new(item.Reference, item.Kind, title, item.Href, string.IsNullOrWhiteSpace(form.Remark) ? null : form.Remark.Trim(), occasion.Today);
        request.Take(passage.Value, occasion.At);
        return await db.Db.Save(occasion with { Reason = request.AnsweredBy.Remark }, [fact], cancellation) is { } race ? race : reference;
    }
}
