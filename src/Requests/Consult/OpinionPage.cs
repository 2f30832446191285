using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Platform.Web;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.Consult;

/// <summary>What the two doors to an opinion share: by account and by mailed link.</summary>
internal abstract class OpinionPage(ReadPaper read, QuestionOptions options) : RoomPage
{
    [BindProperty]
    public OpinionForm Form { get; set; } = new();

    public Paper Paper { get; private set; } = null!;

    public Consultation Mine { get; private set; } = null!;

    /// <summary>What not answering will mean.</summary>
    public string Silence { get; private set; } = "";

    public QuestionOptions Options => options;

    /// <summary>Why no opinion can be given here, in words; null while it can.</summary>
    public string? Closed { get; protected set; }

    public IEnumerable<SelectListItem> Choices =>
        new[] { Opinion.Supports, Opinion.NoObjection, Opinion.Objects }.Select(opinion => new SelectListItem(T[$"requests.consult.opinion.{opinion.Kebab()}"], opinion.ToString()));

    public IEnumerable<SelectListItem> Interests => Enum.GetValues<Interest>().Select(interest => new SelectListItem(T[$"requests.interest.{interest.Kebab()}"], interest.ToString()));

    /// <summary>False when the viewer was not asked.</summary>
    protected async Task<bool> Load(string reference, Occasion occasion)
    {
        var seen = await read.Run(reference, occasion.By, Cancellation);
        if (seen.Problem is not null || GiveOpinion.Mine(seen.Value.Request, occasion.By) is not { } mine) return false;
        (Paper, Mine, Silence) = (seen.Value, mine, Clocks.Silence(Clocks.Opinion, occasion.By.Workflow));
        if (GiveOpinion.Closed(Paper.Request, mine, occasion) is { } closed) Close(closed);
        return true;
    }

    protected void Close(Problem problem) => Closed = Refused(problem);
}
