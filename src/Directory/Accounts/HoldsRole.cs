using Microsoft.AspNetCore.Authorization;

namespace Passerelle.Directory.Accounts;

/// <summary>Somebody holds an office that carries one of the roles, at this moment. The policy named after a role asks for that one.</summary>
internal sealed record HoldsRole(params IReadOnlyList<string> Roles) : IAuthorizationRequirement;

internal sealed class HoldsRoleCheck(IOccasions occasions) : AuthorizationHandler<HoldsRole>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, HoldsRole requirement)
    {
        if (context.User.Identity is { IsAuthenticated: true } && requirement.Roles.Any((await occasions.Current(CancellationToken.None)).By.Has)) context.Succeed(requirement);
    }
}
