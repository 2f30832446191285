using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Flows;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Settings;

/// <summary>Working days: the facility's own, and any country's year to look at.</summary>
[Authorize(Policy = Role.Keepers)]
internal sealed class CalendarModel(ReadSettings read, ChangeCalendar change) : RoomPage
{
    private const int Spare = 3;

    [BindProperty(SupportsGet = true)]
    public string? Country { get; set; }

    [BindProperty]
    public CalendarForm Form { get; set; } = new();

    public bool MayChange { get; private set; }

    public int Year { get; private set; }

    public Workflow Workflow { get; private set; } = Workflow.AsBuilt;

    public IEnumerable<SelectListItem> AllCountries => Countries.InOrder().Select(country => new SelectListItem(country.ToString(), country.Alpha2)).Prepend(new("", ""));

    /// <summary>Holidays of the country looked at, those the facility added among them.</summary>
    public IEnumerable<ClosedDay> Holidays => Countries.Find(Country) is not { } country ? [] :
        WorkingDays.Of(country.Alpha2, Year).Select(day => new ClosedDay(day.Key, day.Value.ToString())).Concat(Workflow.Closed.GetValueOrDefault(country.Alpha2, []).Where(day => day.Day.Year == Year)).OrderBy(day => day.Day);

    public IEnumerable<string> Weekend => new[] { 0, 1, 2, 3, 4, 5, 6 }.Select(offset => new DateOnly(2024, 1, 1).AddDays(offset)).Where(day => WorkingDays.IsWeekend(day, Country))
        .Select(day => Platform.Texts.Language.Culture(Lang).DateTimeFormat.GetDayName(day.DayOfWeek));

    public async Task OnGet()
    {
        await Ready();
        var last = await read.Last(Cancellation);
        Form = new()
        {
            From = (await Occasion()).Today, Base = last.Last, Home = Workflow.Home,
            Closed = [.. Workflow.Closed.SelectMany(country => country.Value.Select(day => new ClosedLine { Country = country.Key, Day = day.Day, Name = day.Name })).OrderBy(line => line.Day), .. Enumerable.Range(0, Spare).Select(_ => new ClosedLine())],
        };
    }

    public async Task<IActionResult> OnPost()
    {
        await Ready();
        var made = await change.Run(Form, await Occasion(), Cancellation);
        if (made.Problem is { } problem) return Show(problem);
        Said = T["directory.settings.said", made.Value];
        return To("/settings");
    }

    private async Task Ready()
    {
        MayChange = (await Viewer()).Has(Role.Administrator);
        Workflow = (await read.Last(Cancellation)).Choices.Workflow;
        Year = (await Occasion()).Today.Year;
        Country ??= Workflow.Home;
    }
}
