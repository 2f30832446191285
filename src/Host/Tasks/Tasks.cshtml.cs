using Microsoft.AspNetCore.Authorization;
using Passerelle.Platform.Tasks;
using Passerelle.Platform.Web;

namespace Passerelle.Host.Tasks;

/// <summary>Everything that waits for an office the viewer holds, what presses most first: the page after signing in.</summary>
[Authorize]
internal sealed class TasksModel(IEnumerable<ITaskSource> sources) : RoomPage
{
    public IReadOnlyList<TaskItem> Items { get; private set; } = [];

    public IReadOnlyList<Holding> Offices { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public async Task OnGet()
    {
        var occasion = await Occasion();
        (Offices, Today) = (occasion.By.Holdings, occasion.Today);
        var items = new List<TaskItem>();
        foreach (var source in sources) items.AddRange(await source.For(occasion, Cancellation));
        Items = [.. items.OrderBy(item => item.DueOn is null).ThenBy(item => item.DueOn).Take(TaskItem.AtMost)];
    }

    public string? State(TaskItem item) => item.DueOn is not { } due ? null : due < Today ? T["host.tasks.late"].Value : T["host.tasks.by", Platform.Texts.Dates.Day(due)].Value;

    public string Tone(TaskItem item) => item.DueOn is { } due && due < Today ? "attention" : "neutral";
}
