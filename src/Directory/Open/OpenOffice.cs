using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Open;

internal sealed class OpenOfficeForm : INamed
{
    /// <summary>Reference of the institution it belongs to.</summary>
    public string Institution { get; set => field = value ?? ""; } = "";

    /// <summary>Language → name; at least one.</summary>
    public Dictionary<string, string?> Names { get; set => field = value ?? []; } = Open.Names.Blank();

    public string Email { get; set => field = value ?? ""; } = "";

    public string Language { get; set => field = value ?? ""; } = "";

    public List<string> Roles { get; set => field = value ?? []; } = [];
}

internal sealed class OpenOfficeRules : AbstractValidator<OpenOfficeForm>
{
    public OpenOfficeRules()
    {
        this.NamesIn(form => form.Names, Office.MaxName);
        RuleFor(form => form.Email).Must(Mailbox.Accepts).Says("directory.email.needed");
        RuleFor(form => form.Language).Must(Platform.Texts.Language.Knows).Says("directory.language.needed");
        RuleFor(form => form.Roles).Must(roles => roles.Count > 0 && roles.All(Role.All.Contains)).Says("directory.office.roles.needed");
    }
}

/// <summary>Opens an office of an institution, and with it the office's own case.</summary>
internal sealed class OpenOffice(DirectoryDb db)
{
    private static readonly OpenOfficeRules rules = new();

    public async Task<Outcome<OpenedOffice>> Run(OpenOfficeForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (Keepers.Refuse(occasion.By) is { } refused) return refused;
        var findings = rules.Findings(form);
        var institution = await db.Institutions.SingleOrDefaultAsync(institution => institution.Reference == form.Institution, cancellation);
        if (institution is null) findings = [new(nameof(form.Institution), "directory.office.institution.needed"), .. findings];
        if (institution is null || findings.Count > 0) return Problem.Invalid(findings);

        var office = new Office
        {
            Id = ITypedId<OfficeId>.New(occasion.At), Reference = await db.Db.NextReference("OFF", occasion.At.Year, cancellation), Institution = institution.Id,
            Name = form.Names.AsText(), Roles = [.. form.Roles.Distinct()], Email = form.Email.Trim(), Language = form.Language,
        };
        db.Offices.Add(office);

        var fact = new Fact("directory.office-opened", office.Case, office.Reference, new { office.Name, institution = institution.Name, office.Roles, office.Email }, office.Readers())
        { Office = occasion.By.OfficeWith(Role.Administrator) };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : new OpenedOffice(office.Id, office.Reference);
    }
}

internal sealed record OpenedOffice(OfficeId Id, string Reference);
