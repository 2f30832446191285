namespace Passerelle.Directory.Public;

/// <summary>Somebody's time at an institution: a mandate of this directory, or an earlier post as the person states it.</summary>
/// <param name="Institution">Null when the person named a house that the directory does not know.</param>
/// <param name="Function">What they were there.</param>
/// <param name="Until">The last day; null while it runs.</param>
public sealed record Post(Guid Account, string Person, InstitutionId? Institution, LocalizedText InstitutionName, LocalizedText Function, DateOnly From, DateOnly? Until)
{
    /// <summary>Whether it was at that institution: by its id, else by its name in any language it has.</summary>
    public bool At(InstitutionId institution, LocalizedText name) => Institution is { } known ? known == institution
        : name.Renderings.Values.Any(rendering => InstitutionName.Renderings.Values.Any(own => string.Equals(own.Text.Trim(), rendering.Text.Trim(), StringComparison.OrdinalIgnoreCase)));
}

/// <summary>Work that an office runs itself.</summary>
/// <param name="Countries">ISO 3166-1 alpha-2.</param>
/// <param name="Areas">Codes of <see cref="Facility.Areas"/>.</param>
/// <param name="Until">The last day; null while it is open.</param>
public sealed record OfficeProgramme(Guid Id, string Title, IReadOnlyList<string> Countries, IReadOnlyList<string> Areas, DateOnly From, DateOnly? Until);
