using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Passerelle.Browser.Journeys;

/// <summary>A facility that the journey may change: its own, beside the one that all other tests look at.</summary>
public sealed class JourneyHost : BrowserHost;

/// <summary>The booklet's case, lived through again in the browser, each step by its actor.</summary>
public sealed partial class TheCase(JourneyHost host) : IClassFixture<JourneyHost>
{
    private const string lead = "Amihan Talahib", officer = "Nora Viadukt", coordinator = "Clara Puentealta";
    private const string title = "Migration, mobility and development: a second regional exchange";
    private const string need = "Several million nationals of our three countries work abroad. Each of us negotiates, protects and counts on its own.";
    private const string commitment = "We would host one meeting each and pay for our own delegations at the two others.";
    private const string added = "The conclusions of each meeting are published within a month.";

    private string request = "", action = "", fiche = "";

    [Fact]
    public async Task A_joint_request_becomes_a_published_fiche()
    {
        await The_lead_writes_the_request_and_invites_two_offices();
        await The_request_cannot_be_submitted_before_both_have_signed();
        await One_office_signs_by_its_account("Ratna Jembatanwati");
        await One_office_signs_by_the_mailed_link("mofa-vn-mandate@demo.example");
        await The_lead_submits();
        await The_facility_asks_back_once();
        await The_request_comes_back_with_its_changes_highlighted();
        await Eligibility_is_found_rule_by_rule();
        await Two_offices_are_asked_to_appraise();
        await An_appraiser_scores_blind("Béla Hídvári", 3, alone: true);
        await An_appraiser_scores_blind("Elena Pontivani", 1, alone: false);
        await The_divergence_is_seen_and_consensus_recorded();
        await Two_services_are_consulted_in_parallel();
        await A_service_answers("Joost van Overbrug", "Supports");
        await A_service_answers("Maeve Kilbridge", "No objection");
        await The_consultation_is_closed();
        await The_committee_decides();
        await Another_office_signs_the_letter();
        await The_lead_reads_the_decision();
        await The_action_is_formulated_with_three_conferences();
        await Everybody_signs_the_agreement();
        await The_agreement_is_recorded_and_the_action_starts();
        await One_conference_slips_with_its_reason();
        await The_action_is_closed();
        await The_editor_writes_the_fiche();
        await A_second_person_publishes_it();
        await Anyone_finds_it_in_the_public_library();
    }

    private async Task The_lead_writes_the_request_and_invites_two_offices()
    {
        var page = await host.SignIn(lead);
        await page.GotoAsync("/en/requests/new");
        await page.GetByLabel("Title of the request").FillAsync(title);
        await page.Press("Begin");
        await page.GetByLabel("Several countries together").CheckAsync();
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.Press("Save and go on");
        await page.GetByLabel("What is the situation").FillAsync(need);
        await page.Press("Save and go on");
        await page.GetByLabel("What should change?").FillAsync("Bring migration and development onto the regional agenda.");
        await page.GetByLabel("What will be there at the end").FillAsync("Three regional meetings, each with written conclusions.");
        await page.Press("Save and go on");
        await page.GetByRole(AriaRole.Checkbox).Nth(2).CheckAsync();
        await page.GetByLabel("Wished start").FillAsync("2027-06");
        await page.GetByLabel("Wished end").FillAsync("2028-10");
        await page.Press("Save and go on");
        await page.GetByLabel("Which strategy or priority").FillAsync("The ASEAN declaration on the rights of migrant workers binds us all.");
        await page.GetByLabel("What will you contribute?").FillAsync(commitment);
        await page.Press("Save and go on");
        await page.Press("Save and go on");
        await page.GetByLabel("Your priorities").FillAsync("Make migration a subject of development planning in the whole region.");
        await page.GetByLabel("Mandate holder").FillAsync("Amihan Talahib, director for policy and planning");
        await page.Press("Save and go on");

        foreach (var office in new[] { "Cooperation desk", "Migration desk" })
        {
            var choice = page.GetByLabel("Office", new() { Exact = true });
            await choice.SelectOptionAsync(await choice.Locator("option", new() { HasText = office }).GetAttributeAsync("value") ?? "");
            await page.Press("Invite");
            await Expect(page.GetByText("has been invited")).ToBeVisibleAsync();
        }

        request = Request().Match(page.Url).Value;
        await page.Leave();
    }

