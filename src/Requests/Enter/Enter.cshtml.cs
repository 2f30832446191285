using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Files;
using Passerelle.Platform.Web;

namespace Passerelle.Requests.Enter;

[Authorize(Policy = Role.Officer)]
internal sealed class EnterModel(EnterRequest enter, OfficesDesk offices, FileStore store) : RoomPage
{
    internal sealed class Input
    {
        public Guid? Office { get; set; }

        public string? Title { get; set; }

        public string? Language { get; set; }

        public Arrival? Arrival { get; set; }

        public DateOnly? ReceivedOn { get; set; }

        public string? Sender { get; set; }

        public IFormFile? Scan { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Offices { get; private set; } = [];

    public IEnumerable<SelectListItem> Languages => Language.All.Select(code => new SelectListItem(Language.OwnName(code), code));

    public IEnumerable<SelectListItem> Arrivals => Enum.GetValues<Arrival>().Select(arrival => new SelectListItem(T[$"requests.arrival.{arrival.Kebab()}"], arrival.ToString()));

    public string Accepted => string.Join(",", FileKind.All.SelectMany(kind => kind.Extensions));

    public long MaxMegabytes => store.Options.MaxSize / 1048576;

    public async Task OnGet()
    {
        await Load();
        Form.Language = Lang;
        Form.ReceivedOn = (await Occasion()).Today;
    }

    public async Task<IActionResult> OnPost()
    {
        await Load();
        var scan = Form.Scan is { } file ? new ScanForm(file.FileName, await Bytes(file)) : null;
        var entered = await enter.Run(new(Form.Office, Form.Title, Form.Language, Form.Arrival, Form.ReceivedOn, Form.Sender, scan), await Occasion(), Cancellation);
        return entered.Problem is { } problem ? Show(problem) : To($"/requests/{entered.Value}/edit/subject");
    }

    private async Task Load() => Offices = [new(T["requests.invite.choose-one"], ""), .. (await offices.With(Role.Requester, Cancellation))
        .Select(card => new SelectListItem(card.Country is { } country ? $"{Countries.Name(country)} – {card.Title}" : card.Title, card.Id.Value.ToString()))];

    private async Task<byte[]> Bytes(IFormFile file)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, Cancellation);
        return content.ToArray();
    }
}
