using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Roster;

/// <summary>
/// Somebody who may be sent. What says who they are stands here and in the tables of this room only; everything else in the program, the Journal first of
/// all, knows them by their reference, so that they can be forgotten while what happened stays proven.
/// </summary>
internal sealed class Expert : ISeen, IVersioned
{
    public const int MaxName = 160;
    public const int MaxEmail = 254;
    public const int MaxPhone = 40;
    public const int MaxText = 200;
    public const int MostMissions = 12;
    public const int LevelsOfCompetence = 5;

    /// <summary>Days a confirmation holds, and days it goes on holding while the expert is asked again.</summary>
    public const int ConfirmedFor = 365, Grace = 60;

    public required ExpertId Id { get; init; }

    /// <summary><c>EXP-2026-0001</c>; also the reference of the expert's own case.</summary>
    public required string Reference { get; init; }

    public string Name { get; private set; } = "";

    /// <summary>By which the name is found and sorted.</summary>
    public string NameFolded { get; private set; } = "";

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>The language letters to them are written in.</summary>
    public string Language { get; private set; } = Platform.Texts.Language.Source;

    public Gender? Gender { get; private set; }

    /// <summary>Null where a list or a curriculum did not say; the expert says it when they confirm.</summary>
    public Sector? Sector { get; private set; }

    /// <summary>ISO 3166-1 alpha-2; null for somebody from an international body.</summary>
    public string? HomeCountry { get; private set; }

    /// <summary>The home administration as stated.</summary>
    public string HomeName { get; private set; } = "";

    /// <summary>The same in the directory, where it stands there.</summary>
    public InstitutionId? HomeInstitution { get; private set; }

    /// <summary>The office that speaks for the home administration; null while there is none.</summary>
    public OfficeId? FocalPoint { get; private set; }

    public string Function { get; private set; } = "";

    public Seniority Seniority { get; private set; } = Seniority.Experienced;

    /// <summary>Euros a day; null for somebody who is paid at home.</summary>
    public decimal? Fee { get; private set; }

    /// <summary>Missions in a year that the expert takes at most.</summary>
    public int MostInAYear { get; private set; } = 2;

    /// <summary>The home administration does not let them go before this day.</summary>
    public DateOnly? NotReleasedBefore { get; private set; }

    /// <summary>Countries where the expert has an interest of their own, ISO 3166-1 alpha-2: never proposed for these.</summary>
    public List<string> Interests { get; private set; } = [];

    public List<Competence> Competences { get; private set; } = [];

    public List<SpokenLanguage> Languages { get; private set; } = [];

    public List<Experience> Experiences { get; private set; } = [];

    public List<Period> Periods { get; private set; } = [];

    public List<Consent> Consents { get; private set; } = [];

    public List<PastMission> Missions { get; private set; } = [];

    public ExpertStatus Status { get; private set; } = ExpertStatus.Invited;

    public required DateOnly Since { get; init; }

    /// <summary>When the expert last confirmed what stands here.</summary>
    public DateOnly? ConfirmedOn { get; private set; }

    /// <summary>The last day the confirmation holds, grace not counted.</summary>
    public DateOnly? ConfirmedUntil { get; private set; }

    /// <summary>When a letter last asked the expert to confirm, and how often since the last confirmation.</summary>
    public DateOnly? LetterOn { get; set; }

    public int LettersSent { get; set; }

    /// <summary>When a panel last asked them; null for never.</summary>
    public DateOnly? LastAskedOn { get; private set; }

    public int TimesAsked { get; private set; }

    /// <summary>Missions declined, oldest first.</summary>
    public List<Decline> Declines { get; private set; } = [];

    public PartialDate? LastSent { get; private set; }

    public int TimesSent { get; private set; }

    public ImportedFrom? Imported { get; set; }

    public int Version { get; set; }

    public CaseKey Case => new(Id.Value, Reference);

    public bool IsGone => Status == ExpertStatus.Erased;

