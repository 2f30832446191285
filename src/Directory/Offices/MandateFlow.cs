using Passerelle.Directory.Public;

namespace Passerelle.Directory.Offices;

/// <summary>What was done with a mandate. Whether it runs on a day follows from its dates, not from here: nobody has to do anything for it to run out.</summary>
internal enum MandateStatus { Given, Ended, Withdrawn }

internal enum MandateAct { End, Withdraw }

/// <summary>A mandate looked at on a day: what can be done with it depends on whether it has begun.</summary>
internal sealed record MandateOn(Mandate Mandate, DateOnly Day);

internal static class MandateFlow
{
    private static readonly Who<MandateOn> administrator = new("administrator", Role.Administrator, []);
    private static readonly When<MandateOn> running = new("running", subject => subject.Mandate.RunsOn(subject.Day));
    private static readonly When<MandateOn> notBegun = new("not-begun", subject => subject.Day < subject.Mandate.From);

    public static readonly Flow<MandateStatus, MandateAct, MandateOn> Table = new("directory.mandate", subject => subject.Mandate.Status, MandateStatus.Given,
        [MandateStatus.Ended, MandateStatus.Withdrawn],
        [
            new(MandateStatus.Given, MandateAct.End, MandateStatus.Ended, administrator, running, "directory.mandate-ended"),
            new(MandateStatus.Given, MandateAct.Withdraw, MandateStatus.Withdrawn, administrator, notBegun, "directory.mandate-withdrawn"),
        ]);
}
