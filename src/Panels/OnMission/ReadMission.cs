using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Documents;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.OnMission;

/// <summary>A mission file as one viewer sees it.</summary>
/// <param name="Name">As the viewer may know it; else the reference.</param>
internal sealed record MissionSheet(MissionFile Mission, Mobilisation Mobilisation, string Name, OfficeCard? Host, IReadOnlyList<PerDiemLine> PerDiem, IReadOnlyList<Offer<MissionAct>> Offers, IReadOnlyList<JournalEntry> History);

internal sealed class ReadMission(PanelsDb db, OfficesDesk offices, RosterDesk roster, MissionLetter letter, History history)
{
    public async Task<Outcome<MissionSheet>> Run(string reference, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.SeenMissions(viewer).AsNoTracking().SingleOrDefaultAsync(each => each.Reference == reference, cancellation) is not { } mission) return Problem.NotFound();
        var mobilisation = await db.Of(mission.Mobilisation, cancellation);
        var self = viewer.Tokens.Contains(To.Person(mission.Reference));
        var name = self ? (await roster.Addressee(mission.ExpertId, cancellation))?.Name : (await roster.Find(mission.Expert, viewer, cancellation))?.Name;
        return new MissionSheet(mission, mobilisation, string.IsNullOrEmpty(name) ? mission.Expert : name, await offices.Find(mission.Host, cancellation), PerDiem.Of(mobilisation.Country, mission.From, mission.Until),
            MissionFlow.Table.Offers(mission, viewer), [.. (await history.Of(mission.CaseId, viewer, cancellation)).Where(entry => entry.Subject == reference)]);
    }

    /// <summary>The letter with which the expert is sent.</summary>
    public async Task<Outcome<Document>> Letter(string reference, string? language, Viewer viewer, CancellationToken cancellation)
    {
        var read = await Run(reference, viewer, cancellation);
        return read.Problem is { } problem ? problem : letter.Write(read.Value.Mission, read.Value.Mobilisation, read.Value.Name, read.Value.Host, language is { } asked && Language.Knows(asked) ? asked : Language.Current);
    }

    /// <summary>All that the viewer sees, newest first.</summary>
    public async Task<IReadOnlyList<MissionFile>> All(Viewer viewer, CancellationToken cancellation) => await db.SeenMissions(viewer).AsNoTracking().OrderByDescending(mission => mission.MadeAt).ThenByDescending(mission => mission.Reference).ToListAsync(cancellation);
}
