using System.Text;

namespace Passerelle.Host.Demo;

/// <summary>What an officer does beside the cases: keeps the table of what others do, and enters a letter that its sender has still to confirm; and what an editor has taken in from an old booklet and not yet judged.</summary>
internal sealed class DemoDesk(DemoStage stage, DemoCast cast, DeskFile desk)
{
    public IEnumerable<Scene> Scenes(DateOnly today) =>
    [
        new(desk.Table.At, desk.Officer, "importInitiatives", cancellation => cast.Post(desk.Officer, "/initiatives/import", new { desk.Table.Content, desk.Table.Source }, cancellation)),
        new(new(today.AddDays(-desk.Letter.DaysAgo), desk.Letter.Time, TimeSpan.Zero), desk.Officer, "enterLetter", Enter),
        new(new(today.AddDays(-desk.OldFiche.DaysAgo), desk.OldFiche.Time, TimeSpan.Zero), desk.OldFiche.By, "takeInOldFiche", TakeIn),
    ];

    private Task TakeIn(CancellationToken cancellation) =>
        cast.Post(desk.OldFiche.By, "/old-fiches", new { desk.OldFiche.Name, content = Encoding.UTF8.GetBytes(string.Join('\n', desk.OldFiche.Lines) + '\n') }, cancellation);

    private async Task Enter(CancellationToken cancellation)
    {
        var letter = desk.Letter;
        var reference = (await cast.Post(desk.Officer, "/requests/on-behalf", new
        {
            office = cast.Office(letter.Office), letter.Title, letter.Language, letter.Arrival, receivedOn = stage.Clock.Today.AddDays(letter.DaysAgo - letter.ReceivedDaysAgo), letter.Sender,
            scan = new { name = "letter.txt", content = Encoding.UTF8.GetBytes(letter.Scan) },
        }, cancellation)).GetString()!;
        var version = (await cast.Read(desk.Officer, $"/requests/{reference}", cancellation)).GetProperty("version").GetInt32();
        await cast.Patch(desk.Officer, $"/requests/{reference}", new { version, letter.Answers, letter.Choices }, cancellation);
        await cast.Post(desk.Officer, $"/requests/{reference}/ask-to-confirm", null, cancellation);
    }
}
