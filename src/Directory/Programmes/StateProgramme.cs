using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Programmes;

internal sealed class ProgrammeForm
{
    public string Title { get; set => field = value?.Trim() ?? ""; } = "";

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public List<string> Countries { get; set => field = value ?? []; } = [];

    /// <summary>Codes of areas.</summary>
    public List<string> Areas { get; set => field = value ?? []; } = [];

    public DateOnly? From { get; set; }

    /// <summary>The last day; null while it is open.</summary>
    public DateOnly? Until { get; set; }
}

internal sealed class ProgrammeRules : AbstractValidator<ProgrammeForm>
{
    public ProgrammeRules()
    {
        RuleFor(form => form.Title).Must(title => title.Length is > 0 and <= Programme.MaxTitle).Says("directory.programme.title.needed", Programme.MaxTitle);
        RuleFor(form => form.Countries).Must(codes => codes.Count > 0 && codes.TrueForAll(code => Public.Countries.Find(code) is not null)).Says("directory.programme.countries.needed");
        RuleFor(form => form.Areas).Must(codes => codes.Count > 0 && codes.TrueForAll(code => Facility.Area(code) is not null)).Says("directory.programme.areas.needed");
        RuleFor(form => form.From).NotNull().Says("directory.mandate.from.needed");
        RuleFor(form => form.Until).Must((form, until) => until is null || form.From is null || form.From <= until).Says("directory.mandate.until.before-from");
    }
}

/// <summary>The programmes of one office, as whoever keeps the list sees them.</summary>
internal sealed record ProgrammePage(OfficeCard Office, IReadOnlyList<OfficeProgramme> Programmes);

/// <summary>An office says what it runs itself, so that an interest in a request of the same place and area is seen before it is asked.</summary>
internal sealed class StateProgramme(DirectoryDb db, OfficesDesk offices)
{
    private static readonly ProgrammeRules rules = new();

    /// <summary>NotFound for who neither acts for the office nor keeps the directory.</summary>
    public async Task<Outcome<ProgrammePage>> Of(string reference, Viewer viewer, CancellationToken cancellation) =>
        await offices.Find(reference, cancellation) is { } office && Keeps(viewer, office.Id) ? new ProgrammePage(office, await offices.Programmes(office.Id, cancellation)) : Problem.NotFound();

    public async Task<Outcome<Guid>> Run(string reference, ProgrammeForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await Kept(reference, occasion.By, cancellation) is not { } office) return Problem.NotFound();
        if (rules.Findings(form) is { Count: > 0 } findings) return Problem.Invalid(findings);

        var programme = new Programme { Id = ITypedId<ProgrammeId>.New(occasion.At), Office = office.Id, Title = form.Title, Countries = [.. form.Countries.Distinct()], Areas = [.. form.Areas.Distinct()], From = form.From!.Value, Until = form.Until };
        db.Programmes.Add(programme);
        var fact = new Fact("directory.programme-stated", office.Case, office.Reference, new { programme.Title, programme.Countries, programme.Areas, from = programme.From, until = programme.Until }, office.Readers()) { Office = office.Id.Value };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : programme.Id.Value;
    }

    public async Task<Outcome<bool>> Remove(string reference, Guid id, Occasion occasion, CancellationToken cancellation)
    {
        var sought = new ProgrammeId(id);
        if (await Kept(reference, occasion.By, cancellation) is not { } office) return Problem.NotFound();
        if (await db.Programmes.SingleOrDefaultAsync(programme => programme.Id == sought && programme.Office == office.Id, cancellation) is not { } programme) return Problem.NotFound();
        db.Programmes.Remove(programme);
        var fact = new Fact("directory.programme-removed", office.Case, office.Reference, new { programme.Title }, office.Readers()) { Office = office.Id.Value };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : true;
    }

    private async Task<Office?> Kept(string reference, Viewer viewer, CancellationToken cancellation) =>
        await db.Offices.SingleOrDefaultAsync(office => office.Reference == reference, cancellation) is { } office && Keeps(viewer, office.Id) ? office : null;

    private static bool Keeps(Viewer viewer, OfficeId office) => viewer.Holds(office.Value) || viewer.Has(Role.Administrator);
}
