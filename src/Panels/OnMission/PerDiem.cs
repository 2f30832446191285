using Passerelle.Directory.Public;

namespace Passerelle.Panels.OnMission;

/// <summary>Days at one rate.</summary>
internal sealed record PerDiemLine(DateOnly From, int Days, decimal Rate)
{
    public decimal Amount => Days * Rate;
}

/// <summary>What a mission's days are paid with, day by day from the facility's dated table: a figure that changes on the way counts from its day on.</summary>
internal static class PerDiem
{
    public static IReadOnlyList<PerDiemLine> Of(string? country, DateOnly from, DateOnly until)
    {
        var lines = new List<PerDiemLine>();
        for (var day = from; day <= until; day = day.AddDays(1))
        {
            var rate = Rates.PerDiemIn(country, day);
            if (lines.Count > 0 && lines[^1].Rate == rate) lines[^1] = lines[^1] with { Days = lines[^1].Days + 1 };
            else lines.Add(new(day, 1, rate));
        }
        return lines;
    }
}
