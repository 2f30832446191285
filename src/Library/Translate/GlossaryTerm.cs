using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Library.Public;

namespace Passerelle.Library.Translate;

/// <summary>A word of this facility that the thesaurus does not have, and what it is called in each language: its own name, its instruments, its partners.</summary>
internal sealed class GlossaryTerm : IVersioned
{
    public const int MaxWord = 120, MaxNote = 400;

    public required GlossaryTermId Id { get; init; }

    /// <summary>Approved, in every language it has one in.</summary>
    public required LocalizedText Words { get; set; }

    /// <summary>When to use it; empty when that goes without saying.</summary>
    public string Note { get; set; } = "";

    /// <summary>No longer in use: texts are not checked for it.</summary>
    public bool Retired { get; set; }

    public int Version { get; set; }
}

internal sealed class GlossaryTermMapping : IEntityTypeConfiguration<GlossaryTerm>
{
    public void Configure(EntityTypeBuilder<GlossaryTerm> term) => term.Property(t => t.Note).HasMaxLength(GlossaryTerm.MaxNote);
}

internal sealed class GlossaryForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public Dictionary<string, string?> Words { get; set; } = Language.All.ToDictionary(language => language, string? (_) => null);

    public string? Note { get; set; }

    public bool Retired { get; set; }

    public int Version { get; set; }

    public static GlossaryForm Of(GlossaryTerm term) => new()
    {
        Id = term.Id.Value, Words = Language.All.ToDictionary(language => language, term.Words.In), Note = term.Note, Retired = term.Retired, Version = term.Version,
    };
}

/// <summary>Keeps a word of the facility's own glossary.</summary>
internal sealed class KeepTerm(LibraryDb db)
{
    public static Problem? Refuse(Viewer viewer) => viewer.Has(Role.Editor) || viewer.Has(Role.Publisher) ? null : Problem.Refused("library.glossary.refused");

    public async Task<Outcome<GlossaryTermId>> Run(GlossaryForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (Refuse(occasion.By) is { } refused) return refused;
        GlossaryTerm? known = null;
        if (form.Id is { } id)
        {
            var sought = new GlossaryTermId(id);
            known = await db.GlossaryTerms.SingleOrDefaultAsync(term => term.Id == sought, cancellation);
            if (known is null) return Problem.NotFound();
        }
        var words = Language.All.Select(language => (Language: language, Word: form.Words.GetValueOrDefault(language)?.Trim() ?? "")).Where(each => each.Word != "").ToList();
        var findings = words.Where(each => each.Word.Length > GlossaryTerm.MaxWord).Select(each => new Finding($"Words[{each.Language}]", "library.write.too-long", GlossaryTerm.MaxWord)).ToList();
        if (words.Count < 2) findings.Add(new($"Words[{words.Select(each => each.Language).FirstOrDefault() switch { "en" => "fr", _ => "en" }}]", "library.glossary.two-languages"));
        if (form.Note?.Length > GlossaryTerm.MaxNote) findings.Add(new(nameof(form.Note), "library.write.too-long", GlossaryTerm.MaxNote));
        var others = await db.GlossaryTerms.AsNoTracking().Where(term => !term.Retired).ToListAsync(cancellation);
        findings.AddRange(words.Where(each => others.Exists(other => other.Id.Value != form.Id && string.Equals(other.Words.In(each.Language), each.Word, StringComparison.OrdinalIgnoreCase)))
            .Select(each => new Finding($"Words[{each.Language}]", "library.glossary.taken", each.Word)));
        if (findings.Count > 0) return Problem.Invalid(findings);
        if (known is not null && known.Version != form.Version) return Problem.Conflict(Db.ChangedMeanwhile);

        var term = known ?? new() { Id = ITypedId<GlossaryTermId>.New(occasion.At), Words = LocalizedText.Empty };
        if (known is null) db.GlossaryTerms.Add(term);
        (term.Words, term.Note, term.Retired) = (LocalizedText.Written(words.Select(each => KeyValuePair.Create(each.Language, each.Word))), form.Note?.Trim() ?? "", form.Retired);
        var name = words[0].Word;
        var fact = new Fact("library.glossary-changed", new(term.Id.Value, $"TERM-{term.Id.Value:n}"[..13]), name[..Math.Min(40, name.Length)], new { words = term.Words, retired = term.Retired }, Fiche.Desk) { Office = occasion.By.OfficeWith(Role.Editor) ?? occasion.By.OfficeWith(Role.Publisher) };
        return await db.Db.Save(occasion, [fact], cancellation) is { } lost ? lost : term.Id;
    }
}
