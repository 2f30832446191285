using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Requests.Decide;

namespace Passerelle.Requests.Consult;

/// <summary>The opinions as they come in, and the end of the round.</summary>
[Authorize]
internal sealed class ConsultationModel(ReadPaper read, CloseConsultation close) : PaperPageModel(read)
{
    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    public bool MayClose => Paper.MayDo(RequestAct.CloseConsultation);

    /// <summary>Services that have time left.</summary>
    public IReadOnlyList<Consultation> Waiting { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var closed = await close.Run(Reference, await Occasion(), Cancellation);
        if (closed.Problem is { } problem) return Show(problem);
        Said = T["requests.consult.said-closed"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !Paper.Inside) return false;
        var today = (await Occasion()).Today;
        Waiting = [.. Paper.Consultations.Where(consultation => consultation.IsOpen && !consultation.IsOver(today))];
        if (MayClose) Letters = await close.Letters(Paper.Request, (await Occasion()).Today, Cancellation);
        return true;
    }
}
