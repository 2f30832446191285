using Passerelle.Actions.Advance;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform.Documents;
using Passerelle.Platform.Files;

namespace Passerelle.Actions.Agree;

internal sealed class AgreementForm
{
    /// <summary>The language it is written in: one of the six.</summary>
    public string Language { get; set; } = Platform.Texts.Language.Source;

    public int? Version { get; set; }
}

/// <summary>Writes a version of the agreement from the record as it stands, to be signed by all. Versions written before are kept.</summary>
internal sealed class WriteAgreement(ActionsDb db, AgreementText text, OfficesDesk offices, FileStore store, ActionLetters letters)
{
    public async Task<Outcome<Action>> Run(string reference, AgreementForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } action) return Problem.NotFound();
        var passage = ActionFlow.Table.Check(ActionAct.WriteAgreement, action, occasion.By);
        if (passage.Problem is { } no) return no;
        if (form.Version is { } version && version != action.Version) return Problem.Conflict("actions.form.changed");
        if (!Language.Knows(form.Language)) return Problem.Invalid("Language", "actions.form.language.unknown");

        var number = (action.Agreement?.Number ?? 0) + 1;
        var cards = await offices.Cards(action.Requesters, cancellation);
        var document = text.Write(action, number, form.Language, [.. action.Requesters.Where(cards.ContainsKey).Select(office => cards[office])], occasion.At);
        var bytes = DocxFile.Write(document);
        using var content = new MemoryStream(bytes);
        var kept = await store.Keep("Language", $"{reference}-{number}-{form.Language}.docx", content, bytes.Length, action.InsideReaders, cancellation);
        if (kept.Problem is { } problem) return problem;
        db.Files.Add(kept.Value);
        var agreement = new Agreement
        {
            Id = OrderedId.New(occasion.At), Action = action.Id, Number = number, Language = form.Language, Text = document, File = kept.Value.Id, Hash = kept.Value.Hash, Says = AgreementText.Fingerprint(action), At = occasion.At,
        };
        action.Agreements.Add(agreement);
        db.Agreements.Add(agreement);
        action.ChangedAt = occasion.At;

        var fact = new Fact(passage.Value.Step.Fact, action.Case, reference, new { number, language = form.Language, hash = agreement.Hash }, action.InsideReaders)
        {
            Office = passage.Value.Office, Letters = await letters.ToSigners(action, cancellation),
        };
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : action;
    }
}