    /// <summary>Whether what nobody can be proposed without stands here.</summary>
    public bool IsComplete => Email is not null && Sector is { } sector && (HomeCountry is not null || sector == Public.Sector.International);

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Readers;

    /// <summary>The facility, the office that speaks for the home administration, the expert. Hosts and the public never.</summary>
    public IReadOnlyList<string> Readers =>
        [To.Role(Role.Officer), To.Role(Role.Auditor), To.Person(Reference), .. FocalPoint is { } office ? [To.Office(office.Value)] : Array.Empty<string>()];

    /// <summary>Who reads address and telephone number: an officer of the facility, the home administration, the expert.</summary>
    public bool ShowsContactTo(Viewer viewer) => viewer.Has(Role.Officer) || IsKeptBy(viewer) || viewer.Tokens.Contains(To.Person(Reference));

    /// <summary>Who reads what the expert asks for a day: an officer of the facility and the expert.</summary>
    public bool ShowsFeeTo(Viewer viewer) => viewer.Has(Role.Officer) || viewer.Tokens.Contains(To.Person(Reference));

    /// <summary>Whether the viewer holds the office that speaks for the home administration.</summary>
    public bool IsKeptBy(Viewer viewer) => FocalPoint is { } office && viewer.Holds(office.Value);

    /// <summary>Whether the confirmation holds on a day, grace counted. Asked of dates, not of the status: it ends also where no sweep has run.</summary>
    public bool IsCurrent(DateOnly day) => Status is ExpertStatus.Confirmed or ExpertStatus.Lapsing && ConfirmedUntil is { } until && day <= until.AddDays(Grace);

    public bool HasConsent(Purpose purpose, DateOnly day) => Consents.Any(consent => consent.Purpose == purpose && consent.HoldsOn(day));

    /// <summary>Whether no absence is stated in these days and, where the expert has stated when they are free, whether all of them are within one such time.</summary>
    public bool IsFree(DateOnly from, DateOnly until) =>
        !Periods.Any(period => !period.Free && period.From <= until && period.Until >= from)
        && (Periods.All(period => !period.Free) || Periods.Any(period => period.Free && period.From <= from && period.Until >= until));

    /// <summary>Missions that began in the twelve months before a day.</summary>
    public int Load(DateOnly day) => Missions.Count(mission => mission.From.Last > day.AddYears(-1) && mission.From.First <= day);

    public void Write(ExpertText text)
    {
        (Name, NameFolded, Email, Phone, Language, Gender) = (text.Name, Fold(text.Name), text.Email, text.Phone, text.Language, text.Gender);
        (Sector, HomeCountry, HomeName, Function, Seniority) = (text.Sector, text.Country, text.Institution, text.Function, text.Seniority);
        (Fee, MostInAYear, NotReleasedBefore, Interests) = (text.Fee, text.MostInAYear, text.NotReleasedBefore, [.. text.Interests]);
        Merge(Competences, text.Competences, (own, wanted) => own.Concept == wanted.Concept, wanted => new() { Expert = Id, Concept = wanted.Concept }, (own, wanted) => (own.Level, own.Evidence) = (wanted.Level, [.. wanted.Evidence]));
        Merge(Languages, text.Languages, (own, wanted) => own.Language == wanted.Language, wanted => new() { Expert = Id, Language = wanted.Language }, (own, wanted) => own.Level = wanted.Level);
        Merge(Experiences, text.Experience, (own, wanted) => own.Country == wanted, wanted => new() { Expert = Id, Country = wanted }, (_, _) => { });
        Merge(Periods, text.Periods, (own, wanted) => own.Is(wanted), wanted => new() { Expert = Id, From = wanted.From, Until = wanted.Until, Free = wanted.Free }, (_, _) => { });
    }

    public void Change(PeriodText period, bool remove)
    {
        if (remove) Periods.RemoveAll(each => each.Is(period));
        else Periods.Add(new() { Expert = Id, From = period.From, Until = period.Until, Free = period.Free });
    }

    /// <summary>Whether it already reads so.</summary>
    public bool Reads(ExpertText text) => ExpertText.Of(this).Print == text.Print;

