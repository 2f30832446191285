using FluentValidation;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Open;

internal sealed class OpenInstitutionForm : INamed
{
    /// <summary>Language → name; at least one.</summary>
    public Dictionary<string, string?> Names { get; set => field = value ?? []; } = Open.Names.Blank();

    public string Kind { get; set => field = value ?? ""; } = "";

    /// <summary>Empty for an international body.</summary>
    public string? Country { get; set; }
}

internal sealed class OpenInstitutionRules : AbstractValidator<OpenInstitutionForm>
{
    public OpenInstitutionRules()
    {
        this.NamesIn(form => form.Names, Institution.MaxName);
        RuleFor(form => form.Kind).Must(kind => Facility.InstitutionKind(kind) is not null).Says("directory.institution.kind.needed");
        RuleFor(form => form.Country).Must(country => string.IsNullOrEmpty(country) || Countries.Find(country) is not null).Says("directory.institution.country.unknown");
    }
}

/// <summary>Brings an institution into the directory. Its fact stands in a case of its own.</summary>
internal sealed class OpenInstitution(DirectoryDb db)
{
    private static readonly OpenInstitutionRules rules = new();

    /// <summary>Its reference.</summary>
    public async Task<Outcome<string>> Run(OpenInstitutionForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (Keepers.Refuse(occasion.By) is { } refused) return refused;
        if (rules.Findings(form) is { Count: > 0 } findings) return Problem.Invalid(findings);

        var institution = new Institution
        {
            Id = ITypedId<InstitutionId>.New(occasion.At), Reference = await db.Db.NextReference("INS", occasion.At.Year, cancellation),
            Name = form.Names.AsText(), Kind = form.Kind, Country = string.IsNullOrEmpty(form.Country) ? null : form.Country,
        };
        db.Institutions.Add(institution);

        var fact = new Fact("directory.institution-opened", institution.Case, institution.Reference, new { institution.Name, institution.Kind, institution.Country },
            [To.Role(Role.Administrator), To.Role(Role.Auditor)]) { Office = occasion.By.OfficeWith(Role.Administrator) };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : institution.Reference;
    }
}
