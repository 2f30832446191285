using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using System.Net.Http.Json;
using System.Text;
using Passerelle.Actions.Budget;
using Passerelle.Platform;
using Passerelle.Tests.App.Requests;

namespace Passerelle.Tests.App.Actions;

public sealed class BudgetTests(TestHost host) : IClassFixture<TestHost>
{
    // Two experts and twenty participants for four days in June 2026 in the Philippines: travel, per diem, layout; venue and experts' time are paid by others.
    private const decimal training = 2 * 940m + 2 * 4 * 149m + 20 * 940m + 20 * 4 * 149m + 4100m;

    [Fact]
    public async Task The_cost_follows_the_plan_and_is_reckoned_again_without_saving()
    {
        var action = await Formulated.Planned(host);
        using var officer = await host.SignIn(action.Officer.Email);
        var page = await officer.Open($"/en/actions/{action.Reference}/plan");
        Assert.Contains($"Cost to the facility: {training:N2} EUR", page.Text);

        page = await page.Press("Reckon again without saving", ("Form.Activities[0].Participants", 10));

        Assert.Contains($"Cost to the facility: {training - 10 * 940m - 10 * 4 * 149m:N2} EUR", page.Text);
        Assert.Equal(20, (await action.Now()).Activities[0].Participants);
        Assert.Contains($"Cost to the facility: {training:N2} EUR", (await officer.Open($"/en/actions/{action.Reference}")).Text);
    }

    [Fact]
    public async Task A_plan_above_its_ceiling_is_saved_only_with_a_reason()
    {
        var action = await Formulated.Begun(host);
        var lines = Enumerable.Range(1, 5).Select(number =>
        {
            var line = Formulated.Training($"Conference {number}", "2026-09");
            (line.Type, line.Days, line.Experts, line.Participants) = ("regional-conference", 3, 10, 90);
            return line;
        }).ToArray();

        var above = await action.Plan(lines);

        Assert.Equal([("", "actions.plan.breach")], above.Problem!.Findings.Select(finding => (finding.Field, finding.Key)));
        Assert.Contains("600,000 EUR at most", $"{above.Problem.Findings[0].Args[0]}");
        Appraised.Accepted(await action.Do<Passerelle.Actions.Plan.PlanActivities>(action.Officer, (plan, occasion) =>
            plan.Run(action.Reference, new() { Activities = [.. lines], Overrides = [new() { Rule = "max-total", Reason = "The committee has set the sum aside." }] }, occasion, CancellationToken.None)));
        Assert.Equal("The committee has set the sum aside.", Assert.Single((await action.Now()).Overrides).Reason.In("en"));
    }