    public void Belongs(InstitutionId? institution, OfficeId? focalPoint) => (HomeInstitution, FocalPoint) = (institution, focalPoint);

    public void Take(Passage<ExpertStatus, ExpertAct, Expert> passage) => Status = passage.Step.To;

    /// <summary>What the expert has just confirmed holds for a year, and each consent with it.</summary>
    public void Confirm(DateOnly day, DateTimeOffset at, IReadOnlyCollection<Purpose> purposes, bool stated = false)
    {
        (ConfirmedOn, ConfirmedUntil, LetterOn, LettersSent) = (day, day.AddDays(ConfirmedFor), null, 0);
        foreach (var purpose in Enum.GetValues<Purpose>())
        {
            var running = Consents.FirstOrDefault(consent => consent.Purpose == purpose && consent.WithdrawnAt is null);
            if (!purposes.Contains(purpose)) running?.Withdraw(at);
            else if (running is null) Consents.Add(new() { Id = OrderedId.New(at), Expert = Id, Purpose = purpose, GivenAt = at, GivenOn = day, Until = day.AddDays(ConfirmedFor), Stated = stated });
            else running.Renew(day.AddDays(ConfirmedFor));
        }
    }

    public void EndConsents(DateTimeOffset at)
    {
        foreach (var consent in Consents.Where(consent => consent.WithdrawnAt is null)) consent.Withdraw(at);
    }

    /// <summary>As a list kept elsewhere has it, which names the day of the last confirmation: it stands where it would stand had it been confirmed here.</summary>
    public void StandsConfirmed(DateOnly on, DateOnly today)
    {
        var until = on.AddDays(ConfirmedFor);
        (ConfirmedOn, ConfirmedUntil) = (on, until);
        Status = today <= until ? ExpertStatus.Confirmed : today <= until.AddDays(Grace) ? ExpertStatus.Lapsing : ExpertStatus.Lapsed;
    }

    public void WasAsked(DateOnly day) => (LastAskedOn, TimesAsked) = (LastAskedOn > day ? LastAskedOn : day, TimesAsked + 1);

    public void HasDeclined(Decline decline) => Declines = [.. Declines, decline];

    public void WasSent(PastMission mission)
    {
        Missions.Add(mission);
        TimesSent++;
        if (LastSent is not { } last || last < mission.From) LastSent = mission.From;
    }

    public void CountMissions()
    {
        TimesSent = Missions.Count;
        LastSent = Missions.Count == 0 ? null : Missions.Max(mission => mission.From);
    }

    /// <summary>
    /// Forgets the person. What stays is a reference, the country and the sector: enough that a past mission can still be cited, as that of “an expert of
    /// the public administration of Hungary”, and nothing that leads back to somebody.
    /// </summary>
    public void Forget()
    {
        (Name, NameFolded, Email, Phone, Gender, HomeName, Function, Fee) = ("", "", null, null, null, "", "", null);
        (HomeInstitution, FocalPoint, NotReleasedBefore, Imported) = (null, null, null, null);
        (Interests, Declines, Language, Seniority, MostInAYear) = ([], [], Platform.Texts.Language.Source, Seniority.Experienced, 0);
        Competences.Clear();
        Languages.Clear();
        Experiences.Clear();
        Periods.Clear();
        Consents.Clear();
        (ConfirmedOn, ConfirmedUntil, LetterOn, LettersSent, LastAskedOn) = (null, null, null, 0, null);
    }

    /// <summary>Without case or accents; letters of names that keyboards elsewhere lack are written as their nearest.</summary>
    public static string Fold(string text) => Folding.Fold(text).Replace('đ', 'd').Replace('ł', 'l').Replace('ø', 'o');

    private static void Merge<TOwn, TWanted>(List<TOwn> own, IReadOnlyList<TWanted> wanted, Func<TOwn, TWanted, bool> same, Func<TWanted, TOwn> make, Action<TOwn, TWanted> write)
    {
        own.RemoveAll(each => !wanted.Any(one => same(each, one)));
        foreach (var one in wanted)
        {
            if (own.FirstOrDefault(each => same(each, one)) is not { } kept) own.Add(kept = make(one));
            write(kept, one);
        }
    }
}

