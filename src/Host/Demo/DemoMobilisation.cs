using System.Text.Json;

namespace Passerelle.Host.Demo;

/// <summary>
/// What comes of the panel: administrations get somebody who speaks for them, are called, name experts, decline; releases are signed by two; the host looks; experts say yes. Of everything
/// something is left to be done, so that each role finds its part.
/// </summary>
internal sealed class DemoMobilisation(DemoStage stage, DemoCast cast, RosterFile roster, DemoPanel panel)
{
    /// <summary>Administrations that name experts, then those that decline; others have not answered yet. For the last two at the table nobody speaks.</summary>
    private const int naming = 4, declining = 2, unspoken = 2;

    private readonly List<string> spoken = [];
    private readonly MobilisationFile words = roster.Mobilisation;

    public IReadOnlyDictionary<string, Func<Moment, CancellationToken, Task>> Acts => field ??= new Dictionary<string, Func<Moment, CancellationToken, Task>>
    {
        ["proposePanel"] = (moment, cancellation) => cast.Post(moment.By, $"{panel.Address}/propose", null, cancellation), ["openFocalPoints"] = OpenFocalPoints, ["callExperts"] = Call, ["answerCalls"] = Answer, ["releaseExperts"] = Release,
        ["fillChairs"] = (moment, cancellation) => cast.Post(moment.By, $"{panel.Address}/fill", new { }, cancellation), ["askHost"] = (moment, cancellation) => cast.Post(moment.By, $"{panel.Address}/ask-host", null, cancellation), ["welcomeExperts"] = Welcome,
        ["confirmSeats"] = Confirm, ["prepareMission"] = Prepare,
    };

    private async Task OpenFocalPoints(Moment moment, CancellationToken cancellation)
    {
        var chairs = (await cast.Read(moment.Target!, panel.Address, cancellation)).GetProperty("answer").GetProperty("chairs").EnumerateArray().Select(chair => chair.GetProperty("country").GetString() ?? "").Where(country => country != "").ToList();
        foreach (var code in chairs.SkipLast(unspoken))
        {
            var (office, country) = ($"focal-{code.ToLowerInvariant()}", roster.Countries.Single(each => each.Code == code));
            // Names that no expert of the roster has.
            var (holder, deputy) = ($"{country.First[4]} {country.Last[3]}", $"{country.First[3]} {country.Last[2]}");
            if (!cast.References.ContainsKey(office))
            {
                var institution = (await cast.Post(moment.By, "/institutions", new { Names = words.Institution.ToDictionary(name => name.Key, name => string.Format(System.Globalization.CultureInfo.InvariantCulture, name.Value, Directory.Public.Countries.Find(code)!.Names.Best(name.Key))), Kind = "agency", Country = code }, cancellation)).GetString()!;
                var opened = await cast.Post(moment.By, "/offices", new { institution, Names = words.Office, email = DemoPeople.Mailbox(office), language = "en", roles = new[] { Directory.Public.Role.FocalPoint } }, cancellation);
                cast.Opens(office, opened.GetProperty("id").GetGuid(), opened.GetProperty("reference").GetString()!);
                await Appoint(moment.By, office, "holder", holder, cancellation);
            }
            await Appoint(moment.By, office, "deputy", deputy, cancellation);
            spoken.Add(office);
        }
        await using var scope = stage.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredKeyedService<Func<IServiceProvider, CancellationToken, Task>>("find-focal-points")(scope.ServiceProvider, cancellation);
    }

    private async Task Appoint(string by, string office, string capacity, string name, CancellationToken cancellation)
    {
        var person = $"{office}-{capacity}";
        var invited = await cast.Post(by, "/people", new { office = cast.References[office], name, email = $"{capacity}.{office}@demo.example", language = "en" }, cancellation);
        cast.Enters(person, invited.GetProperty("id").GetGuid(), invited.GetProperty("reference").GetString()!);
        await cast.Post(by, "/mandates", new { office = cast.References[office], person = cast.References[person], capacity, from = stage.Clock.Today }, cancellation);
    }

    private async Task Call(Moment moment, CancellationToken cancellation)
    {
        var first = await panel.FirstDay(moment, cancellation);
        await cast.Post(moment.By, $"{panel.Address}/call", new
        {
            from = first, until = first.AddDays(4), languages = new[] { "fr", "en" }, language = "fr", terms = words.Terms, closesOn = stage.Clock.Today.AddDays(12), host = cast.Office(moment.Target!),
        }, cancellation);
    }

