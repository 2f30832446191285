using Passerelle.Directory.Public;

namespace Passerelle.Directory.Settings;

/// <summary>What every change of the facility's choices says besides the change itself.</summary>
internal abstract class SettingsForm
{
    /// <summary>The first day it holds; today or later.</summary>
    public DateOnly? From { get; set; }

    public string? Reason { get; set; }

    /// <summary>Reference of the version it was made from; null for the first. Another one made meanwhile is never overwritten.</summary>
    public string? Base { get; set; }
}

/// <summary>Writes the next version of the facility's choices.</summary>
internal static class NewVersion
{
    public static IEnumerable<Finding> Findings(SettingsForm form, DateOnly today)
    {
        if (form.From is not { } from || from < today) yield return new(nameof(form.From), "directory.settings.from-needed", today);
        if (string.IsNullOrWhiteSpace(form.Reason)) yield return new(nameof(form.Reason), "directory.settings.reason-needed");
        else if (form.Reason.Length > SettingsVersion.MaxReason) yield return new(nameof(form.Reason), "directory.settings.reason-too-long", SettingsVersion.MaxReason, form.Reason.Length);
    }

    /// <summary>Conflict when somebody else has made a version since the form was opened.</summary>
    public static async Task<Outcome<string>> Write(this DirectoryDb db, ChoicesKeeper keeper, SettingsForm form, string kind, FacilityChoices choices, object details, Occasion occasion, CancellationToken cancellation)
    {
        // The counter makes two who change at once wait for each other; the second then finds the first's version.
        var reference = await db.Db.NextReference("SET", occasion.At.Year, cancellation);
        var last = (await db.Latest(cancellation))?.Reference;
        if (last != (string.IsNullOrEmpty(form.Base) ? null : form.Base))
        {
            await db.Db.Database.RollbackTransactionAsync(cancellation);
            return Problem.Conflict("directory.settings.changed-meanwhile", last ?? "");
        }
        var version = new SettingsVersion
        {
            Id = ITypedId<SettingsId>.New(occasion.At), Reference = reference, From = form.From!.Value, Choices = choices, Kind = kind, Reason = form.Reason!.Trim(), By = occasion.By.Name, At = occasion.At,
        };
        db.Settings.Add(version);
        var fact = new Fact(kind, version.Case, reference, details, [To.Role(Role.Administrator), To.Role(Role.Auditor), To.Role(Role.Officer), To.Role(Role.Signatory), To.Role(Role.Committee)])
        { Office = occasion.By.OfficeWith(Role.Administrator) };
        if (await db.Db.Save(occasion with { Reason = version.Reason }, [fact], cancellation) is { } race) return race;
        await keeper.On(version.From, cancellation);
        return reference;
    }
}
