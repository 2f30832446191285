using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using FluentValidation;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Library.Ingest;
using Passerelle.Library.Write;

namespace Passerelle.Library.TakeIn;

/// <summary>What a person makes of a reading. Anything may be saved; only accepting asks for what an Action needs.</summary>
internal sealed partial class IntakeForm
{
    /// <summary>Of the intake that was looked at.</summary>
    public int Version { get; set; }

    /// <summary>Why it is left out, where it is.</summary>
    [JsonIgnore]
    public string? Reason { get; set; }

    public string? Title { get; set; }

    public string? Region { get; set; }

    /// <summary>Alpha-2 codes, such as <c>ID PH VN</c>.</summary>
    public string? Countries { get; set; }

    public string? Start { get; set; }

    public string? End { get; set; }

    public string? Summary { get; set; }

    public string? Context { get; set; }

    public string? Concept { get; set; }

    public List<EventForm> Events { get; set; } = [];

    public string? ExpertCountries { get; set; }

    public List<SectionForm> Practices { get; set; } = [];

    public string? Impact { get; set; }

    public List<SectionForm> Lessons { get; set; } = [];

    public List<NoteForm> Notes { get; set; } = [];

    /// <summary>In the order of the reading's doubts.</summary>
    public List<VerdictForm> Doubts { get; set; } = [];

    /// <summary>A reading as it begins to be judged: everything as read, no doubt decided.</summary>
    public static IntakeForm Of(FicheReading read) => new()
    {
        Title = read.Title, Region = read.Region, Countries = string.Join(' ', read.Countries), Start = read.Period.Start, End = read.Period.End, Summary = read.Summary, Context = read.Context, Concept = read.Concept,
        Events = [.. read.Events.Select(each => new EventForm { Title = each.Title, Place = each.Place, Country = each.Country, Date = each.Date })], ExpertCountries = string.Join(' ', read.ExpertCountries),
        Practices = Sections(read.Practices), Impact = read.Impact, Lessons = Sections(read.Lessons), Notes = [.. read.Sources.Where(note => note.Url is not null).Select(note => new NoteForm { Text = note.Url })],
        Doubts = [.. read.Doubts.Select(_ => new VerdictForm())],
    };

    private static List<SectionForm> Sections(IReadOnlyList<ReadPart> parts) => [.. parts.Select(part => new SectionForm { Title = part.Title, Text = part.Text })];

    public static IReadOnlyList<string> Codes(string? typed) => [.. Separator().Split((typed ?? "").ToUpperInvariant()).Where(code => code != "").Distinct()];

    /// <summary>Applies what was newly decided about doubts to the fields they concern.</summary>
    public void Decide(FicheReading read, IReadOnlyList<VerdictForm> before)
    {
        foreach (var (at, doubt) in read.Doubts.Index())
        {
            if (at >= Doubts.Count || Doubts[at] is not { Verdict: { } verdict } decided || !VerdictForm.Known.Contains(verdict)) continue;
            if (at < before.Count && before[at].Verdict == verdict && before[at].Value == decided.Value) continue;
            var value = verdict switch { VerdictForm.Accepted => doubt.Proposed, VerdictForm.Corrected => decided.Value?.Trim(), _ => null };
            if (EventDate().Match(doubt.Field) is { Success: true } match && int.Parse(match.Groups[1].ValueSpan) is var index && index < Events.Count) Events[index].Date = value;
            else if (value is not null) Replace(doubt, value);
        }
    }

    private void Replace(Doubt doubt, string value)
    {
        Title = In("title", Title);
        Region = In("region", Region);
        Summary = In("summary", Summary);
        Context = In("context", Context);
        Concept = In("concept", Concept);
        Impact = In("impact", Impact);
        foreach (var (name, sections) in new[] { ("practices", Practices), ("lessons", Lessons) })
            foreach (var (at, section) in sections.Index())
            {
                section.Title = In($"{name}[{at}].title", section.Title);
                section.Text = In($"{name}[{at}].text", section.Text);
            }

        string? In(string field, string? text) => field == doubt.Field && text is not null && text.IndexOf(doubt.Read, StringComparison.Ordinal) is var at and >= 0 ? string.Concat(text.AsSpan(0, at), value, text.AsSpan(at + doubt.Read.Length)) : text;
    }

    [GeneratedRegex(@"[\s,;]+")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^events\[(\d+)\]\.date$")]
    private static partial Regex EventDate();
}

internal sealed class EventForm
{
    public string? Title { get; set; }

    public string? Place { get; set; }

    public string? Country { get; set; }

    public string? Date { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Place) && string.IsNullOrWhiteSpace(Date);
}

internal sealed class VerdictForm
{
    public const string Accepted = "accept";
    public const string Corrected = "correct";
    public const string Refused = "refuse";

    public static readonly IReadOnlyList<string> Known = [Accepted, Corrected, Refused];

    /// <summary>One of <see cref="Known"/>; empty while undecided.</summary>
    public string? Verdict { get; set; }

