using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Platform.Files;
using Passerelle.Requests.Form;
using Passerelle.Requests.Public;

namespace Passerelle.Requests;

/// <summary>When an answer last changed, and by whom: two people editing at once are told apart by it.</summary>
internal sealed record AnswerStamp(int Version, Guid? Account, string By, DateTimeOffset At);

/// <summary>What the facility asked back, and how every answer read at that moment, so that the changes can be shown when it returns.</summary>
/// <param name="Choices">The choices of that moment; null in records older than their comparison.</param>
/// <param name="DaysLeft">What was left of the facility's own time, negative when it was late: its clock rests until the answer is there.</param>
internal sealed record InformationRequest(string Question, DateTimeOffset AskedAt, DateOnly DueOn, Dictionary<string, LocalizedText> Before, Dictionary<string, List<string>>? Choices = null, int? DaysLeft = null)
{
    public string? Reply { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>One request for expertise, by one office or by several together.</summary>
internal sealed class Request : ISeen, IVersioned
{
    public required RequestId Id { get; init; }

    /// <summary>Such as <c>REQ-2012-0001</c>.</summary>
    public required string Reference { get; init; }

    public RequestStatus Status { get; private set; } = RequestStatus.Draft;

    /// <summary>The language it is written in.</summary>
    public required string Language { get; init; }

    public required OfficeId Lead { get; set; }

    /// <summary>Version of the form it answers; frozen with it.</summary>
    public required int FormVersion { get; init; }

    /// <summary>Texts by question key.</summary>
    public Dictionary<string, LocalizedText> Answers { get; private set; } = [];

    /// <summary>Codes by question key.</summary>
    public Dictionary<string, List<string>> Choices { get; private set; } = [];

    public Dictionary<string, AnswerStamp> Stamps { get; private set; } = [];

    public List<Party> Parties { get; private set; } = [];

    public List<Assessment> Assessments { get; private set; } = [];

    public List<Consultation> Consultations { get; private set; } = [];

    public List<FileId> Files { get; private set; } = [];

    public List<InformationRequest> AskedBack { get; private set; } = [];

    /// <summary>Those of <see cref="Files"/> by which somebody of rank supports the request.</summary>
    public List<FileId> SupportLetters { get; private set; } = [];

    /// <summary>How it came when an officer entered it for the requester; null when the requester wrote it here.</summary>
    public OnBehalf? OnBehalf { get; set; }

    /// <summary>Reference of the request or Action that it continues; null when none.</summary>
    public string? ContinuationOf { get; set; }

    /// <summary>What was found in the library instead of asking; null when it was not.</summary>
    public LibraryAnswer? AnsweredBy { get; set; }

    public ComplementarityNote? Complementarity { get; set; }

    public EligibilityCheck? Eligibility { get; set; }

    public Consensus? Consensus { get; set; }

    public Decision? Decision { get; set; }

    /// <summary>Reference of the meeting of the committee whose agenda it stands on; null when on none.</summary>
    public string? OnAgendaOf { get; set; }

    /// <summary>Offices that a conflict of interest keeps from reading the case; kept by <see cref="Declare.Recusing"/>.</summary>
    public List<OfficeId> Recused { get; private set; } = [];

    /// <summary>Offices of the committee that read it while one of them is recused; empty while none is.</summary>
    public List<OfficeId> Seats { get; private set; } = [];

    public required DateTimeOffset OpenedAt { get; init; }

    public DateOnly? SubmittedOn { get; set; }

    /// <summary>When the present status was reached.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>By when whoever acts next should have acted; null when nobody has to.</summary>
    public DateOnly? DueOn { get; set; }

    public int Version { get; set; }

    public CaseKey Case => new(Id.Value, Reference);

    public LocalizedText Title => Answer("title");

    public LocalizedText Answer(string key) => Answers.GetValueOrDefault(key, LocalizedText.Empty);

    public IReadOnlyList<string> Chosen(string key) => Choices.GetValueOrDefault(key) ?? [];

    public Party LeadParty => Parties.Single(party => party.IsLead);

    /// <summary>Whether the facility's team knows of it: submitted, or entered by the team itself.</summary>
    public bool ReachedFacility => OnBehalf is not null || (Status != RequestStatus.Draft && SubmittedOn is not null);

    /// <summary>Those whose mandate runs, the lead first, then in the order they were invited.</summary>
    public IEnumerable<Party> ActiveParties => Parties.Where(party => party.IsActive).OrderBy(party => party.Office != Lead).ThenBy(party => party.InvitedAt).ThenBy(party => party.Id);

    /// <summary>Those whose request it is: <see cref="ActiveParties"/> without late invitations that nobody has signed.</summary>
    public IEnumerable<Party> Members => ActiveParties.Where(party => party.Counts);

    /// <summary>Countries of the members, the lead's first; an international body has none.</summary>
    public IReadOnlyList<string> Countries => [.. Members.Select(party => party.Country).Where(country => country != "").Distinct()];

    /// <summary>Co-requesters whose signature the submission waits for; the lead signs by submitting, and one invited later holds up nobody.</summary>
    public IEnumerable<Party> UnsignedParties => ActiveParties.Where(party => !party.IsLead && !party.Late && party.Status != PartyStatus.Signed);

    /// <summary>Who could take the lead: after submission, whoever has signed what was submitted.</summary>
    public IEnumerable<Party> Successors => ActiveParties.Where(party => !party.IsLead && (party.Status == PartyStatus.Signed || party.Status == PartyStatus.Joined && SubmittedOn is null));

    public InformationRequest? OpenQuestion => AskedBack.LastOrDefault(question => question.AnsweredAt is null);

    /// <summary>The questions of the facility that a viewer may read, oldest first: one who joined late does not read what was asked and answered before.</summary>
    public IReadOnlyList<InformationRequest> AskedBackFor(Viewer viewer) =>
        ActiveParties.FirstOrDefault(party => viewer.Holds(party.Office.Value)) is { Late: true } late
            ? [.. AskedBack.Where(question => question.AnsweredAt is null || question.AnsweredAt >= late.InvitedAt)] : AskedBack;

    /// <summary>Whether an office may still sign: before submission all, afterwards who was invited late.</summary>
    public bool TakesSignatureOf(Party party) =>
        Status is RequestStatus.Draft or RequestStatus.Unconfirmed || party.Late && !RequestFlow.Table.Over(this);

    /// <summary>SHA-256 of all answers, lower-case hexadecimal: what a signature or a submission covers.</summary>
    public string TextHash => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { Answers = new SortedDictionary<string, LocalizedText>(Answers, StringComparer.Ordinal), Choices = new SortedDictionary<string, List<string>>(Choices, StringComparer.Ordinal) }, StoredJson.Options)));

    /// <summary>Draft, to be confirmed or asked back: the texts may change.</summary>
    public bool IsEditable => Status is RequestStatus.Draft or RequestStatus.Unconfirmed or RequestStatus.NeedsInformation;

    /// <summary>For which office a viewer would change the texts as the request stands; null when they may not.</summary>
    public Guid? WriterOffice(Viewer viewer) => Status switch
    {
        RequestStatus.Draft => ActiveParties.FirstOrDefault(party => viewer.Holds(party.Office.Value))?.Office.Value ?? (OnBehalf is null ? null : viewer.OfficeWith(Role.Officer)),
        RequestStatus.Unconfirmed or RequestStatus.NeedsInformation when viewer.Holds(Lead.Value) => Lead.Value,
        _ => null,
    };

    /// <summary>Takes a step that <see cref="RequestFlow"/> found possible.</summary>
    public void Take(Passage<RequestStatus, RequestAct, Request> passage, DateTimeOffset at)
    {
        (Status, Since) = (passage.Step.To, at);
        // The letter is due on the day the decision was: another day would tell the requesters that there is one.
        if (Status != RequestStatus.Decided) DueOn = Clocks.DueOn(this, DateOnly.FromDateTime(at.UtcDateTime), passage.Workflow);
    }

    /// <summary>Puts new answers in place of old ones and stamps those that changed. Returns their keys.</summary>
    public IReadOnlyList<string> Write(IReadOnlyDictionary<string, string?> texts, IReadOnlyDictionary<string, IReadOnlyList<string>> choices, Occasion occasion)
    {
        var changed = new List<string>();
        foreach (var (key, typed) in texts)
        {
            var text = Answer(key).Write(Language, typed);
            if (text.Equals(Answer(key))) continue;
            Answers = new(Answers) { [key] = text };
            changed.Add(key);
        }
        foreach (var (key, codes) in choices)
        {
            if (Chosen(key).SequenceEqual(codes)) continue;
            Choices = new(Choices) { [key] = [.. codes] };
            changed.Add(key);
        }
        if (changed.Count > 0) Stamps = changed.Aggregate(new Dictionary<string, AnswerStamp>(Stamps), (stamps, key) => { stamps[key] = new(Version + 1, occasion.By.Account, occasion.By.Name, occasion.At); return stamps; });
        return changed;
    }

    public void AskBackFor(string question, DateTimeOffset at, DateOnly dueOn) =>
        AskedBack = [.. AskedBack, new(question, at, dueOn, new(Answers), new(Choices), DueOn is { } due ? due.DayNumber - DateOnly.FromDateTime(at.UtcDateTime).DayNumber : null)];

    /// <summary>The facility's clock goes on where it was stopped.</summary>
    public void ResumeClock(DateOnly today)
    {
        if (AskedBack.LastOrDefault()?.DaysLeft is { } left) DueOn = today.AddDays(left);
    }

    /// <summary>Another member leads from now on.</summary>
    public void HandLeadTo(Party successor)
    {
        LeadParty.IsLead = false;
        successor.IsLead = true;
        Lead = successor.Office;
    }

    public void ReplyToQuestion(string? reply, DateTimeOffset at) =>
        AskedBack = [.. AskedBack.Select(question => question.AnsweredAt is null ? question with { Reply = reply, AnsweredAt = at } : question)];

    public void Attach(FileId file) => Files = [.. Files, file];

    public void Detach(FileId file) => (Files, SupportLetters) = ([.. Files.Where(other => other != file)], [.. SupportLetters.Where(other => other != file)]);

    public void IsSupportedBy(FileId file) => SupportLetters = [.. SupportLetters, file];

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience()
    {
        foreach (var token in RequesterTokens) yield return token;
        if (!ReachedFacility) yield break;
        foreach (var token in TeamTokens) yield return token;
        if (SubmittedOn is null) yield break;
        if (Status >= RequestStatus.UnderAppraisal)
            foreach (var assessment in Assessments.Where(each => !Recused.Contains(each.Office))) yield return To.Office(assessment.Office.Value);
        foreach (var consultation in Consultations.Where(each => !Recused.Contains(each.Office))) yield return To.Office(consultation.Office.Value);
        if (Status < RequestStatus.WithCommittee) yield break;
        foreach (var token in CommitteeTokens) yield return token;
    }

    /// <summary>The committee as far as it reads the case: as one, or office by office while a conflict of interest recuses one of them.</summary>
    public IReadOnlyList<string> CommitteeTokens => Seats.Count == 0 ? [To.Role(Role.Committee)] : [.. Seats.Select(office => To.Office(office.Value))];

    /// <param name="committee">All its offices; they are named once one of them is recused.</param>
    public void Recuse(IReadOnlyCollection<OfficeId> recused, IReadOnlyCollection<OfficeId> committee)
    {
        List<OfficeId> seats = committee.Any(recused.Contains) ? [.. committee.Where(office => !recused.Contains(office))] : [];
        if (!Recused.SequenceEqual(recused)) Recused = [.. recused];
        if (!Seats.SequenceEqual(seats)) Seats = seats;
    }

    /// <summary>The requesting side as it stands now: who withdrew sees nothing of what follows.</summary>
    public IReadOnlyList<string> RequesterTokens => [.. ActiveParties.Select(party => To.Office(party.Office.Value))];

    public static readonly IReadOnlyList<string> TeamTokens = [.. Role.Team.Select(To.Role)];

    /// <summary>Who may read scores and deliberation.</summary>
    public static readonly IReadOnlyList<string> InsideTokens = [.. TeamTokens, To.Role(Role.Committee)];

    public static bool ShowsInsideTo(Viewer viewer) => InsideTokens.Any(viewer.Tokens.Contains);

    public IReadOnlyList<string> EverybodyTokens => [.. RequesterTokens, .. TeamTokens];
}