    private async Task The_request_cannot_be_submitted_before_both_have_signed()
    {
        var page = await host.SignIn(lead);
        await page.GotoAsync($"/en/requests/{request}/check");

        await Expect(page.GetByText("2 signatures are still missing")).ToBeVisibleAsync();
        await Expect(page.GetByText("Indonesia: Cooperation desk")).ToBeVisibleAsync();
        await Expect(page.GetByText("Viet Nam: Migration desk")).ToBeVisibleAsync();
        await page.Press("Submit the request");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task One_office_signs_by_its_account(string person)
    {
        var page = await host.SignIn(person);
        await page.GotoAsync($"/en/requests/{request}/part");
        await page.GetByLabel("Your priorities").FillAsync("Protect workers in households and on plantations in neighbouring countries.");
        await page.GetByLabel("Mandate holder").FillAsync("Ratna Jembatanwati, head of the cooperation desk");
        await page.Press("Sign off");

        await Expect(page.GetByText("Signed. Thank you")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task One_office_signs_by_the_mailed_link(string email)
    {
        var page = await host.NewPage();
        await page.GotoAsync(await host.MailedLink(email, request));
        await page.GetByLabel("Your priorities").FillAsync("Prevent irregular migration through better information before departure.");
        await page.GetByLabel("Mandate holder").FillAsync("Đỗ Thanh Cầu, head of the migration desk");
        await page.Press("Sign off");

        await Expect(page.GetByText("Signed. Thank you")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task The_lead_submits()
    {
        var page = await host.SignIn(lead);
        await page.GotoAsync($"/en/requests/{request}/check");
        await Expect(page.GetByText("Who will be written to")).ToBeVisibleAsync();
        await page.Press("Submit the request");

        await Expect(page).ToHaveURLAsync(new Regex($"/en/requests/{request}$"));
        await page.Leave();
    }

    private async Task The_facility_asks_back_once()
    {
        var page = await host.SignIn(officer);
        await page.GotoAsync($"/en/requests/{request}/ask-back");
        await page.GetByLabel("What do you need to know?").FillAsync("How will the conclusions be made known?");
        await page.Press("Ask for more information");

        await Expect(page.GetByText("has been returned with your question")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task The_request_comes_back_with_its_changes_highlighted()
    {
        var page = await host.SignIn(lead);
        await page.GotoAsync($"/en/requests/{request}/edit/fit");
        await Expect(page.GetByText("How will the conclusions be made known?")).ToBeVisibleAsync();
        await page.GetByLabel("What will you contribute?").FillAsync($"{commitment} {added}");
        await page.Press("Save and go on");
        await page.GotoAsync($"/en/requests/{request}/check");
        await page.GetByLabel("Your answer").FillAsync("See our contribution: they are published.");
        await page.Press("Send back to the facility");
        await Expect(page).ToHaveURLAsync(new Regex($"/en/requests/{request}$"));
        await page.Leave();

        var desk = await host.SignIn(officer);
        await desk.GotoAsync($"/en/requests/{request}");
        await desk.GetByText("See what changed").ClickAsync();
        await Expect(desk.Locator("ins").First).ToContainTextAsync("published within a month");
        await desk.Leave();
    }

    private async Task Eligibility_is_found_rule_by_rule()
    {
        var page = await host.SignIn(officer);
        await page.GotoAsync($"/en/requests/{request}/eligibility");
        foreach (var open in await page.Locator("fieldset:not(:has(:checked))").AllAsync()) await open.GetByLabel("Met", new() { Exact = true }).CheckAsync();
        await page.Press("Record the findings");

        await Expect(page.GetByText("The findings are recorded")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task Two_offices_are_asked_to_appraise()
    {
        var page = await host.SignIn(coordinator);
        await page.GotoAsync($"/en/requests/{request}/appraisers");
        await page.GetByLabel("First appraiser").CheckAsync();
        await page.GetByLabel("Second appraiser").CheckAsync();
        await page.Press("See who will be written to");
        await Expect(page.GetByText("First appraiser").First).ToBeVisibleAsync();
        await page.Press("Ask them to appraise");

        await Expect(page.GetByText("The appraisers have been written to.")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task An_appraiser_scores_blind(string person, int score, bool alone)
    {
        var page = await host.SignIn(person);
        await page.GotoAsync($"/en/requests/{request}/assessment");
        await page.GetByLabel("No conflict of interest").CheckAsync();
        await page.Press("Declare and go on");
        for (var criterion = 0; criterion < 10; criterion++)
        {
            await page.Locator($"[name='Form.Scores[{criterion}].Value'][value='{(criterion == 1 ? score : 3)}']").CheckAsync();
            await page.GetByLabel("Why this score?").Nth(criterion).FillAsync("Three governments ask together and each gives something of its own.");
            await page.GetByLabel("Passage of the request").Nth(criterion).FillAsync(commitment);
        }
        await page.Press("Hand in");

        await Expect(page.GetByText(alone ? "Other assessments are still outstanding" : "All assessments are in").First).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task The_divergence_is_seen_and_consensus_recorded()
    {
        var page = await host.SignIn(officer);
        await page.GotoAsync($"/en/requests/{request}/consensus");
        await Expect(page.GetByText("On one criterion the appraisers are apart")).ToBeVisibleAsync();
        for (var criterion = 0; criterion < 10; criterion++) await page.GetByLabel("Agreed score").Nth(criterion).SelectOptionAsync(criterion == 1 ? "2" : "3");
        await page.GetByLabel("What was agreed").Nth(1).FillAsync("The exchange is new in its region, though not in its form.");
        await page.GetByLabel("Recommendation").FillAsync("Approve, with public conclusions as a condition.");
        await page.Press("Record the consensus");

        await Expect(page.GetByText("The consensus is recorded")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task Two_services_are_consulted_in_parallel()
    {
        var page = await host.SignIn(officer);
        await page.GotoAsync($"/en/requests/{request}/consult");
        foreach (var (line, service) in new[] { "Cooperation section", "Desk for external dimension" }.Index())
        {
            var choice = page.Locator($"[name='Form.Services[{line}].Office']");
            await choice.SelectOptionAsync(await choice.Locator("option", new() { HasText = service }).GetAttributeAsync("value") ?? "");
            await page.Locator($"[name='Form.Services[{line}].Question']").FillAsync("Does this fit with what you support already?");
        }
        await page.Press("See the letters");
        await Expect(page.GetByText("Cooperation section").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Desk for external dimension").First).ToBeVisibleAsync();
        await page.Press("Send the letters");

        await Expect(page.GetByText("The services have been written to.")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task A_service_answers(string person, string opinion)
    {
        var page = await host.SignIn(person);
        await page.GotoAsync($"/en/requests/{request}/opinion");
        await page.GetByLabel("No conflict of interest").CheckAsync();
        await page.GetByLabel(opinion).CheckAsync();
        await page.GetByLabel("Reasons").FillAsync("It completes what is under way.");
        await page.Press("Give the opinion");

        await Expect(page.GetByText("Your opinion is recorded.")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task The_consultation_is_closed()
    {
        var page = await host.SignIn(coordinator);
        await page.GotoAsync($"/en/requests/{request}/consultation");
        await Expect(page.GetByText("Who will be written to")).ToBeVisibleAsync();
        await page.Press("Close the consultation");

        await Expect(page.GetByText("The consultation is closed")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task The_committee_decides()
    {
        var page = await host.SignIn("Henrik Brostrand");
        await page.GotoAsync($"/en/requests/{request}/decision");
        await page.GetByLabel("No conflict of interest").CheckAsync();
        await page.Press("Declare and go on");
        await page.GetByLabel("Approve with conditions").CheckAsync();
        await page.GetByLabel("Reasons").FillAsync("Three governments ask together for what none can do alone.");
        await page.GetByLabel("Conditions", new() { Exact = false }).Last.FillAsync("The conclusions of each meeting are made public.");
        await page.Press("Check and see who will be written to");
        await Expect(page.GetByText("Who will be written to")).ToBeVisibleAsync();
        await page.Press("Record the decision");

        await Expect(page.GetByText("It counts when another office has signed the letter.")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task Another_office_signs_the_letter()
    {
        var page = await host.SignIn("Sofia Pontelunga");
        await page.GotoAsync($"/en/requests/{request}/letter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Policy and planning" })).ToBeVisibleAsync();
        await page.Press("Sign and send");

        await Expect(page.GetByText("The letters are on their way.")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task The_lead_reads_the_decision()
    {
        var page = await host.SignIn(lead);
        await page.GotoAsync($"/en/requests/{request}");

        await Expect(page.GetByText("The request is approved with conditions")).ToBeVisibleAsync();
        await Expect(page.Locator("main")).Not.ToContainTextAsync("Elena Pontivani");
        await page.Leave();
    }

    private async Task The_action_is_formulated_with_three_conferences()
    {
        var page = await host.SignIn(officer);
        await page.GotoAsync($"/en/actions/new?request={request}");
        await page.GetByLabel("Concept of the Action").FillAsync("Three regional conferences, each prepared and hosted by another of the three countries.");
        await page.Press("Make the draft");
        await Expect(page.GetByText("Its work plan comes next")).ToBeVisibleAsync();
        action = Action().Match(page.Url).Value;

        await page.GotoAsync($"/en/actions/{action}/plan");
        await page.Plan(0, "Manila", "2027-12");
        await page.Plan(1, "Jakarta", "2028-04");
        await page.Press("Save the plan");
        await page.GotoAsync($"/en/actions/{action}/plan");
        await page.Plan(2, "Hanoi", "2028-10");
        await page.Press("Save the plan");
        await Expect(page.GetByText("The work plan is saved.")).ToBeVisibleAsync();
        await page.GotoAsync($"/en/actions/{action}/agreement");
        await page.Press("Write the agreement");
        await Expect(page.GetByText("is written and waits for signatures")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task Everybody_signs_the_agreement()
    {
        foreach (var person in new[] { lead, "Ratna Jembatanwati", "Đỗ Thanh Cầu", "Sofia Pontelunga" })
        {
            var page = await host.SignIn(person);
            await page.GotoAsync($"/en/actions/{action}/agreement");
            await page.Press("Sign the agreement");
            await Expect(page.GetByText("Your signature is recorded.")).ToBeVisibleAsync();
            await page.Leave();
        }
    }

    private async Task The_agreement_is_recorded_and_the_action_starts()
    {
        var page = await host.SignIn(officer);
        await page.Do(action, "agree", "Record the agreement");
        await page.Do(action, "start", "Start");
        await page.Leave();
    }

    private async Task One_conference_slips_with_its_reason()
    {
        var page = await host.SignIn(officer);
        await page.GotoAsync($"/en/actions/{action}/plan");
        await page.Locator("[name='Form.Activities[1].Planned']").FillAsync("2028-08");
        await page.Press("Save the plan");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why the date moves");
        await page.Locator("[name='Form.Activities[1].Reason']").FillAsync("The host changed its own calendar.");
        await page.Locator("[name='Form.Activities[0].Reason']").FillAsync("Manila could host it earlier.");
        await page.Locator("[name='Form.Activities[0].Actual']").FillAsync($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}");
        await page.Press("Save the plan");

        await Expect(page.GetByText("The work plan is saved.")).ToBeVisibleAsync();
        await Expect(page.GetByText("The host changed its own calendar.").First).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task The_action_is_closed()
    {
        var page = await host.SignIn(coordinator);
        await page.Do(action, "begin-closing", "Begin closing");
        await page.GotoAsync($"/en/actions/{action}/close");
        await page.GetByLabel("What it produced").FillAsync("Conclusions of Manila");
        await page.GetByLabel("Experts came from").SelectOptionAsync(["PT", "FR"]);
        await page.GetByLabel("Public administration").CheckAsync();
        await page.Press("Close");

        await Expect(page).ToHaveURLAsync(new Regex($"/en/actions/{action}$"));
        await page.Leave();
    }

    private async Task The_editor_writes_the_fiche()
    {
        var page = await host.SignIn("Camille Passerolle");
        await page.GotoAsync($"/en/fiches/write?action={action}");
        await page.GetByLabel("Summary").FillAsync("Three countries built a place to talk about migration and development.");
        await page.GetByLabel("Practice 1: title").FillAsync("The host prepares");
        await page.GetByLabel("Practice 1: text").FillAsync("Each host wrote the programme of its own meeting.");
        await page.GetByLabel("Impact").FillAsync("The subject stands on the regional agenda.");
        await page.GetByLabel("Lesson 1: title").FillAsync("Time");
        await page.GetByLabel("Lesson 1: text").FillAsync("Half a year between two meetings is what a follow-up needs.");
        await page.Press("Save and see how it reads");
        fiche = Fiche().Match(page.Url).Value;
        await page.GotoAsync($"/en/translations/fiche/{fiche}/fr");
        foreach (var piece in await page.Locator("textarea").AllAsync()) await piece.FillAsync("Trois pays ont bâti un lieu où parler de migration et de développement.");
        await page.Press("Save the translation");
        await page.GotoAsync($"/en/fiches/{fiche}/review/submit");
        await page.Press("Hand in for review");

        await Expect(page.GetByText("A second person reads and publishes")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task A_second_person_publishes_it()
    {
        var page = await host.SignIn("ليلى القنطرة");
        await page.GotoAsync($"/en/fiches/{fiche}/review/publish");
        await page.Press("Publish");

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Published.");
        await page.Leave();
    }

    private async Task Anyone_finds_it_in_the_public_library()
    {
        var plain = await host.NewPage(scripts: false);
        await plain.GotoAsync("/en/actions");
        await plain.GetByLabel("Words of the title").FillAsync("second regional exchange");
        await plain.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Expect(plain).ToHaveURLAsync(new Regex("regional"));
        await plain.GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        await Expect(plain.GetByText("Requested by")).ToBeVisibleAsync();
        await Expect(plain.GetByText("Decided on")).ToBeVisibleAsync();
        var found = plain.Url;
        await plain.Leave();

        // axe itself is a script.
        var page = await host.NewPage();
        await page.GotoAsync(found);
        await page.CheckPage("journey-action-en");

        foreach (var language in new[] { "en", "fr", "ar" })
        {
            await page.GotoAsync($"/{language}/fiches");
            await page.Locator($"a[href='/{language}/fiches/{fiche}']").First.ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync(language == "fr" ? "Trois pays ont bâti" : "Three countries built");
            await page.CheckPage($"journey-fiche-{language}");
        }
        await page.Leave();
    }

    [GeneratedRegex("REQ-[0-9-]+")]
    private static partial Regex Request();

    [GeneratedRegex("ACT-[0-9-]+")]
    private static partial Regex Action();

    [GeneratedRegex("FIC-[0-9-]+")]
    private static partial Regex Fiche();
}
