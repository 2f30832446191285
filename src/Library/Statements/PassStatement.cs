using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Practices;

namespace Passerelle.Library.Statements;

internal sealed class StatementForm
{
    /// <summary>Of the statement that was looked at: nobody confirms words they have not seen.</summary>
    public int Version { get; set; }

    /// <summary>Asked for by <see cref="StatementAct.Reopen"/> and <see cref="StatementAct.Withdraw"/>.</summary>
    public string? Reason { get; set; }

    /// <summary>The language of the reason.</summary>
    public string Language { get; set; } = Platform.Texts.Language.Source;

    public static bool NeedsReason(StatementAct act) => act is StatementAct.Reopen or StatementAct.Withdraw;
}

/// <summary>Confirms a transfer, a lesson or a synthesis; opens it again; takes it back.</summary>
internal sealed class PassStatement(LibraryDb db, OfficesDesk offices)
{
    public async Task<Outcome<string>> Run(string reference, StatementAct act, StatementForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (act == StatementAct.Write || await Find(reference, occasion.By, cancellation) is not { } statement) return Problem.NotFound();

        var passage = StatementFlow.Table.Check(act, statement, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (form.Version != statement.Version) return Problem.Conflict("library.write.changed-meanwhile", statement.ChangedBy);
        if (StatementForm.NeedsReason(act) && (string.IsNullOrWhiteSpace(form.Reason) || form.Reason.Length > Statement.MaxReason)) return Problem.Invalid(nameof(form.Reason), "library.review.reason-needed", Statement.MaxReason);
        if (act == StatementAct.Confirm && await Unfit(statement, cancellation) is { } unfit) return unfit;

        var to = passage.Value.Step.To;
        switch (act)
        {
            case StatementAct.Confirm:
                var office = await offices.Find(new OfficeId(passage.Value.Office), cancellation);
                statement.Confirm(to, occasion.By.Name, office is null ? LocalizedText.Empty : LocalizedText.Written(Language.All.Select(language => KeyValuePair.Create(language, office.TitleIn(language)))), occasion.At);
                break;
            case StatementAct.Reopen:
                statement.Pass(to);
                break;
            default:
                statement.Withdraw(to, LocalizedText.Written(Language.Knows(form.Language) ? form.Language : Language.Source, form.Reason), occasion.At);
                break;
        }
        var fact = new Fact(passage.Value.Step.Fact, statement.Case, statement.Reference, null, act == StatementAct.Reopen ? Fiche.Desk : statement.Readers) { Office = passage.Value.Office };
        return await db.Db.Save(StatementForm.NeedsReason(act) ? occasion with { Reason = form.Reason!.Trim() } : occasion, [fact], cancellation) is { } problem ? problem : statement.Reference;
    }

    /// <summary>By the beginning of its reference; null for whom it is not, as for one that does not exist.</summary>
    public async Task<Statement?> Find(string reference, Viewer viewer, CancellationToken cancellation) => reference.Split('-')[0] switch
    {
        "TRF" => await db.Statement<Transfer>(reference, viewer, cancellation),
        "LES" => await db.Statement<Lesson>(reference, viewer, cancellation),
        "SYN" => await db.Statement<Synthesis>(reference, viewer, cancellation),
        _ => null,
    };

    /// <summary>What it rests on has to be public itself.</summary>
    private async Task<Problem?> Unfit(Statement statement, CancellationToken cancellation)
    {
        switch (statement)
        {
            case Transfer transfer:
                var published = await db.Practices.AsNoTracking().AnyAsync(practice => practice.Id == transfer.Practice && practice.Edition > 0 && practice.Status != PracticeStatus.Withdrawn, cancellation);
                return published ? null : Problem.Invalid("", "library.transfer.practice-unpublished", transfer.PracticeReference);
            case Synthesis synthesis:
                var named = synthesis.Sources.Select(source => source.Lesson).ToList();
                var held = await db.Lessons.AsNoTracking().Where(lesson => named.Contains(lesson.Reference) && lesson.Status == StatementStatus.Confirmed).Select(lesson => lesson.Reference).ToListAsync(cancellation);
                return named.Except(held).ToList() is { Count: > 0 } lost ? Problem.Invalid("", "library.synthesis.lesson-lost", string.Join(" · ", lost)) : null;
            default:
                return null;
        }
    }
}
