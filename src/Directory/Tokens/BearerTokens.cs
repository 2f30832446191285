using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Passerelle.Directory.Accounts;

namespace Passerelle.Directory.Tokens;

/// <summary>
/// The door of <c>/api</c>: <c>Authorization: Bearer passerelle_…</c>. Cookies do not open it, so no page elsewhere can make a browser act there.
/// </summary>
internal sealed class BearerTokens(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, DirectoryDb db) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var hash = AccessToken.HashOf(header["Bearer ".Length..].Trim());
        var token = await db.Tokens.AsNoTracking().SingleOrDefaultAsync(token => token.SecretHash == hash, Context.RequestAborted);
        if (token is null || !token.OpensAt(TimeProvider.GetUtcNow())) return AuthenticateResult.Fail("The token is unknown, expired or revoked.");
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, token.Account.ToString())], Name);
        return AuthenticateResult.Success(new(new(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Name;
        return base.HandleChallengeAsync(properties);
    }
}
