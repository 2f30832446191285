using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Links;

/// <summary>The address every letter carries: it hands over to the page of the link's purpose, or says why it cannot and what to do.</summary>
[AllowAnonymous]
internal sealed class LinkModel(LinksDesk links, LinkRegister register) : RoomPage
{
    /// <summary><c>unknown</c>, <c>used</c> or <c>expired</c>.</summary>
    public string Why { get; private set; } = "unknown";

    public DateTimeOffset? Since { get; private set; }

    public async Task<IActionResult> OnGet(string secret)
    {
        // The secret stands in the address: it must not travel on in a Referer header.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        var opened = await links.Open(secret, Cancellation);
        if (opened.Problem is null && register.PathOf(opened.Value.Purpose, Uri.EscapeDataString(secret)) is { } path) return To(path);
        var finding = opened.Problem?.Findings[0];
        (Why, Since) = (finding?.Key.Split('.')[^1] ?? "unknown", finding?.Args.OfType<DateTimeOffset>().Select(at => (DateTimeOffset?)at).FirstOrDefault());
        Response.StatusCode = Why == "unknown" ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone;
        return Page();
    }
}