    private async Task Answer(Moment moment, CancellationToken cancellation)
    {
        foreach (var (at, office) in spoken.Take(naming + declining).Index())
        {
            var (call, sheet) = await CallOf(office, cancellation);
            if (at >= naming)
            {
                await cast.Post(Deputy(office), $"/calls/{call}/decline", new { reason = words.Declined }, cancellation);
                continue;
            }
            var own = sheet.GetProperty("experts").EnumerateArray().Where(expert => expert.GetProperty("obstacles").GetArrayLength() == 0).ToList();
            var named = own.First(expert => expert.GetProperty("named").GetBoolean()).GetProperty("expert").GetString();
            var spare = own.FirstOrDefault(expert => !expert.GetProperty("named").GetBoolean());
            await cast.Post(Deputy(office), $"/calls/{call}/nominate", new { nominations = new[] { new { expert = named, replacement = spare.ValueKind == JsonValueKind.Undefined ? null : spare.GetProperty("expert").GetString() } } }, cancellation);
        }
    }

    /// <summary>Everywhere somebody signs; at the last, the second signature is still to come.</summary>
    private async Task Release(Moment moment, CancellationToken cancellation)
    {
        foreach (var (at, office) in spoken.Take(naming).Index())
        {
            var (call, sheet) = await CallOf(office, cancellation);
            var seat = sheet.GetProperty("released").EnumerateArray().First().GetProperty("reference").GetString();
            var (first, second) = at == 0 ? (Deputy(office), Holder(office)) : (Holder(office), Deputy(office));
            await cast.Post(first, $"/calls/{call}/release", new { seats = new[] { new { seat, decision = "yes", conditions = at == 0 ? words.Conditions : null } } }, cancellation);
            if (at < naming - 1) await cast.Post(second, $"/calls/{call}/countersign", new { seats = new[] { new { seat, decision = "yes" } } }, cancellation);
        }
    }

    /// <summary>One is left for the host to look at.</summary>
    private async Task Welcome(Moment moment, CancellationToken cancellation)
    {
        var mobilisation = (await cast.Read(moment.Target!, $"{panel.Address}/mobilisation", cancellation)).GetProperty("reference").GetString();
        var waiting = (await cast.Read(moment.By, $"/profiles/{mobilisation}", cancellation)).GetProperty("waiting").EnumerateArray().Select(card => card.GetProperty("seat").GetString()).ToList();
        await cast.Post(moment.By, $"/profiles/{mobilisation}", new { seats = waiting.SkipLast(1).Select(seat => new { seat, decision = "accept" }) }, cancellation);
    }

    /// <summary>By the links that the experts were mailed; one has not answered yet.</summary>
    private async Task Confirm(Moment moment, CancellationToken cancellation)
    {
        var asked = (await cast.Read(moment.By, $"{panel.Address}/mobilisation", cancellation)).GetProperty("chairs").EnumerateArray().Where(chair => chair.TryGetProperty("status", out var status) && status.GetString() == "with-expert").Select(chair => chair.GetProperty("expert").GetString()).ToList();
        foreach (var expert in asked.Take(1))
        {
            var email = (await cast.Read(moment.By, $"/experts/{expert}?contact=true&why={Uri.EscapeDataString(words.Why)}", cancellation)).GetProperty("contact").GetProperty("email").GetString()!;
            await stage.FillIn(await stage.LinkMailedTo(email, "/link/", cancellation), ("act", "confirm"), new Dictionary<string, string>(), cancellation);
        }
    }

    /// <summary>What the officer has settled so far: not everything.</summary>
    private async Task Prepare(Moment moment, CancellationToken cancellation)
    {
        var mission = (await cast.Read(moment.By, $"{panel.Address}/mobilisation", cancellation)).GetProperty("missions").EnumerateArray().First().GetString();
        foreach (var at in (int[])[0, 1]) await cast.Post(moment.By, $"/missions/{mission}/items", new { at }, cancellation);
    }

    private async Task<(string Reference, JsonElement Sheet)> CallOf(string office, CancellationToken cancellation)
    {
        var reference = (await cast.Read(Deputy(office), "/calls", cancellation)).EnumerateArray().First().GetProperty("reference").GetString()!;
        return (reference, await cast.Read(Deputy(office), $"/calls/{reference}", cancellation));
    }

    private static string Deputy(string office) => $"{office}-deputy";

    /// <summary>Whoever holds an office that the story already had is called by the name the story gives them.</summary>
    private string Holder(string office) => cast.References.ContainsKey($"{office}-holder") ? $"{office}-holder" : words.Holders[office];
}

/// <param name="Institution">By language, with the country as {0}.</param>
/// <param name="Holders">Who holds the offices that the story had before, by office.</param>
internal sealed record MobilisationFile(Dictionary<string, string> Institution, Dictionary<string, string> Office, Dictionary<string, string> Holders, string Terms, string Declined, string Conditions, string Why);
