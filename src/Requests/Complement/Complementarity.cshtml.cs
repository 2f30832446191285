using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Web;

namespace Passerelle.Requests.Complement;

[Authorize]
internal sealed class ComplementarityModel(ReadComplementarity read, NoteComplementarity note) : RoomPage
{
    internal sealed class Input
    {
        public string? Text { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public Input Form { get; set; } = new();

    public Complementarity Read { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        Form.Text = Read.Note?.Text;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var noted = await note.Run(Reference, new(Form.Text), await Occasion(), Cancellation);
        if (noted.Problem is { } problem) return Show(problem);
        Said = T["requests.complement.said"];
        return To($"/requests/{Reference}/complementarity");
    }

    private async Task<bool> Ready()
    {
        var seen = await read.Run(Reference, await Viewer(), Cancellation);
        if (seen.Problem is not null) return false;
        Read = seen.Value;
        return true;
    }
}