    /// <summary>What to write instead, when corrected.</summary>
    public string? Value { get; set; }
}

/// <summary>What may be kept.</summary>
internal sealed class IntakeRules : AbstractValidator<IntakeForm>
{
    public IntakeRules()
    {
        RuleFor(form => form.Title).MaximumLength(OldAction.MaxTitle).Says("library.write.too-long", OldAction.MaxTitle);
        RuleFor(form => form.Region).MaximumLength(OldAction.MaxTitle).Says("library.write.too-long", OldAction.MaxTitle);
        RuleFor(form => form.Summary).MaximumLength(FicheText.MaxText).Says("library.write.too-long", FicheText.MaxText);
        RuleFor(form => form.Context).MaximumLength(OldAction.MaxText).Says("library.write.too-long", OldAction.MaxText);
        RuleFor(form => form.Concept).MaximumLength(OldAction.MaxText).Says("library.write.too-long", OldAction.MaxText);
        RuleFor(form => form.Impact).MaximumLength(FicheText.MaxText).Says("library.write.too-long", FicheText.MaxText);
        RuleFor(form => form.Practices.Count).LessThanOrEqualTo(FicheText.MaxSections).Says("library.write.too-many", FicheText.MaxSections).OverridePropertyName(nameof(IntakeForm.Practices));
        RuleFor(form => form.Lessons.Count).LessThanOrEqualTo(FicheText.MaxSections).Says("library.write.too-many", FicheText.MaxSections).OverridePropertyName(nameof(IntakeForm.Lessons));
        RuleFor(form => form.Notes.Count).LessThanOrEqualTo(FicheText.MaxNotes).Says("library.write.too-many", FicheText.MaxNotes).OverridePropertyName(nameof(IntakeForm.Notes));
        RuleFor(form => form.Events.Count).LessThanOrEqualTo(OldAction.MaxEvents).Says("library.write.too-many", OldAction.MaxEvents).OverridePropertyName(nameof(IntakeForm.Events));
        RuleForEach(form => form.Practices).ChildRules(Section);
        RuleForEach(form => form.Lessons).ChildRules(Section);
        RuleForEach(form => form.Notes).ChildRules(note => note.RuleFor(each => each.Text).MaximumLength(FicheText.MaxNote).Says("library.write.too-long", FicheText.MaxNote));
        RuleForEach(form => form.Events).ChildRules(each =>
        {
            each.RuleFor(one => one.Title).MaximumLength(OldAction.MaxEventTitle).Says("library.write.too-long", OldAction.MaxEventTitle);
            each.RuleFor(one => one.Place).MaximumLength(OldAction.MaxPlace).Says("library.write.too-long", OldAction.MaxPlace);
        });
        RuleForEach(form => form.Doubts).ChildRules(doubt =>
        {
            doubt.RuleFor(each => each.Value).NotEmpty().When(each => each.Verdict == VerdictForm.Corrected).Says("library.intake.doubt.value-needed");
            doubt.RuleFor(each => each.Value).MaximumLength(OldAction.MaxTitle).Says("library.write.too-long", OldAction.MaxTitle);
        });
    }

    private static void Section(InlineValidator<SectionForm> section)
    {
        section.RuleFor(each => each.Title).MaximumLength(FicheText.MaxTitle).Says("library.write.too-long", FicheText.MaxTitle);
        section.RuleFor(each => each.Text).MaximumLength(FicheText.MaxText).Says("library.write.too-long", FicheText.MaxText);
    }
}

/// <summary>What an Action and its fiche need beyond that.</summary>
internal sealed class AcceptRules : AbstractValidator<IntakeForm>
{
    public AcceptRules()
    {
        RuleFor(form => form.Title).NotEmpty().Says("library.intake.title-needed");
        RuleFor(form => form.Summary).MaximumLength(FicheText.MaxSummary).Says("library.write.too-long", FicheText.MaxSummary);
        RuleFor(form => form.Countries).Must(typed => IntakeForm.Codes(typed).Count > 0).Says("library.intake.countries-needed").Must(Known).Says("library.intake.countries-unknown");
        RuleFor(form => form.ExpertCountries).Must(Known).Says("library.intake.countries-unknown");
        RuleFor(form => form.Start).Must(BeDate).Says("library.intake.date-unreadable");
        RuleFor(form => form.End).Must(BeDate).Says("library.intake.date-unreadable")
            .Must((form, end) => !(PartialDate.Parse(form.Start) is { } start && PartialDate.Parse(end) is { } last && last.Last < start.First)).Says("library.intake.end-before-start");
        RuleForEach(form => form.Events).ChildRules(each =>
        {
            each.RuleFor(one => one.Title).NotEmpty().When(one => !one.IsBlank).Says("library.intake.event-title-needed");
            each.RuleFor(one => one.Date).Must(BeDate).Says("library.intake.date-unreadable");
            each.RuleFor(one => one.Country).Must(code => IntakeForm.Codes(code).Count < 2 && Known(code)).Says("library.intake.countries-unknown");
        });
    }

    private static bool BeDate(string? text) => string.IsNullOrWhiteSpace(text) || PartialDate.Parse(text.Trim()) is not null;

    private static bool Known(string? typed) => IntakeForm.Codes(typed).All(code => Passerelle.Directory.Public.Countries.Find(code) is not null);
}
