using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Appoint;
using Passerelle.Directory.Invite;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Open;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Found;

/// <summary>The first acts of a facility, done by the program because nobody holds an office yet: one institution, one office that keeps the directory, one person in it. All else is theirs.</summary>
internal sealed class FoundFacility(DirectoryDb db, OpenInstitution institution, OpenOffice office, InviteAccount invite, GiveMandate mandate)
{
    public async Task<bool> IsEmpty(CancellationToken cancellation) => !await db.Accounts.AnyAsync(cancellation) && !await db.Institutions.AnyAsync(cancellation);

    /// <summary>Conflict when the directory is not empty.</summary>
    public async Task<Outcome<Founded>> Run(FoundingForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (!await IsEmpty(cancellation)) return Problem.Conflict("directory.found.already");
        var program = occasion with { By = Viewer.System };

        var opened = await institution.Run(new() { Names = Names(form.Institution), Kind = form.InstitutionKind }, program, cancellation);
        if (opened.Problem is { } first) return first;
        var desk = await office.Run(new() { Institution = opened.Value, Names = Names(form.Office), Email = form.Email, Language = form.Language, Roles = [Role.Administrator] }, program, cancellation);
        if (desk.Problem is { } second) return second;
        var person = await invite.Run(new() { Office = desk.Value.Reference, Name = form.Name, Email = form.Email, Language = form.Language }, program, cancellation);
        if (person.Problem is { } third) return third;
        var given = await mandate.Run(new() { Office = desk.Value.Reference, Person = person.Value.Reference, Capacity = Capacity.Holder, From = occasion.Today }, program, cancellation);
        return given.Problem is { } fourth ? fourth : new Founded(opened.Value, desk.Value.Id, desk.Value.Reference, person.Value.Id, person.Value.Reference);
    }

    private static Dictionary<string, string?> Names(IReadOnlyDictionary<string, string> names) => names.ToDictionary(name => name.Key, name => (string?)name.Value);
}