/// <summary>Where a record came from.</summary>
/// <param name="Key">The expert's number in the source; null where it gives none.</param>
/// <param name="Row">SHA-256 of the row as it was read: the same row again changes nothing.</param>
/// <param name="Text">SHA-256 of what the record said right after: where it says something else, somebody has changed it here.</param>
internal sealed record ImportedFrom(string Source, string? Key, string Row, string Text);

/// <summary>A mission declined.</summary>
/// <param name="Record">Reference of what it was for.</param>
internal sealed record Decline(DateOnly On, DeclineReason Reason, string Record);

/// <summary>What shows a competence.</summary>
/// <param name="Date">As far as it is known.</param>
internal sealed record Evidence(EvidenceKind Kind, string Note, PartialDate? Date);

internal sealed class Competence
{
    public required ExpertId Expert { get; init; }

    /// <summary>Of <see cref="Thesaurus"/>.</summary>
    public required string Concept { get; init; }

    /// <summary>1 to <see cref="Roster.Expert.LevelsOfCompetence"/>.</summary>
    public int Level { get; set; }

    public List<Evidence> Evidence { get; set; } = [];
}

internal sealed class SpokenLanguage
{
    public required ExpertId Expert { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>Number of <see cref="Cefr"/>: the database compares it.</summary>
    public int Rank { get; private set; }

    public Cefr Level { get => (Cefr)Rank; set => Rank = (int)value; }
}

/// <summary>A country somebody has worked in or on.</summary>
internal sealed class Experience
{
    public required ExpertId Expert { get; init; }

    public required string Country { get; init; }
}

/// <summary>When an expert is free, or away; both days included.</summary>
internal sealed class Period
{
    public required ExpertId Expert { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }

    public required bool Free { get; init; }

    public bool Is(PeriodText text) => (From, Until, Free) == (text.From, text.Until, text.Free);
}

/// <summary>A consent to one purpose, from its day until it ends or is taken back. Kept as it was: a later one is another row.</summary>
internal sealed class Consent
{
    public required Guid Id { get; init; }

    public required ExpertId Expert { get; init; }

