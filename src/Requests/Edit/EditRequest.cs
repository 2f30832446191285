using Passerelle.Directory.Public;
using Passerelle.Requests.Form;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Edit;

/// <summary>Answers of one step, or of the whole form, as typed.</summary>
/// <param name="Version">The version of the request that the writer saw.</param>
internal sealed record EditForm(int Version, IReadOnlyDictionary<string, string?> Answers, IReadOnlyDictionary<string, IReadOnlyList<string>> Choices);

/// <summary>An answer somebody else changed while this writer was typing.</summary>
internal sealed record Meanwhile(Question Question, string Theirs, AnswerStamp Stamp);

/// <summary>What became of an edit: the version now, and what would keep the edited answers from being submitted as they are.</summary>
internal sealed record Edited(int Version, IReadOnlyList<Finding> Findings);

/// <summary>
/// Writes answers into a draft, or into a request that was asked back. Everything typed is kept, also what could not be submitted yet. Only the
/// answers given are written, so two people on two pages do not disturb each other; on the same answer the second is told what the first wrote.
/// </summary>
internal sealed class EditRequest(RequestsDb db, OfficesDesk offices)
{
    /// <summary>A text longer than this is no answer but an accident; nothing of it is kept.</summary>
    public const int MaxKept = 50_000;

    /// <summary>Two people who save different answers at the same moment race for the version only; the second looks again.</summary>
    private const int Tries = 3;

    /// <summary>Conflict when an answer was changed by somebody else since <see cref="EditForm.Version"/>; <see cref="Changed"/> then tells what they wrote.</summary>
    public async Task<Outcome<Edited>> Run(string reference, EditForm form, Occasion occasion, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var edited = await Write(reference, form, occasion, cancellation);
            if (edited.Problem is not { Kind: ProblemKind.Conflict } lost || lost.Findings[0].Key != Db.ChangedMeanwhile || attempt == Tries) return edited;
        }
    }

    private async Task<Outcome<Edited>> Write(string reference, EditForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (!request.IsEditable) return Problem.Conflict("requests.edit.closed");
        if (request.WriterOffice(occasion.By) is not { } office) return Problem.Refused("requests.edit.not-yours");
        var known = RequestForm.Current.Questions.Select(question => question.Key).ToHashSet();
        if (form.Answers.Keys.Concat(form.Choices.Keys).FirstOrDefault(key => !known.Contains(key)) is { } unknown) return Problem.Invalid($"Answers[{unknown}]", "requests.edit.unknown-question", unknown);
        if (form.Answers.FirstOrDefault(answer => answer.Value?.Length > MaxKept) is { Key: { } long_ }) return Problem.Invalid($"Answers[{long_}]", "requests.edit.far-too-long", MaxKept);
        if (Changed(request, form, occasion.By).Count > 0) return Problem.Conflict("requests.edit.changed-meanwhile");

        var changed = request.Write(form.Answers, form.Choices, occasion);
        if (changed.Count == 0) return new Edited(request.Version, FindingsOn(request, form));
        var signed = request.ActiveParties.Where(party => party.Status == PartyStatus.Signed).ToList();
        if (request.SubmittedOn is not null || signed.Count == 0)
            return await db.Db.SaveDraft(cancellation) is { } race ? race : new Edited(request.Version, FindingsOn(request, form));

        // Before submission a signature covers a text: when the text changes, whoever signed is told and asked again.
        var cards = await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation);
        foreach (var party in signed) party.VoidSignature();
        var fact = request.ForEverybody("requests.signature-void", office, new { changed, offices = signed.Select(party => cards[party.Office].Name.Best("en")) },
            RequestLetters.SignatureVoid(request, signed, cards));
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : new Edited(request.Version, FindingsOn(request, form));
    }

    /// <summary>What others wrote, since the writer's version, in the answers that the writer now gives differently.</summary>
    public static IReadOnlyList<Meanwhile> Changed(Request request, EditForm form, Viewer writer) =>
        [.. from question in RequestForm.Current.Questions
            where request.Stamps.TryGetValue(question.Key, out var stamp) && stamp.Version > form.Version && stamp.Account != writer.Account
            where question.IsChoice
                ? form.Choices.TryGetValue(question.Key, out var codes) && !codes.SequenceEqual(request.Chosen(question.Key))
                : form.Answers.TryGetValue(question.Key, out var typed) && (typed ?? "").ReplaceLineEndings("\n").Trim() != request.Answer(question.Key).Best(request.Language)
            select new Meanwhile(question, question.IsChoice ? string.Join(", ", request.Chosen(question.Key)) : request.Answer(question.Key).Best(request.Language), request.Stamps[question.Key])];

    private static IReadOnlyList<Finding> FindingsOn(Request request, EditForm form) =>
        [.. RequestForm.Current.Findings(request).Where(finding => form.Answers.Keys.Any(key => finding.Field == $"Answers[{key}]") || form.Choices.Keys.Any(key => finding.Field == $"Choices[{key}]"))];
}
