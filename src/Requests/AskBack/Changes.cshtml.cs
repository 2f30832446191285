using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Requests.Browse;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.AskBack;

[Authorize]
internal sealed class ChangesModel(ViewRequest view, QuestionOptions options) : RequestPageModel(view)
{
    public IReadOnlyList<Round> Rounds { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        Rounds = Changes.Rounds(View.Request, View.Request.AskedBackFor(View.Viewer));
        return Rounds.Count == 0 ? NotFound() : Page();
    }

    /// <summary>The pieces of one side; of a choice, each code by its name.</summary>
    public IReadOnlyList<(PieceKind, string)> Pieces(Change change, PieceKind without) =>
        [.. change.Pieces.Where(piece => piece.Kind != without).Select(piece => (piece.Kind, change.Question.IsChoice ? $"{options.Names(change.Question, [piece.Text])[0]} · " : piece.Text))];
}
