using Passerelle.Directory.Settings;
using Passerelle.Platform.Flows;

namespace Passerelle.Directory.Public;

/// <summary>What the facility has chosen, for those who act without a viewer of their own: schedules and commands.</summary>
public sealed class ChoicesDesk
{
    private readonly ChoicesKeeper keeper;

    internal ChoicesDesk(ChoicesKeeper keeper) => this.keeper = keeper;

    public async ValueTask<Workflow> WorkflowOn(DateOnly day, CancellationToken cancellation) => (await keeper.On(day, cancellation)).Workflow;
}
