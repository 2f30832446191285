using System.Text.Json;
using Passerelle.Directory.Public;

namespace Passerelle.Host.Demo;

/// <summary>The facility is founded; then every office is opened and every mandate given on the morning it begins, by the administrator.</summary>
internal sealed class DemoPeople(DemoStage stage, DemoCast cast, PeopleFile people)
{
    private static readonly Dictionary<string, string> roles = new()
    {
        ["leadRequester"] = Role.Requester, ["coRequester"] = Role.Requester, ["projectOfficer"] = Role.Officer, ["coordinator"] = Role.Officer, ["appraiser"] = Role.Appraiser, ["consultee"] = Role.Service,
        ["committeeChair"] = Role.Committee, ["committeeMember"] = Role.Committee, ["signatory"] = Role.Signatory, ["publicationEditor"] = Role.Editor, ["publicationApprover"] = Role.Publisher, ["focalPoint"] = Role.FocalPoint, ["administrator"] = Role.Administrator, ["auditor"] = Role.Auditor,
    };

    private static readonly TimeOnly morning = new(6, 30);

    private readonly StoryPerson first = people.People.Single(person => person.Holds.Any(mandate => mandate.Office == "administrator"));

    public IEnumerable<Scene> Scenes()
    {
        yield return new(At(first.Holds[0].From, 0), first.Name, "foundFacility", Found);
        var mandates = people.People.SelectMany(person => person.Holds.Select(mandate => (Person: person, Mandate: mandate))).Where(each => each.Person != first).OrderBy(each => each.Mandate.From);
        foreach (var (place, (person, mandate)) in mandates.Index())
            yield return new(At(mandate.From, 1 + place), first.Name, "giveMandate", cancellation => Appoint(person, mandate, cancellation));
    }

    private static DateTimeOffset At(DateOnly day, int minutes) => new(day, morning.AddMinutes(minutes), TimeSpan.Zero);

    private async Task Found(CancellationToken cancellation)
    {
        var office = people.Offices.Single(office => office.Id == first.Holds[0].Office);
        var institution = people.Institutions.Single(institution => institution.Id == office.Institution);
        await using var scope = stage.Services.CreateAsyncScope();
        var founded = (await scope.ServiceProvider.GetRequiredService<FoundingDesk>().Found(new(institution.Names, institution.Kind, office.Names, first.Name, first.Email, first.Language),
            new(Viewer.System, stage.Clock.GetUtcNow(), Channel.Command), cancellation)).Value;
        cast.References[institution.Id] = founded.Institution;
        cast.Opens(office.Id, founded.Office.Value, founded.OfficeReference);
        cast.Enters(first.Id, founded.Account, founded.AccountReference);
    }

    private async Task Appoint(StoryPerson person, StoryMandate mandate, CancellationToken cancellation)
    {
        var office = people.Offices.Single(office => office.Id == mandate.Office);
        if (!cast.References.ContainsKey(office.Id)) await Open(office, person.Language, cancellation);
        if (!cast.References.ContainsKey(person.Id))
        {
            var invited = await cast.Post(first.Id, "/people", new { office = cast.References[office.Id], person.Name, person.Email, person.Language }, cancellation);
            cast.Enters(person.Id, invited.GetProperty("id").GetGuid(), invited.GetProperty("reference").GetString()!);
        }
        await cast.Post(first.Id, "/mandates", new { office = cast.References[office.Id], person = cast.References[person.Id], capacity = mandate.As, mandate.From, until = mandate.To }, cancellation);
    }

    private async Task Open(StoryOffice office, string language, CancellationToken cancellation)
    {
        if (!cast.References.ContainsKey(office.Institution))
        {
            var institution = people.Institutions.Single(institution => institution.Id == office.Institution);
            cast.References[institution.Id] = (await cast.Post(first.Id, "/institutions", new { institution.Names, institution.Kind, institution.Country }, cancellation)).GetString()!;
        }
        var opened = await cast.Post(first.Id, "/offices", new { institution = cast.References[office.Institution], office.Names, email = Mailbox(office.Id), language, roles = new[] { roles[office.Role] } }, cancellation);
        cast.Opens(office.Id, opened.GetProperty("id").GetGuid(), opened.GetProperty("reference").GetString()!);
    }

    public static string Mailbox(string office) => $"{office}@demo.example";
}
