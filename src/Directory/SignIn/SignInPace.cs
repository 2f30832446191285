using Microsoft.AspNetCore.Http;
using System.Threading.RateLimiting;

namespace Passerelle.Directory.SignIn;

/// <summary>How often one address may try to sign in: slows down whoever tries many accounts, which the lock-out of one account would not notice.</summary>
internal sealed class SignInPace(DirectoryOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(address, _ => new()
    {
        PermitLimit = options.SignInsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0,
    }));

    /// <summary>Null when the attempt may be made.</summary>
    public Problem? Wait(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired ? null : Problem.Refused("directory.sign-in.too-often");
    }

    public void Dispose() => limiter.Dispose();
}