internal sealed class RequestMapping : IEntityTypeConfiguration<Request>
{
    public void Configure(EntityTypeBuilder<Request> request)
    {
        request.Ignore(r => r.Case);
        request.Ignore(r => r.Title);
        request.Ignore(r => r.TextHash);
        request.Ignore(r => r.LeadParty);
        request.Ignore(r => r.ActiveParties);
        request.Ignore(r => r.UnsignedParties);
        request.Ignore(r => r.OpenQuestion);
        request.Ignore(r => r.Members);
        request.Ignore(r => r.Countries);
        request.Ignore(r => r.Successors);
        request.Ignore(r => r.ReachedFacility);
        request.Ignore(r => r.IsEditable);
        request.Ignore(r => r.RequesterTokens);
        request.Ignore(r => r.CommitteeTokens);
        request.Ignore(r => r.EverybodyTokens);
        request.Property(r => r.Reference).HasMaxLength(20);
        request.HasIndex(r => r.Reference).IsUnique();
        request.HasIndex(r => r.Status);
        request.Property(r => r.OnAgendaOf).HasMaxLength(20);
        request.HasIndex(r => r.OnAgendaOf);
        request.Property(r => r.Language).HasMaxLength(2);
        request.Property(r => r.Answers).AsJson();
        request.Property(r => r.Choices).AsJson();
        request.Property(r => r.Stamps).AsJson();
        request.Property(r => r.Files).AsJson();
        request.Property(r => r.AskedBack).AsJson();
        request.Property(r => r.SupportLetters).AsJson();
        request.Property(r => r.Recused).AsJson();
        request.Property(r => r.Seats).AsJson();
        request.Property(r => r.ContinuationOf).HasMaxLength(20);
        request.HasIndex(r => r.ContinuationOf);
        request.Property(r => r.OnBehalf).AsOptionalJson();
        request.Property(r => r.AnsweredBy).AsOptionalJson();
        request.Property(r => r.Complementarity).AsOptionalJson();
        request.Property(r => r.Eligibility).AsOptionalJson();
        request.Property(r => r.Consensus).AsOptionalJson();
        request.Property(r => r.Decision).AsOptionalJson();
        request.HasMany(r => r.Parties).WithOne().HasForeignKey(party => party.Request);
        request.HasMany(r => r.Assessments).WithOne().HasForeignKey(assessment => assessment.Request);
        request.HasMany(r => r.Consultations).WithOne().HasForeignKey(consultation => consultation.Request);
        request.Navigation(r => r.Parties).AutoInclude();
        request.Navigation(r => r.Assessments).AutoInclude();
        request.Navigation(r => r.Consultations).AutoInclude();
    }
}
