namespace Passerelle.Host.Demo;

/// <summary>The clock of a facility whose past is being made: it stands where it was set.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset now;

    public DateOnly Today => DateOnly.FromDateTime(now.UtcDateTime);

    public override DateTimeOffset GetUtcNow() => now;

    public void Set(DateTimeOffset at) => now = at;
}
