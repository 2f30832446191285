using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Practices;

/// <summary>Where a practice is worked on: how it stands, what comes next, what it says so far.</summary>
[Authorize]
internal sealed class PracticeDeskModel(LibraryDb db, OfficesDesk offices, History history) : RoomPage
{
    public Practice Practice { get; private set; } = null!;

    public string? Owner { get; private set; }

    public IReadOnlyList<JournalEntry> History { get; private set; } = [];

    public IReadOnlyList<PracticeAct> Acts { get; private set; } = [];

    public bool IsComplete => Practice.Draft.Text.IsComplete && Practice.Owner is not null && Practice.ReviewBy is not null;

    public async Task<IActionResult> OnGet(string reference)
    {
        var viewer = await Viewer();
        if (await db.OpenPractice(reference, viewer, Cancellation) is not { } practice) return NotFound();
        Practice = practice;
        Owner = practice.Owner is { } office ? (await offices.Find(office, Cancellation))?.Title : null;
        Acts = [.. PracticeFlow.Table.Offers(practice, viewer).Where(offer => offer.Missing is null && offer.Act != PracticeAct.FallDue).Select(offer => offer.Act).OrderByDescending(act => act is PracticeAct.Review or PracticeAct.Publish)];
        History = [.. (await history.Of(practice.CaseId, viewer, Cancellation)).Where(fact => fact.Subject == practice.Reference)];
        return Page();
    }
}
