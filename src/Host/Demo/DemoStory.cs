using System.Text.Json;

namespace Passerelle.Host.Demo;

/// <summary>The demo facility as data: who there is, what happened, what runs today, and what an older archive holds. Read from the folder <c>demo</c> beside the program.</summary>
internal sealed record DemoStory(PeopleFile People, CaseFile Case, IReadOnlyList<CaseFile> Life, DeskFile Desk, RosterFile Roster, ShelfFile Shelf, byte[] Archive)
{
    public static DemoStory Read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "demo");
        return new(Of<PeopleFile>("people.json"), Of<CaseFile>("case.json"), Of<IReadOnlyList<CaseFile>>("life.json"), Of<DeskFile>("desk.json"), Of<RosterFile>("roster.json"), Of<ShelfFile>("shelf.json"), File.ReadAllBytes(Path.Combine(folder, "actions.json")));

        T Of<T>(string name) => JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(folder, name)), StoredJson.Options)!;
    }
}

internal sealed record DeskFile(string Officer, StoryTable Table, StoryLetter Letter, StoryOldFiche OldFiche);

/// <param name="Content">CSV.</param>
internal sealed record StoryTable(DateTimeOffset At, string Source, string Content);

/// <param name="Scan">The words of the letter.</param>
internal sealed record StoryLetter(
    int DaysAgo, TimeOnly Time, string Office, string Arrival, int ReceivedDaysAgo, string Language, string Sender, string Scan, string Title, Dictionary<string, string?> Answers, Dictionary<string, IReadOnlyList<string>> Choices);

/// <summary>A page out of an old booklet, as a scan gave it.</summary>
internal sealed record StoryOldFiche(string By, int DaysAgo, TimeOnly Time, string Name, IReadOnlyList<string> Lines);

internal sealed record PeopleFile(IReadOnlyList<StoryInstitution> Institutions, IReadOnlyList<StoryOffice> Offices, IReadOnlyList<StoryPerson> People);

internal sealed record StoryInstitution(string Id, string Kind, string? Country, Dictionary<string, string> Names);

internal sealed record StoryOffice(string Id, string Institution, string Role, Dictionary<string, string> Names);

internal sealed record StoryPerson(string Id, string Name, string Language, string Email, IReadOnlyList<StoryMandate> Holds);

internal sealed record StoryMandate(string Office, string As, DateOnly From, DateOnly? To);

/// <summary>One case. What it has not come to is absent, and no moment of its timeline asks for it.</summary>
internal sealed record CaseFile(
    StoryRequest Request, StoryQuestion AskedBack, StoryAnswer Answer, StoryEligibility Eligibility, StoryAppraisal Appraisal, IReadOnlyList<StoryConsultation> Consultations, StoryDecision Decision, StoryMeeting Meeting,
    StoryAction Action, JsonElement Panel, StoryFiche Fiche, IReadOnlyList<Moment>? Refused, IReadOnlyList<Moment> Timeline);

/// <summary>Somebody does something, at an instant of the past or so many days before today.</summary>
/// <param name="Target">The office it is done to, where the act needs one.</param>
/// <param name="Activity">The activity it is about, where the act needs one.</param>
internal sealed record Moment(string Act, string By, string Office, DateTimeOffset? At, int DaysAgo, TimeOnly Time, string? Target, string? Activity)
{
    public DateTimeOffset When(DateOnly today) => At ?? new(today.AddDays(-DaysAgo), Time, TimeSpan.Zero);
}

internal sealed record StoryRequest(
    string Language, string Title, string Scope, IReadOnlyList<string> Areas, string Need, IReadOnlyList<string> Objectives, IReadOnlyList<string> ExpectedResults, IReadOnlyList<string> Assistance, string AssistanceWishes,
    StoryTimeframe Timeframe, string ExistingStrategies, string OtherInitiatives, string Commitment, IReadOnlyList<StoryParty> Requesters, IReadOnlyList<StorySignature> SignOffs)
{
    public Dictionary<string, string?> Answers(StoryAnswer? answer = null)
    {
        var (results, initiatives) = (ExpectedResults.ToArray(), OtherInitiatives);
        foreach (var change in answer?.Changes ?? [])
            if (change.Field == "otherInitiatives") initiatives = change.To;
            else results[int.Parse(change.Field["expectedResults.".Length..])] = change.To;
        return new()
        {
            ["title"] = Title, ["need"] = Need, ["objectives"] = string.Join('\n', Objectives), ["results"] = string.Join('\n', results), ["from"] = Timeframe.From, ["until"] = Timeframe.To,
            ["wishes"] = $"{AssistanceWishes}\n\n{Timeframe.Text}", ["strategies"] = ExistingStrategies, ["initiatives"] = initiatives, ["commitment"] = Commitment,
        };
    }

    public Dictionary<string, IReadOnlyList<string>> Choices => new() { ["scope"] = [Scope], ["areas"] = Areas, ["assistance"] = Assistance };
}

