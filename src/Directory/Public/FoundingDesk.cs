using Passerelle.Directory.Found;

namespace Passerelle.Directory.Public;

/// <summary>Who a new facility begins with. Names: language → text, at least one.</summary>
/// <param name="InstitutionKind">Code of <see cref="Facility.InstitutionKinds"/>.</param>
/// <param name="Email">Of the first administrator, who is invited by letter.</param>
/// <param name="Language">The language letters to the administrator are written in.</param>
public sealed record FoundingForm(IReadOnlyDictionary<string, string> Institution, string InstitutionKind, IReadOnlyDictionary<string, string> Office, string Name, string Email, string Language);

/// <summary>References of what was made, and the ids that go with them.</summary>
public sealed record Founded(string Institution, OfficeId Office, string OfficeReference, Guid Account, string AccountReference);

/// <summary>How a facility begins: nobody can be let in before somebody keeps the directory.</summary>
public sealed class FoundingDesk
{
    private readonly FoundFacility found;

    internal FoundingDesk(FoundFacility found) => this.found = found;

    /// <summary>Whether nobody and nothing stands in the directory yet.</summary>
    public Task<bool> IsEmpty(CancellationToken cancellation) => found.IsEmpty(cancellation);

    /// <summary>The first administrator holds the office from the day of the occasion. Conflict when the directory is not empty; Invalid as the directory's own forms are.</summary>
    public Task<Outcome<Founded>> Found(FoundingForm form, Occasion occasion, CancellationToken cancellation) => found.Run(form, occasion, cancellation);
}
