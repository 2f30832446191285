using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Meet;

/// <summary>One case in a meeting: what was said, the motion, the vote of every office.</summary>
[Authorize]
internal sealed class ItemModel(ReadMeeting read, RecordItem record, OfficesDesk offices) : MeetingPageModel(read)
{
    [BindProperty(SupportsGet = true, Name = "request")]
    public string Subject { get; set; } = "";

    [BindProperty]
    public ItemForm Form { get; set; } = new();

    public AgendaItem Item { get; private set; } = null!;

    /// <summary>Those who have a vote: present and not recused.</summary>
    public IReadOnlyList<OfficeId> Voters { get; private set; } = [];

    /// <summary>Who will be written to when the motion carries.</summary>
    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds => [new("", ""), .. Enum.GetValues<DecisionKind>().Select(kind => new SelectListItem(T[$"requests.decide.kind.{kind.Kebab()}"], kind.ToString()))];

    public IEnumerable<SelectListItem> Ballots => new[] { Ballot.For, Ballot.Against, Ballot.Abstains, Ballot.Absent }.Select(ballot => new SelectListItem(T[$"requests.ballot.{ballot.Kebab()}"], ballot.ToString()));

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        Form.Discussion = Item.Discussion;
        Form.Put = Item.Carried is null;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var recorded = await record.Run(Reference, Subject, Form, await Occasion(), Cancellation);
        if (recorded.Problem is { } problem) return Show(problem);
        Said = T[recorded.Value is { } outcome ? $"requests.meet.said-{outcome.Kebab()}" : "requests.meet.said-noted"];
        return ToMeeting();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || Meeting.Item(Subject) is not { } item || !View.Requests.TryGetValue(Subject, out var request) || !View.May(MeetingAct.RecordItem) && Meeting.Status != MeetingStatus.MinutesApproved) return false;
        Item = item;
        Voters = [.. Meeting.Attendance.Where(each => each.Present && !View.Recused(Subject, each.Office)).Select(each => each.Office)];
        Form.Ballots = [.. Voters.Select(office => Form.Ballots.FirstOrDefault(line => line.Office == office.Value) ?? new BallotLine { Office = office.Value }), .. Form.Ballots.Where(line => Voters.All(office => office.Value != line.Office))];
        if (request.Status == RequestStatus.WithCommittee) Letters = DecisionLetters.ToSign(request, (await offices.With(Role.Signatory, Cancellation)).Where(office => office.Id != Meeting.Chair));
        return true;
    }
}
