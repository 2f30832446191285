using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform.Documents;

namespace Passerelle.Library.Write;

internal sealed class WriteForm
{
    /// <summary>Reference of the Action.</summary>
    public string Action { get; set; } = "";

    public string Language { get; set; } = "";

    public string? Summary { get; set; }

    public List<SectionForm> Practices { get; set; } = [];

    public string? Impact { get; set; }

    public List<SectionForm> Lessons { get; set; } = [];

    public List<NoteForm> Notes { get; set; } = [];

    /// <summary>What changed says the same as before: a slip of the pen was put right, and the translations stay as they are.</summary>
    public bool OnlyTypo { get; set; }

    /// <summary>Of the draft it was written from; 0 for a new one.</summary>
    public int Version { get; set; }

    /// <summary>A draft as its form, in the language it is written in.</summary>
    public static WriteForm Of(Fiche fiche)
    {
        var text = fiche.Draft.Text;
        return new()
        {
            Action = fiche.ActionReference, Language = text.Source, Version = fiche.Draft.Version,
            Summary = text.Summary.In(text.Source), Impact = text.Impact.In(text.Source),
            Practices = Sections(text.Practices), Lessons = Sections(text.Lessons),
            Notes = [.. text.Notes.Select(note => new NoteForm { Key = note.Key, Text = note.Text.In(text.Source) })],
        };

        List<SectionForm> Sections(IReadOnlyList<Section> sections) =>
            [.. sections.Select(section => new SectionForm { Key = section.Key, Title = section.Title.In(text.Source), Text = section.Text.In(text.Source) })];
    }
}

internal sealed class SectionForm
{
    /// <summary>Null for a new one.</summary>
    public string? Key { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Text);
}

internal sealed class NoteForm
{
    public string? Key { get; set; }

    public string? Text { get; set; }
}

internal sealed class WriteRules : AbstractValidator<WriteForm>
{
    public WriteRules()
    {
        RuleFor(form => form.Language).Must(Language.Knows).Says("library.write.which-language");
        RuleFor(form => form.Summary).MaximumLength(FicheText.MaxSummary).Says("library.write.too-long", FicheText.MaxSummary).Must(Mention).Says("library.write.unknown-note");
        RuleFor(form => form.Impact).MaximumLength(FicheText.MaxText).Says("library.write.too-long", FicheText.MaxText).Must(Mention).Says("library.write.unknown-note");
        RuleFor(form => form.Practices.Count).LessThanOrEqualTo(FicheText.MaxSections).Says("library.write.too-many", FicheText.MaxSections).OverridePropertyName(nameof(WriteForm.Practices));
        RuleFor(form => form.Lessons.Count).LessThanOrEqualTo(FicheText.MaxSections).Says("library.write.too-many", FicheText.MaxSections).OverridePropertyName(nameof(WriteForm.Lessons));
        RuleFor(form => form.Notes.Count).LessThanOrEqualTo(FicheText.MaxNotes).Says("library.write.too-many", FicheText.MaxNotes).OverridePropertyName(nameof(WriteForm.Notes));
        RuleForEach(form => form.Practices).ChildRules(Section);
        RuleForEach(form => form.Lessons).ChildRules(Section);
        RuleForEach(form => form.Practices).Custom(MentionInSection);
        RuleForEach(form => form.Lessons).Custom(MentionInSection);
        RuleForEach(form => form.Notes).ChildRules(note => note.RuleFor(n => n.Text).MaximumLength(FicheText.MaxNote).Says("library.write.too-long", FicheText.MaxNote));
    }

    private static void Section(InlineValidator<SectionForm> section)
    {
        section.RuleFor(s => s.Title).MaximumLength(FicheText.MaxTitle).Says("library.write.too-long", FicheText.MaxTitle);
        section.RuleFor(s => s.Text).MaximumLength(FicheText.MaxText).Says("library.write.too-long", FicheText.MaxText);
    }

    private static void MentionInSection(SectionForm section, ValidationContext<WriteForm> context)
    {
        if (!Mention(context.InstanceToValidate, section.Text)) context.AddFailure(new ValidationFailure($"{context.PropertyPath}.{nameof(SectionForm.Text)}", "library.write.unknown-note"));
    }

    private static bool Mention(WriteForm form, string? text) =>
        text is null || Prose.Mentions(text).All(number => number >= 1 && number <= form.Notes.Count(note => !string.IsNullOrWhiteSpace(note.Text)));
}

