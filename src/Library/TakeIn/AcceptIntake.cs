using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Library.Write;

namespace Passerelle.Library.TakeIn;

/// <summary>Makes a judged reading an Action of the archive and the draft of its fiche, all in one transaction.</summary>
internal sealed class AcceptIntake(LibraryDb db, ArchiveDesk archive)
{
    private static readonly AcceptRules rules = new();

    public async Task<Outcome<FicheHandle>> Run(string reference, int version, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.TakenIn(reference, occasion.By, cancellation) is not { } intake) return Problem.NotFound();

        var passage = IntakeFlow.Table.Check(IntakeAct.Accept, intake, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (version != intake.Version) return Problem.Conflict("library.write.changed-meanwhile", intake.ChangedBy);
        var form = intake.Judged;
        if (rules.Findings(form) is { Count: > 0 } findings) return Problem.Invalid(findings);

        var language = intake.Found.Language;
        var number = await db.Db.NextReference("FIC", occasion.At.Year, cancellation);
        var entered = await archive.Enter(Old(form, language, intake.Source), occasion, cancellation);
        if (entered.Problem is { } unfit) return unfit;
        var (action, imported) = entered.Value;
        var fiche = Fiche.Begin(action, language, new(passage.Value.Office), occasion.At);
        fiche.Register(number);
        fiche.Draft.Change(Text(form, language), occasion);
        db.Fiches.Add(fiche);
        intake.Accept(passage.Value.Step.To, action.Reference, number);
        Fact[] facts =
        [
            imported,
            new("library.written", fiche.Case, number, new { language, action = action.Reference }, Fiche.Desk) { Office = passage.Value.Office },
            new(passage.Value.Step.Fact, intake.Case, intake.Reference, new { action = action.Reference, fiche = number }, Intake.Readers) { Office = passage.Value.Office },
        ];
        return await db.Db.Save(occasion, facts, cancellation) is { } problem ? problem : new FicheHandle(number, fiche.Draft.Version);
    }

    private static OldAction Old(IntakeForm form, string language, string source)
    {
        return new(source, Said(form.Title), Said(form.Summary), Said(form.Context), Said(form.Concept), IntakeForm.Codes(form.Countries),
            string.IsNullOrWhiteSpace(form.Region) ? [] : [form.Region.Trim()], PartialDate.Parse(form.Start?.Trim()), PartialDate.Parse(form.End?.Trim()), IntakeForm.Codes(form.ExpertCountries),
            [.. form.Events.Where(each => !each.IsBlank).Select(each => new OldEvent(Said(each.Title), Said(each.Place), IntakeForm.Codes(each.Country).FirstOrDefault(), PartialDate.Parse(each.Date?.Trim())))]);

        LocalizedText Said(string? text) => LocalizedText.Written(language, text);
    }

    private static FicheText Text(IntakeForm form, string language)
    {
        return FicheText.Blank(language) with
        {
            Summary = Said(form.Summary), Practices = Sections(form.Practices, "p"), Impact = Said(form.Impact), Lessons = Sections(form.Lessons, "l"),
            Notes = [.. form.Notes.Where(note => !string.IsNullOrWhiteSpace(note.Text)).Select((note, at) => new Note($"n{at + 1}", Said(note.Text)))],
        };

        IReadOnlyList<Section> Sections(IEnumerable<SectionForm> sections, string prefix) =>
            [.. sections.Where(section => !section.IsBlank).Select((section, at) => new Section($"{prefix}{at + 1}", Said(section.Title), Said(section.Text)))];

        LocalizedText Said(string? text) => LocalizedText.Written(language, text);
    }
}
