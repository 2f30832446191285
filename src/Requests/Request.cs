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
internal sealed record InformationRequest(string Question, DateTimeOffset AskedAt, DateOnly DueOn, Dictionary<string, LocalizedText> Before)
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

    public required OfficeId Lead { get; init; }

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

    public EligibilityCheck? Eligibility { get; set; }

    public Consensus? Consensus { get; set; }

    public Decision? Decision { get; set; }

    /// <summary>Reference of the meeting of the committee whose agenda it stands on; null when on none.</summary>
    public string? OnAgendaOf { get; set; }

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

    public Party LeadParty => Parties.Single(party => party.Office == Lead);

    /// <summary>Those whose mandate runs, the lead first, then in the order they were invited.</summary>
    public IEnumerable<Party> ActiveParties => Parties.Where(party => party.IsActive).OrderBy(party => party.Office != Lead).ThenBy(party => party.InvitedAt);

    /// <summary>Co-requesters whose signature is still missing; the lead signs by submitting.</summary>
    public IEnumerable<Party> UnsignedParties => ActiveParties.Where(party => party.Office != Lead && party.Status != PartyStatus.Signed);

    public InformationRequest? OpenQuestion => AskedBack.LastOrDefault(question => question.AnsweredAt is null);

    /// <summary>SHA-256 of all answers, lower-case hexadecimal: what a signature or a submission covers.</summary>
    public string TextHash => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { Answers = new SortedDictionary<string, LocalizedText>(Answers, StringComparer.Ordinal), Choices = new SortedDictionary<string, List<string>>(Choices, StringComparer.Ordinal) }, StoredJson.Options)));

    /// <summary>Draft or asked back: the texts may change.</summary>
    public bool IsEditable => Status is RequestStatus.Draft or RequestStatus.NeedsInformation;

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

    public void AskBackFor(string question, DateTimeOffset at, DateOnly dueOn) => AskedBack = [.. AskedBack, new(question, at, dueOn, new(Answers))];

    public void ReplyToQuestion(string? reply, DateTimeOffset at) =>
        AskedBack = [.. AskedBack.Select(question => question.AnsweredAt is null ? question with { Reply = reply, AnsweredAt = at } : question)];

    public void Attach(FileId file) => Files = [.. Files, file];

    public void Detach(FileId file) => Files = [.. Files.Where(other => other != file)];

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience()
    {
        foreach (var token in RequesterTokens) yield return token;
        if (Status == RequestStatus.Draft || SubmittedOn is null) yield break;
        foreach (var token in TeamTokens) yield return token;
        if (Status >= RequestStatus.UnderAppraisal)
            foreach (var assessment in Assessments) yield return To.Office(assessment.Office.Value);
        foreach (var consultation in Consultations) yield return To.Office(consultation.Office.Value);
        if (Status >= RequestStatus.WithCommittee) yield return To.Role(Role.Committee);
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
        request.Ignore(r => r.IsEditable);
        request.Ignore(r => r.RequesterTokens);
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