    [Fact]
    public async Task A_line_is_set_by_hand_with_a_reason_and_given_back()
    {
        var action = await Formulated.Planned(host);
        using var officer = await host.SignIn(action.Officer.Email);
        var key = ActionBudget.Of(await action.Now()).Lines.First(line => line is { Item: "printing" }).Key;
        var page = await officer.Open($"/en/actions/{action.Reference}/budget");

        page = await page.Press("Save the line", ("Form.Line", key), ("Form.Amount", "1250.50"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Say why the amount is set by hand.", page.Findings);
        Assert.Equal("1250.50", page.Document.QuerySelector("[name='Form.Amount']")!.GetAttribute("value"));

        page = await page.Press("Save the line", ("Form.Reason", "=A printer’s offer"));
        Assert.Contains("1,250.50", page.Text);
        Assert.Contains("the tables give 4,100.00", page.Text);
        Assert.Equal(training - 4100m + 1250.50m, ActionBudget.Of(await action.Now()).Total);
        var csv = Encoding.UTF8.GetString(await officer.Http.GetByteArrayAsync($"/en/actions/{action.Reference}/budget.csv"));
        Assert.Contains("1250.50", csv);
        Assert.DoesNotContain(",=A printer", csv);
        Assert.EndsWith($"{training - 4100m + 1250.50m:0.00},EUR,The facility,\r\n", csv);

        page = await page.Press("Save the line", ("Form.Line", key));
        Assert.Equal(training, ActionBudget.Of(await action.Now()).Total);
        Assert.Empty(host.Errors);
    }

    [Theory]
    [InlineData("99999999")]
    [InlineData("many")]
    public async Task An_amount_that_is_none_is_refused_and_kept(string amount)
    {
        var action = await Formulated.Planned(host);
        using var officer = await host.SignIn(action.Officer.Email);
        var key = ActionBudget.Of(await action.Now()).Lines[0].Key;

        var page = await (await officer.Open($"/en/actions/{action.Reference}/budget")).Press("Save the line", ("Form.Line", key), ("Form.Amount", amount), ("Form.Reason", "Because."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(amount, page.Document.QuerySelector("[name='Form.Amount']")!.GetAttribute("value"));
        Assert.Empty((await action.Now()).Activities[0].Corrections);
        Assert.Empty(host.Errors);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0.005)]
    public async Task An_amount_that_is_none_is_refused_by_the_API(double amount)
    {
        var action = await Formulated.Planned(host);
        using var api = await action.Story.Api(action.Officer);
        var key = ActionBudget.Of(await action.Now()).Lines[0].Key;

        var answer = await api.Http.PostAsJsonAsync($"/api/v1/actions/{action.Reference}/budget/corrections", new { line = key, amount, reason = "Because." });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("from 0 to 10,000,000", await answer.Content.ReadAsStringAsync());
        Assert.Empty((await action.Now()).Activities[0].Corrections);
    }

    [Fact]
    public async Task A_budget_is_for_the_team_alone()
    {
        var action = await Formulated.Planned(host);
        using var lead = await host.SignIn(action.Story.Lead.Email);
        using var leadApi = await action.Story.Api(action.Story.Lead);
        using var officerApi = await action.Story.Api(action.Officer);

        Assert.Equal(HttpStatusCode.OK, (await lead.Open($"/en/actions/{action.Reference}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Open($"/en/actions/{action.Reference}/budget")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Http.GetAsync($"/en/actions/{action.Reference}/budget.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await leadApi.Http.GetAsync($"/api/v1/actions/{action.Reference}/budget")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await leadApi.Http.PostAsJsonAsync($"/api/v1/actions/{action.Reference}/budget/corrections", new { line = "x", amount = 1, reason = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Anyone().Http.GetAsync($"/api/v1/actions/{action.Reference}/budget")).StatusCode);
        var budget = await officerApi.GetJson($"/api/v1/actions/{action.Reference}/budget");
        Assert.Equal(training, budget.GetProperty("total").GetDecimal());
        Assert.Equal(training, budget.GetProperty("lines").EnumerateArray().Where(line => line.GetProperty("paidBy").GetString() == "facility").Sum(line => line.GetProperty("amount").GetDecimal()));
    }

    [Theory, InlineData("en", false), InlineData("ar", true)]
    public async Task The_budget_is_a_spreadsheet_whose_numbers_are_numbers(string language, bool fromTheRight)
    {
        var action = await Formulated.Planned(host);
        using var officer = await host.SignIn(action.Officer.Email);

        var file = await officer.Http.GetByteArrayAsync($"/{language}/actions/{action.Reference}/budget.xlsx");

        Assert.Equal(file, await officer.Http.GetByteArrayAsync($"/{language}/actions/{action.Reference}/budget.xlsx"));
        using var package = SpreadsheetDocument.Open(new MemoryStream(file), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"));
        var sheet = package.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        Assert.Equal(fromTheRight, sheet.Descendants<SheetView>().Single().RightToLeft?.Value ?? false);
        var rows = sheet.Descendants<Row>().ToList();
        Assert.Equal(ActionBudget.Of(await action.Now()).Lines.Count + 2, rows.Count);
        var total = rows[^1].Elements<Cell>().Single(cell => cell.CellReference!.Value!.StartsWith('H'));
        Assert.Null(total.DataType);
        Assert.Equal(training, decimal.Parse(total.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture));
        using var lead = await host.SignIn(action.Story.Lead.Email);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Http.GetAsync($"/{language}/actions/{action.Reference}/budget.xlsx")).StatusCode);
    }
}
