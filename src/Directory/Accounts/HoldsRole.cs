using Microsoft.AspNetCore.Authorization;

namespace Passerelle.Directory.Accounts;

/// <summary>The policy named after a role: somebody holds an office that carries it, at this moment.</summary>
internal sealed record HoldsRole(string Role) : IAuthorizationRequirement;

internal sealed class HoldsRoleCheck(IOccasions occasions) : AuthorizationHandler<HoldsRole>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, HoldsRole requirement)
    {
        if (context.User.Identity is { IsAuthenticated: true } && (await occasions.Current(CancellationToken.None)).By.Has(requirement.Role)) context.Succeed(requirement);
    }
}