internal sealed record StoryTimeframe(string From, string To, string Text);

internal sealed record StoryParty(string Office, bool Lead, string MandateHolder, string Priorities, string Baseline);

/// <param name="Channel"><c>account</c> or <c>mailedLink</c>.</param>
internal sealed record StorySignature(string Office, string Channel);

internal sealed record StoryQuestion(DateOnly? Due, int DueInDays, string Text);

internal sealed record StoryAnswer(string Text, IReadOnlyList<StoryChange> Changes);

internal sealed record StoryChange(string Field, string To);

internal sealed record StoryEligibility(IReadOnlyList<StoryFinding> Findings);

internal sealed record StoryFinding(string Rule, bool Met, string Text);

internal sealed record StoryAppraisal(IReadOnlyList<StorySheet> Sheets, StoryConsensus Consensus);

internal sealed record StorySheet(string By, string Office, IReadOnlyList<StoryScore> Scores);

/// <param name="Criterion">Number in the set.</param>
internal sealed record StoryScore(int Criterion, int Score, string Justification, StoryPassage Passage);

internal sealed record StoryPassage(string Quote);

internal sealed record StoryConsensus(IReadOnlyList<StoryAgreement> Scores, string Recommendation);

internal sealed record StoryAgreement(int Criterion, int Score, string? Text);

internal sealed record StoryConsultation(string Office, DateOnly? Due, int DueInDays, string Question, string Opinion, string Text);

internal sealed record StoryDecision(IReadOnlyList<string> Reasons, IReadOnlyList<string> Conditions);

/// <param name="Chair">Office that leads it.</param>
internal sealed record StoryMeeting(DateOnly Day, string Place, string Chair, IReadOnlyList<StoryPresence> Attendance, string Discussion, StoryPosting Posting, StoryMitigation Mitigation);

/// <param name="Vote">Null for an office that has none.</param>
internal sealed record StoryPresence(string Office, string Who, string? Vote);

/// <param name="Institution">As the story names it.</param>
internal sealed record StoryPosting(string Institution, string Function, DateOnly From, DateOnly To);

internal sealed record StoryMitigation(string Measure, string Reason);

internal sealed record StoryAction(
    Dictionary<string, string> Title, string Numbers, string Scope, string Start, string End, IReadOnlyList<string> Pillars, IReadOnlyList<string> Areas, Dictionary<string, string> Context, Dictionary<string, string> Concept,
    IReadOnlyList<Dictionary<string, string>> Objectives, IReadOnlyList<StoryActivity> Activities, IReadOnlyList<string> ExpertCountries, IReadOnlyList<string> ExpertSectors, StoryClosing Closing,
    Dictionary<string, IReadOnlyList<StoryMark>> Scores);

/// <summary>A score on a criterion, by its number, at formulation or at closing.</summary>
internal sealed record StoryMark(int Criterion, int Score, string Text);

internal sealed record StoryActivity(string Id, string Type, Dictionary<string, string> Title, Dictionary<string, string> Place, string Country, string Planned, string Actual, StorySlip? Slip, int Days, int Experts, int Participants, IReadOnlyList<string> Interpretation, string? After, StoryException? Exception);

/// <summary>A rule that an activity breaks, and why.</summary>
internal sealed record StoryException(string Rule, Dictionary<string, string> Reason);

internal sealed record StorySlip(string To, Dictionary<string, string> Reason);

internal sealed record StoryClosing(IReadOnlyList<Dictionary<string, string>> Outputs);

internal sealed record StoryFiche(
    IReadOnlyList<string> Countries, Dictionary<string, string> Summary, IReadOnlyList<StorySection> Practices, Dictionary<string, string> Impact, IReadOnlyList<StorySection> Lessons, IReadOnlyList<StoryNote> Footnotes);

internal sealed record StorySection(Dictionary<string, string> Title, Dictionary<string, string> Text);

internal sealed record StoryNote(Dictionary<string, string> Text, string? Url);
