using Passerelle.Directory.Public;
using Passerelle.Library.Ingest;
using Passerelle.Library.Public;
using Passerelle.Platform.Files;

namespace Passerelle.Library.TakeIn;

/// <param name="Name">Of the file.</param>
internal sealed record TakeInForm(string? Name, byte[]? Content);

/// <summary>Takes in an old fiche: keeps the file, reads it, and leaves the reading for a person to judge.</summary>
internal sealed class TakeInFiche(LibraryDb db, FileStore store)
{
    public async Task<Outcome<string>> Run(TakeInForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (occasion.By.OfficeWith(Role.Editor) is not { } office) return Problem.Refused("library.intake.editors-only");
        if (form.Content is not { Length: > 0 } content || string.IsNullOrWhiteSpace(form.Name)) return Problem.Invalid("File", "library.intake.file-needed");
        using var stream = new MemoryStream(content);
        var kept = await store.Keep("File", form.Name, stream, content.Length, Intake.Readers, cancellation);
        if (kept.Problem is { } unfit) return unfit;
        var text = await PaperText.Of(content, cancellation);
        if (text.Problem is { } unreadable) return unreadable;

        var read = FicheReader.Read(text.Value);
        var reference = await db.Db.NextReference("OLD", occasion.At.Year, cancellation);
        var intake = new Intake
        {
            Id = ITypedId<IntakeId>.New(occasion.At), Reference = reference, Source = kept.Value.Name, File = kept.Value.Id, Text = text.Value, Found = read, At = occasion.At,
            Lines = read.Lines.ToDictionary(each => each.Key, each => each.Value.ToList()),
        };
        intake.Judge(IntakeForm.Of(read), occasion.By.Name);
        db.Db.Add(kept.Value);
        db.Intakes.Add(intake);
        var fact = new Fact("library.intake-read", intake.Case, reference, new { source = intake.Source, sha256 = kept.Value.Hash, doubts = read.Doubts.Count }, Intake.Readers) { Office = office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : reference;
    }
}
