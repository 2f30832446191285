using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Passerelle.Requests.Decide;

/// <summary>The letter as every addressee will read it, and the signature.</summary>
[Authorize]
internal sealed class SignLetterModel(ReadPaper read, SignLetter sign, LetterText words) : PaperPageModel(read)
{
    public IReadOnlyList<(Addressee To, LetterWords Words)> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var signed = await sign.Run(Reference, await Occasion(), Cancellation);
        if (signed.Problem is { } problem) return Show(problem);
        Said = T["requests.decide.said-signed"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !Paper.Inside || Paper.Decision is null) return false;
        Letters = [.. (await sign.Letters(Paper.Request, Cancellation)).Select(letter => (letter.To, words.Of(letter)))];
        return true;
    }
}
