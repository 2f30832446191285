using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.Nominate;

/// <summary>What the two doors to a call share: by account and by mailed link.</summary>
internal abstract class CallPage(ReadCalls read, AnswerCall answer) : DoorPage
{
    [BindProperty]
    public AnswerForm Form { get; set; } = new();

    public CallSheet Sheet { get; private set; } = null!;

    protected override Problem? Obstacle => Sheet.Closed;

    public IEnumerable<SelectListItem> Experts => Sheet.Own.Where(own => own.IsFree).Select(own => new SelectListItem($"{own.Card.Name}, {own.Card.Function}", own.Card.Reference)).Prepend(new("–", ""));

    public IEnumerable<SelectListItem> Offices => Sheet.Others.Select(office => new SelectListItem(office.Title, office.Id.Value.ToString())).Prepend(new("–", ""));

    protected override async Task<bool> Load(string reference, Occasion occasion)
    {
        var seen = await read.One(reference, occasion, Cancellation);
        if (seen.Problem is not null) return false;
        Sheet = seen.Value;
        if (Sheet.Closed is { } closed) Closed = T.Words(closed.Findings[0]);
        return true;
    }

    /// <summary>Those the panel proposes are filled in; there is a line more for others.</summary>
    protected override void Start()
    {
        var named = Sheet.Own.Where(own => own.IsFree && Sheet.Call.Named.Contains(own.Card.Reference)).Select(own => new NominationLine { Expert = own.Card.Reference }).ToList();
        Form = new() { Nominations = [.. named, .. Enumerable.Range(0, Math.Max(1, Sheet.Call.Seats + 1 - named.Count)).Select(_ => new NominationLine())] };
    }

    protected override async Task<IActionResult> Answer(string reference, string act, Occasion occasion, OpenedLink? link)
    {
        var done = EnumWords.FromKebab<CallAct>(act) switch
        {
            CallAct.Nominate => await answer.Nominate(reference, Form, occasion, Cancellation, link),
            CallAct.Decline => await answer.Decline(reference, Form, occasion, Cancellation, link),
            CallAct.PutOff => await answer.PutOff(reference, Form, occasion, Cancellation),
            CallAct.PassOn => await answer.PassOn(reference, Form, occasion, Cancellation, link),
            _ => Problem.NotFound(),
        };
        if (done.Problem is { } problem)
        {
            if (Form.Nominations.Count == 0) Start();
            return Show(problem);
        }
        (Given, Closed) = (true, T[$"panels.nominate.said-{act}"]);
        return Page();
    }
}
