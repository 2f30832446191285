using Passerelle.Directory.Appoint;
using Passerelle.Directory.Invite;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Open;
using Passerelle.Directory.Public;
using Passerelle.Platform;

namespace Passerelle.Tests;

/// <summary>Somebody in an office, as a test needs them.</summary>
/// <param name="OfficeEmail">Where the letters of the office go; empty for who joined it later.</param>
public sealed record Official(Guid Account, string Reference, string Email, OfficeId Office, string OfficeReference, string OfficeEmail = "");

/// <summary>Institutions, offices and people brought in by the operations that administrators use, so that their history is real.</summary>
public static class Staff
{
    /// <summary>
    /// A person who holds an office of their own, with these roles, from the first day of the test's year on. Who asks sits in the Philippines, everybody else
    /// in Austria: nobody has a conflict of interest unless a test makes one.
    /// </summary>
    public static async Task<Official> Appoint(this TestHost host, string name, params string[] roles)
    {
        var country = roles.Contains(Role.Requester) ? "PH" : "AT";
        var institution = await host.Do<OpenInstitution, string>((open, occasion) =>
            open.Run(new() { Names = new() { ["en"] = $"Authority of {name}" }, Kind = "ministry", Country = country }, occasion, CancellationToken.None));
        var office = await host.Do<OpenOffice, OpenedOffice>((open, occasion) =>
            open.Run(new() { Institution = institution, Names = new() { ["en"] = $"Office of {name}" }, Email = $"office.{Word(name)}@authority.example", Language = "en", Roles = [.. roles] }, occasion, CancellationToken.None));
        return await host.Join(name, office.Id, office.Reference) with { OfficeEmail = $"office.{Word(name)}@authority.example" };
    }

    /// <summary>Another person in an office that is there.</summary>
    /// <param name="capacity"><c>holder</c>, <c>deputy</c> or <c>acting</c>.</param>
    public static async Task<Official> Join(this TestHost host, string name, OfficeId office, string officeReference, string capacity = "holder", DateOnly? from = null, DateOnly? until = null)
    {
        var email = $"{Word(name)}@authority.example";
        var account = await host.Do<InviteAccount, InvitedAccount>((invite, occasion) =>
            invite.Run(new() { Office = officeReference, Name = name, Email = email, Language = "en" }, occasion, CancellationToken.None));
        await host.Do<GiveMandate, MandateId>((give, occasion) => give.Run(new()
        {
            Office = officeReference, Person = account.Reference, Capacity = Enum.Parse<Capacity>(capacity, ignoreCase: true), From = from ?? new(2026, 1, 1), Until = until,
        }, occasion, CancellationToken.None));
        return new(account.Id, account.Reference, email, office, officeReference);
    }

    /// <summary>What the program itself does when a facility is set up.</summary>
    private static async Task<TValue> Do<TOperation, TValue>(this TestHost host, Func<TOperation, Occasion, Task<Outcome<TValue>>> act) where TOperation : notnull =>
        (await host.Ask<TOperation, Outcome<TValue>>(operation => act(operation, new(Viewer.System, host.Clock.GetUtcNow(), Channel.Command)))).Value;

    private static string Word(string name) => name.ToLowerInvariant().Replace(' ', '.');
}
