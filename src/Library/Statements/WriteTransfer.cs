using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Library.Practices;
using Passerelle.Library.Public;

namespace Passerelle.Library.Statements;

/// <param name="Version">For the next form.</param>
internal sealed record StatementHandle(string Reference, int Version);

internal sealed class TransferForm
{
    /// <summary>Null for a new one.</summary>
    public string? Reference { get; set; }

    public string Language { get; set; } = Platform.Texts.Language.Source;

    /// <summary>Reference of the practice carried; only a new one names it.</summary>
    public string? Practice { get; set; }

    public string Kind { get; set; } = TransferKind.Adapted.Kebab();

    public List<string> From { get; set; } = [];

    public string? To { get; set; }

    public string? Body { get; set; }

    public string? Action { get; set; }

    public string? Became { get; set; }

    public string? On { get; set; }

    public string Result { get; set; } = TransferResult.Unknown.Kebab();

    public string? SeenOn { get; set; }

    public string? Reason { get; set; }

    public string? Evidence { get; set; }

    public string? Url { get; set; }

    public int Version { get; set; }

    public static TransferForm Of(Transfer transfer, string language) => new()
    {
        Reference = transfer.Reference, Language = language, Practice = transfer.PracticeReference, Kind = transfer.Kind.Kebab(), From = [.. transfer.From], To = transfer.To, Body = transfer.Body.In(language), Action = transfer.Action,
        Became = transfer.Became, On = transfer.On?.ToString(), Result = transfer.Result.Kebab(), SeenOn = transfer.SeenOn?.ToString(), Reason = transfer.Reason.In(language), Evidence = transfer.Evidence.In(language), Url = transfer.Url, Version = transfer.Version,
    };
}

internal sealed class TransferRules : AbstractValidator<TransferForm>
{
    public TransferRules()
    {
        RuleFor(form => form.Language).Must(Language.Knows).Says("library.write.which-language");
        RuleFor(form => form.Kind).Must(word => EnumWords.FromKebab<TransferKind>(word) is not null).Says("library.transfer.kind-unknown");
        RuleFor(form => form.Result).Must(word => EnumWords.FromKebab<TransferResult>(word) is not null).Says("library.transfer.result-unknown");
        RuleFor(form => form.From).NotEmpty().Says("library.intake.countries-needed").Must(codes => codes.TrueForAll(code => Countries.Find(code) is not null)).Says("library.intake.countries-unknown");
        RuleFor(form => form.To).NotEmpty().Says("library.intake.countries-needed").Must(code => string.IsNullOrEmpty(code) || Countries.Find(code) is not null).Says("library.intake.countries-unknown");
        RuleFor(form => form.To).Must((form, code) => string.IsNullOrEmpty(code) || form.From.Count != 1 || form.From[0] != code).Says("library.transfer.same-country");
        RuleFor(form => form.On).NotEmpty().Says("library.intake.date-unreadable").Must(BeDate).Says("library.intake.date-unreadable");
        RuleFor(form => form.SeenOn).Must(BeDate).Says("library.intake.date-unreadable")
            .Must((form, seen) => !(PartialDate.Parse(form.On?.Trim()) is { } on && PartialDate.Parse(seen?.Trim()) is { } day && day.Last < on.First)).Says("library.transfer.seen-before");
        RuleFor(form => form.Body).MaximumLength(Statement.MaxTitle).Says("library.write.too-long", Statement.MaxTitle);
        RuleFor(form => form.Reason).MaximumLength(Statement.MaxText).Says("library.write.too-long", Statement.MaxText);
        RuleFor(form => form.Reason).NotEmpty().When(form => EnumWords.FromKebab<TransferKind>(form.Kind) is { } kind && EnumWords.FromKebab<TransferResult>(form.Result) is { } result && Transfer.ReasonNeeded(kind, result)).Says("library.transfer.reason-needed");
        RuleFor(form => form.Evidence).NotEmpty().Says("library.transfer.source-needed").MaximumLength(Statement.MaxText).Says("library.write.too-long", Statement.MaxText);
        RuleFor(form => form.Url).MaximumLength(Transfer.MaxUrl).Says("library.write.too-long", Transfer.MaxUrl).Must(BeAddress).Says("library.transfer.url-unreadable");
    }

    private static bool BeDate(string? text) => string.IsNullOrWhiteSpace(text) || PartialDate.Parse(text.Trim()) is not null;

    private static bool BeAddress(string? text) => string.IsNullOrWhiteSpace(text) || Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}

/// <summary>Records that a practice was carried from somebody to somebody, or that it was not; or writes on in another language.</summary>
internal sealed class WriteTransfer(LibraryDb db, ActionsDesk actions)
{
    private static readonly TransferRules rules = new();

    public async Task<Outcome<StatementHandle>> Run(TransferForm form, Occasion occasion, CancellationToken cancellation)
    {
        var (present, refused) = await db.ToWrite<Transfer>(form.Reference, occasion, cancellation);
        if (refused is not null) return refused;

        List<Finding> findings = [.. rules.Findings(form)];
        var practice = present is not null ? null : await db.KnownPractice(form.Practice?.Trim() ?? "", occasion.By, cancellation);
        if (present is null && practice is null) findings.Add(new(nameof(form.Practice), "library.transfer.practice-unknown"));
        if (Given(form.Action) is { } action && (await actions.Find(action, occasion.By, cancellation)).Problem is not null) findings.Add(new(nameof(form.Action), "library.practice.action-unknown"));
        if (Given(form.Became) is { } became && (became == (present?.PracticeReference ?? form.Practice) || await db.KnownPractice(became, occasion.By, cancellation) is null)) findings.Add(new(nameof(form.Became), "library.transfer.practice-unknown"));
        if (findings.Count > 0) return Problem.Invalid(findings);
        if (form.Version != (present?.Version ?? 0)) return Problem.Conflict("library.write.changed-meanwhile", present?.ChangedBy ?? "");

        var transfer = present ?? new Transfer
        {
            Id = ITypedId<StatementId>.New(occasion.At), Reference = await db.Db.NextReference("TRF", occasion.At.Year, cancellation), CaseId = practice!.CaseId, CaseReference = practice.CaseReference, Source = form.Language,
            Practice = practice.Id, PracticeReference = practice.Reference,
        };
        if (present is null) db.Transfers.Add(transfer);
        (transfer.Kind, transfer.Result) = (EnumWords.FromKebab<TransferKind>(form.Kind)!.Value, EnumWords.FromKebab<TransferResult>(form.Result)!.Value);
        (transfer.From, transfer.To, transfer.Action, transfer.Became, transfer.Url) = ([.. form.From.Distinct()], form.To ?? "", Given(form.Action), Given(form.Became), Given(form.Url));
        (transfer.On, transfer.SeenOn) = (PartialDate.Parse(form.On?.Trim()), PartialDate.Parse(form.SeenOn?.Trim()));
        transfer.Body = Worded.Put(transfer.Body, form.Language, form.Body);
        transfer.Reason = Worded.Put(transfer.Reason, form.Language, form.Reason);
        transfer.Evidence = Worded.Put(transfer.Evidence, form.Language, form.Evidence);
        transfer.Written(occasion);
        var fact = new Fact("library.statement-written", transfer.Case, transfer.Reference, new { practice = transfer.PracticeReference, from = transfer.From, to = transfer.To, kind = transfer.Kind.Kebab(), result = transfer.Result.Kebab() }, Fiche.Desk) { Office = occasion.By.OfficeWith(Role.Editor) };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : new StatementHandle(transfer.Reference, transfer.Version);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