/// <param name="Version">Of the draft, for the next form.</param>
internal sealed record FicheHandle(string Reference, int Version);

/// <summary>Begins the fiche of an Action, or writes on. What is not finished may be saved: only handing it in asks for everything.</summary>
internal sealed class WriteFiche(LibraryDb db, ActionsDesk actions)
{
    private static readonly WriteRules rules = new();

    public async Task<Outcome<FicheHandle>> Run(WriteForm form, Occasion occasion, CancellationToken cancellation)
    {
        var found = await actions.Find(form.Action, occasion.By, cancellation);
        if (found.Problem is { } unknown) return unknown;
        var action = found.Value;
        var present = await db.Fiches.Include(f => f.Draft).SingleOrDefaultAsync(f => f.Action == action.Id, cancellation);
        var fiche = present ?? Fiche.Begin(action, form.Language, new(PublicationFlow.WriterOffice(occasion.By) ?? default), occasion.At);

        var passage = PublicationFlow.Table.Check(PublicationAct.Write, fiche, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (action.Status is ActionStatus.InFormulation or ActionStatus.Agreed) return Problem.Invalid("", "library.write.too-early");
        if (rules.Findings(form) is { Count: > 0 } findings) return Problem.Invalid(findings);
        if (form.Language != fiche.Draft.Text.Source) return Problem.Invalid(nameof(form.Language), "library.write.source-language", Language.OwnName(fiche.Draft.Text.Source));
        if (form.Version != fiche.Draft.Version) return Problem.Conflict("library.write.changed-meanwhile", fiche.Draft.ChangedBy);

        if (present is null)
        {
            fiche.Register(await db.Db.NextReference("FIC", occasion.At.Year, cancellation));
            db.Fiches.Add(fiche);
        }
        fiche.Draft.Change(Written(fiche.Draft.Text, form), occasion);
        fiche.Draft.Office = new(passage.Value.Office);
        var fact = new Fact(passage.Value.Step.Fact, fiche.Case, fiche.Reference, new { language = form.Language, action = fiche.ActionReference, onlyTypo = form.OnlyTypo ? true : (bool?)null }, Fiche.Desk) { Office = passage.Value.Office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : new FicheHandle(fiche.Reference, fiche.Draft.Version);
    }

    private static FicheText Written(FicheText before, WriteForm form) => before with
    {
        Summary = Put(before.Summary, form.Summary, form),
        Practices = Sections(before.Practices, form.Practices, "p", form),
        Impact = Put(before.Impact, form.Impact, form),
        Lessons = Sections(before.Lessons, form.Lessons, "l", form),
        Notes = Notes(before.Notes, form.Notes, form),
    };

    private static LocalizedText Put(LocalizedText before, string? typed, WriteForm form) =>
        form.OnlyTypo && !before.IsEmpty && form.Language == before.Source ? before.Correct(typed ?? "") : before.Write(form.Language, typed);

    private static IReadOnlyList<Section> Sections(IReadOnlyList<Section> before, IReadOnlyList<SectionForm> typed, string prefix, WriteForm form)
    {
        var next = Next(before.Select(section => section.Key), prefix);
        return [.. typed.Where(section => !section.IsBlank).Select(section =>
        {
            var known = before.FirstOrDefault(old => old.Key == section.Key) ?? new(next(), LocalizedText.Empty, LocalizedText.Empty);
            return known with { Title = Put(known.Title, section.Title, form), Text = Put(known.Text, section.Text, form) };
        })];
    }

    private static IReadOnlyList<Note> Notes(IReadOnlyList<Note> before, IReadOnlyList<NoteForm> typed, WriteForm form)
    {
        var next = Next(before.Select(note => note.Key), "n");
        return [.. typed.Where(note => !string.IsNullOrWhiteSpace(note.Text)).Select(note =>
        {
            var known = before.FirstOrDefault(old => old.Key == note.Key) ?? new(next(), LocalizedText.Empty);
            return known with { Text = Put(known.Text, note.Text, form) };
        })];
    }

    /// <summary>Keys never used before in this draft: a removed passage's translations must not come back under a new one.</summary>
    private static Func<string> Next(IEnumerable<string> keys, string prefix)
    {
        var last = keys.Select(key => int.Parse(key.AsSpan(1))).DefaultIfEmpty().Max();
        return () => $"{prefix}{++last}";
    }
}
