using Passerelle.Directory.Public;
using Passerelle.Roster.Own;

namespace Passerelle.Roster.Browse;

/// <summary>An expert's file as a viewer may read it.</summary>
/// <param name="Contact">Whether address and telephone number are shown: asked for with a reason, by somebody who may.</param>
internal sealed record OpenedFile(Expert Expert, bool Contact, bool Fee, bool MayChange, IReadOnlyList<OpeningShown> Openings, IReadOnlyList<JournalEntry> History, IReadOnlyList<Offer<ExpertAct>> Offers);

/// <summary>Opens an expert's file, and writes down who did, for which office, when and why. The expert's own reading is not written down.</summary>
internal sealed class OpenFile(RosterDb db, History history)
{
    /// <summary>Reasons that a way to the file gives of itself; others are typed.</summary>
    public const string FromRoster = "roster", ToChange = "change", ByApi = "api";

    public static readonly IReadOnlyList<string> Known = [FromRoster, ToChange, ByApi];

    /// <param name="why">A code of <see cref="Known"/>, or words.</param>
    /// <param name="contact">Whether address and telephone number are asked for; then the reason is needed.</param>
    public async Task<Outcome<OpenedFile>> Run(string reference, string? why, bool contact, Occasion occasion, CancellationToken cancellation)
    {
        var viewer = occasion.By;
        if (await db.Find(reference, viewer, cancellation) is not { } expert) return Problem.NotFound();
        var self = viewer.Tokens.Contains(To.Person(reference));
        if (contact && !expert.ShowsContactTo(viewer)) return Problem.Refused("roster.file.no-contact");
        if (contact && !self && string.IsNullOrWhiteSpace(why)) return Problem.Invalid("Why", "roster.file.why-needed");
        if (why?.Length > Opening.MaxWhy) return Problem.Invalid("Why", "platform.problem.too-long", Opening.MaxWhy, why.Length);
        if (!self && !expert.IsGone)
        {
            var office = viewer.Holdings.FirstOrDefault(holding => holding.Office == expert.FocalPoint?.Value) ?? viewer.Holdings.FirstOrDefault(holding => holding.Roles.Contains(Role.Officer) || holding.Roles.Contains(Role.Auditor));
            db.Openings.Add(new() { Id = OrderedId.New(occasion.At), Expert = expert.Id, At = occasion.At, By = viewer.Name, Office = office?.OfficeName ?? "", Why = string.IsNullOrWhiteSpace(why) ? FromRoster : why.Trim(), Contact = contact });
            // Reading changes no record: a line in the log of this file, no fact.
            if (await db.Db.SaveDraft(cancellation) is { } race) return race;
        }
        return new OpenedFile(expert, contact || self, expert.ShowsFeeTo(viewer), KeepsFile(expert, viewer), await ExportExpert.Openings(db, expert.Id, cancellation), await history.Of(expert.Id.Value, viewer, cancellation), ExpertFlow.Table.Offers(expert, viewer));
    }

    private static bool KeepsFile(Expert expert, Viewer viewer) => Keep.KeepExpert.MayChange(expert, viewer);
}
