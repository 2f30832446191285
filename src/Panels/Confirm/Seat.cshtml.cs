using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.Mobilise;
using Passerelle.Panels.Wait;
using Passerelle.Platform.Web;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Confirm;

/// <summary>An expert is asked to come, by the link they were mailed: their own seat and nobody else's.</summary>
[AllowAnonymous]
internal sealed class SeatModel(LinksDesk links, AnswerSeat answer, PanelsDb db) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public SeatAnswerForm Form { get; set; } = new();

    public Seat Seat { get; private set; } = null!;

    public Mobilisation About { get; private set; } = null!;

    public DateOnly? DueOn { get; private set; }

    public string? Closed { get; private set; }

    public bool Given { get; private set; }

    public IEnumerable<SelectListItem> Reasons => Enum.GetValues<DeclineReason>().Select(reason => new SelectListItem(T[$"panels.decline.{reason.Kebab()}"], reason.ToString()));

    private OpenedLink link = null!;

    public async Task<IActionResult> OnGet()
    {
        await Open();
        return Page();
    }

    public async Task<IActionResult> OnPost(string act)
    {
        if (!await Open()) return Page();
        var done = EnumWords.FromKebab<SeatAct>(act) switch
        {
            SeatAct.Confirm => await answer.Confirm(link.Subject, link.Occasion, Cancellation, link),
            SeatAct.Decline => await answer.Decline(link.Subject, Form, link.Occasion, Cancellation, link),
            SeatAct.ProposeDate => await answer.ProposeDate(link.Subject, Form, link.Occasion, Cancellation, link),
            _ => Problem.NotFound(),
        };
        if (done.Problem is { } problem) return Show(problem);
        (Given, Closed) = (true, T[$"panels.confirm.said-{act}"]);
        return Page();
    }

    private async Task<bool> Open()
    {
        KeepNowhere();
        var opened = await links.Open(Secret, MobilisationLetters.ConfirmPage, Cancellation);
        if (opened.Problem is { } problem)
        {
            Closed = Refused(problem);
            return false;
        }
        link = opened.Value;
        if (await db.SeenSeats(link.Occasion.By).AsNoTracking().SingleOrDefaultAsync(seat => seat.Reference == link.Subject, Cancellation) is not { } seat) Closed = Refused(Problem.NotFound("directory.link.unknown"));
        else
        {
            (Seat, About, DueOn) = (seat, await db.Of(seat.Mobilisation, Cancellation), Clocks.DueOn(seat, null, link.Occasion.By.Workflow));
            if (seat.Status != SeatStatus.WithExpert) Closed = Refused(Problem.Conflict("panels.confirm.closed", T.Status(seat.Status)));
        }
        return Closed is null;
    }
}
