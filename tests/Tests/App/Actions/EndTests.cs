using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Passerelle.Actions;
using Passerelle.Actions.Formulate;
using Passerelle.Platform;
using Passerelle.Tests.App.Requests;
using Action = Passerelle.Actions.Action;

namespace Passerelle.Tests.App.Actions;

/// <summary>The end of an Action, once it is agreed.</summary>
public sealed class EndTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task An_agreed_end_moves_with_a_reason_that_stays_beside_the_period_for_everybody()
    {
        var action = await Agreed("2026-12");
        Assert.Equal(("EndReason", "actions.form.end-reason.empty"), Only(await Edit(action, "2027-03", null)));
        using var officer = await host.SignIn(action.Officer.Email);

        var page = await (await officer.Open($"/en/actions/{action.Reference}/edit")).Press("Save", ("Form.End", "2027-03"), ("Form.EndReason", "The host’s elections."));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var anybody = await host.Anyone().Open($"/fr/actions/{action.Reference}");
        Assert.Contains("Fin déplacée du décembre 2026 au mars 2027", anybody.Text);
        Assert.Contains("The host’s elections.", anybody.Text);
        Assert.Equal(1, await host.Read(db => db.Journal.CountAsync(fact => fact.Subject == action.Reference && fact.Kind == "actions.end-moved")));
        using var api = await action.Story.Api(action.Officer);
        Assert.Equal("2027-03", (await api.GetJson($"/api/v1/actions/{action.Reference}")).GetProperty("endSlips")[0].GetProperty("to").GetString());
    }

    [Fact]
    public async Task Before_it_is_agreed_the_end_may_move_freely_and_a_day_within_its_month_is_no_slip()
    {
        var action = await Formulated.Planned(host);
        Appraised.Accepted(await Edit(action, "2026-12", null));
        Appraised.Accepted(await Edit(action, "2027-01", null));
        Assert.Empty((await action.Now()).EndSlips);

        var agreed = await Agreed("2026-12");
        Appraised.Accepted(await Edit(agreed, "2026-12-18", null));
        Assert.Empty((await agreed.Now()).EndSlips);
    }

    [Fact]
    public async Task Closing_at_another_time_than_agreed_asks_why()
    {
        var action = await Agreed("2026-12");
        Appraised.Accepted(await action.Advance(ActionAct.Start));
        Appraised.Accepted(await action.Do<Passerelle.Actions.Plan.DeliverActivity>(action.Officer, (deliver, occasion) => deliver.Run(action.Reference, new() { Activity = action.Now().Result.Activities[0].Id.Value, Actual = "2026-01-14", Reason = "Sooner." }, occasion, default)));
        Appraised.Accepted(await action.Advance(ActionAct.BeginClosing));
        using var api = await action.Story.Api(action.Officer);

        var without = await api.Http.PostAsJsonAsync($"/api/v1/actions/{action.Reference}/close", new { outputs = "A handbook.", expertCountries = new[] { "FR" }, expertSectors = new[] { "public" }, end = "2026-02" });
        var with = await api.Http.PostAsJsonAsync($"/api/v1/actions/{action.Reference}/close", new { outputs = "A handbook.", expertCountries = new[] { "FR" }, expertSectors = new[] { "public" }, end = "2026-02", endReason = "All was done." });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains("EndReason", await without.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
        Assert.Equal("2026-02", Assert.Single((await action.Now()).EndSlips).To.ToString());
    }

    private async Task<Formulated> Agreed(string end)
    {
        var action = await Formulated.Planned(host);
        Appraised.Accepted(await Edit(action, end, null));
        Appraised.Accepted(await action.WriteAgreement());
        foreach (var side in action.Requesters.Append(action.Story.Signatory)) Appraised.Accepted(await action.Sign(side));
        Appraised.Accepted(await action.Advance(ActionAct.Agree));
        return action;
    }

    private static Task<Outcome<Action>> Edit(Formulated action, string end, string? reason) => action.Do<EditAction>(action.Officer, (edit, occasion) => edit.Run(action.Reference, new()
    {
        Title = "Fair recruitment", Concept = "Peers look at offers together.", Objectives = "Offers are checked.", Pillars = ["LM"], Countries = ["PH", "ID", "VN"], Scope = "regional", End = end, EndReason = reason,
    }, occasion, default));

    private static (string, string) Only(Outcome<Action> outcome) => Assert.Single(outcome.Problem!.Findings) is var finding ? (finding.Field, finding.Key) : default;
}