    public required Purpose Purpose { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    public required DateOnly GivenOn { get; init; }

    public required DateOnly Until { get; set; }

    /// <summary>Given on paper and stated by whoever entered it; else given by the expert on their own page.</summary>
    public required bool Stated { get; init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Grace counted: it was given for a year and for the time in which it is asked for again.</summary>
    public bool HoldsOn(DateOnly day) => WithdrawnAt is null && GivenOn <= day && day <= Until.AddDays(Roster.Expert.Grace);

    public void Renew(DateOnly until) => Until = until;

    public void Withdraw(DateTimeOffset at) => WithdrawnAt = at;
}

/// <summary>A mission done. It says of the expert only what may be cited when the person is gone.</summary>
internal sealed class PastMission
{
    public const int MaxTitle = 300;

    public required Guid Id { get; init; }

    public required ExpertId Expert { get; init; }

    /// <summary>Of the record it was done for, such as an Action's; null for one known only from a list.</summary>
    public string? Record { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Where; null for one done at a distance.</summary>
    public string? Country { get; init; }

    public required PartialDate From { get; init; }

    public int? Days { get; init; }

    public required string? HomeCountry { get; init; }

    public required Sector? Sector { get; init; }
}

internal sealed class ExpertMapping : IEntityTypeConfiguration<Expert>
{
    public void Configure(EntityTypeBuilder<Expert> expert)
    {
        expert.HasIndex(e => e.Reference).IsUnique();
        expert.HasIndex(e => e.Email).IsUnique();
        expert.HasIndex(e => e.NameFolded);
        expert.HasIndex(e => e.HomeCountry);
        expert.HasIndex(e => e.FocalPoint);
        expert.HasIndex(e => new { e.Status, e.ConfirmedUntil });
        expert.Property(e => e.Reference).HasMaxLength(20);
        expert.Property(e => e.Name).HasMaxLength(Expert.MaxName);
        expert.Property(e => e.NameFolded).HasMaxLength(Expert.MaxName * 2);
        expert.Property(e => e.Email).HasMaxLength(Expert.MaxEmail);
        expert.Property(e => e.Phone).HasMaxLength(Expert.MaxPhone);
        expert.Property(e => e.Language).HasMaxLength(2);
        expert.Property(e => e.HomeCountry).HasMaxLength(2);
        expert.Property(e => e.HomeName).HasMaxLength(Expert.MaxText);
        expert.Property(e => e.Function).HasMaxLength(Expert.MaxText);
        expert.Property(e => e.Fee).HasPrecision(12, 2);
        expert.Property(e => e.Interests).AsJson();
        expert.Property(e => e.Declines).AsJson();
        expert.Property(e => e.Imported).AsOptionalJson();
        expert.Property(e => e.LastSent).AsPartialDate();
        expert.HasMany(e => e.Competences).WithOne().HasForeignKey(c => c.Expert);
        expert.HasMany(e => e.Languages).WithOne().HasForeignKey(l => l.Expert);
        expert.HasMany(e => e.Experiences).WithOne().HasForeignKey(x => x.Expert);
        expert.HasMany(e => e.Periods).WithOne().HasForeignKey(p => p.Expert);
        expert.HasMany(e => e.Consents).WithOne().HasForeignKey(c => c.Expert);
        expert.HasMany(e => e.Missions).WithOne().HasForeignKey(m => m.Expert);
        expert.Ignore(e => e.Case);
        expert.Ignore(e => e.Readers);
        expert.Ignore(e => e.IsGone);
        expert.Ignore(e => e.IsComplete);
    }
}

internal sealed class CompetenceMapping : IEntityTypeConfiguration<Competence>
{
    public void Configure(EntityTypeBuilder<Competence> competence)
    {
        competence.HasKey(c => new { c.Expert, c.Concept });
        competence.HasIndex(c => new { c.Concept, c.Level });
        competence.Property(c => c.Concept).HasMaxLength(60);
        competence.Property(c => c.Evidence).AsJson();
    }
}

internal sealed class SpokenLanguageMapping : IEntityTypeConfiguration<SpokenLanguage>
{
    public void Configure(EntityTypeBuilder<SpokenLanguage> language)
    {
        language.HasKey(l => new { l.Expert, l.Language });
        language.HasIndex(l => new { l.Language, l.Rank });
        language.Property(l => l.Language).HasMaxLength(3);
        language.Ignore(l => l.Level);
    }
}

internal sealed class ExperienceMapping : IEntityTypeConfiguration<Experience>
{
    public void Configure(EntityTypeBuilder<Experience> experience)
    {
        experience.HasKey(x => new { x.Expert, x.Country });
        experience.HasIndex(x => x.Country);
        experience.Property(x => x.Country).HasMaxLength(2);
    }
}

internal sealed class PeriodMapping : IEntityTypeConfiguration<Period>
{
    public void Configure(EntityTypeBuilder<Period> period) => period.HasKey(p => new { p.Expert, p.From, p.Until, p.Free });
}

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent) => consent.HasIndex(c => c.Expert);
}

internal sealed class PastMissionMapping : IEntityTypeConfiguration<PastMission>
{
    public void Configure(EntityTypeBuilder<PastMission> mission)
    {
        mission.HasIndex(m => m.Expert);
        mission.Property(m => m.Record).HasMaxLength(20);
        mission.Property(m => m.Title).HasMaxLength(PastMission.MaxTitle);
        mission.Property(m => m.Country).HasMaxLength(2);
        mission.Property(m => m.HomeCountry).HasMaxLength(2);
        mission.Property(m => m.From).HasConversion(date => date.ToString(), text => PartialDate.Parse(text)!.Value).HasMaxLength(PartialDate.MaxLength);
    }
}
