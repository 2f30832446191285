using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Passerelle.Host.Demo;

/// <summary>
/// Says who somebody is, and no more: what they may do is asked of the offices they hold on the day, as for anybody. It opens only the site that
/// <see cref="DemoStage"/> builds for itself, never one that serves.
/// </summary>
internal sealed class DemoDoor(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "Demo";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith($"{Name} ", StringComparison.Ordinal) || !Guid.TryParse(header.AsSpan(Name.Length + 1), out var account)) return Task.FromResult(AuthenticateResult.NoResult());
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.ToString())], Name);
        return Task.FromResult(AuthenticateResult.Success(new(new(identity), Name)));
    }
}
