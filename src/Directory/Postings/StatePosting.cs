using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Postings;

internal sealed class PostingForm
{
    /// <summary>Reference of an institution of the directory; empty when only its name is known.</summary>
    public string Institution { get; set => field = value?.Trim() ?? ""; } = "";

    /// <summary>The institution's name, where the directory does not have it.</summary>
    public string Name { get; set => field = value?.Trim() ?? ""; } = "";

    public string Function { get; set => field = value?.Trim() ?? ""; } = "";

    public DateOnly? From { get; set; }

    /// <summary>The last day; null while it runs.</summary>
    public DateOnly? Until { get; set; }
}

internal sealed class PostingRules : AbstractValidator<PostingForm>
{
    public PostingRules()
    {
        RuleFor(form => form.Name).Must((form, name) => (form.Institution == "") != (name == "")).Says("directory.posting.institution.either");
        RuleFor(form => form.Name).MaximumLength(Posting.MaxName).Says("directory.posting.too-long", Posting.MaxName);
        RuleFor(form => form.Function).Must(function => function.Length is > 0 and <= Posting.MaxName).Says("directory.posting.function.needed", Posting.MaxName);
        RuleFor(form => form.From).NotNull().Says("directory.mandate.from.needed");
        RuleFor(form => form.Until).Must((form, until) => until is null || form.From is null || form.From <= until).Says("directory.mandate.until.before-from");
    }
}

/// <summary>A posting as its page shows it.</summary>
internal sealed record PostingRow(PostingId Id, string Institution, string Function, DateOnly From, DateOnly? Until);

/// <summary>Somebody states an earlier post of their own. It is used for one purpose: to see conflicts of interest before anybody is asked to judge.</summary>
internal sealed class StatePosting(DirectoryDb db)
{
    private static readonly PostingRules rules = new();

    public async Task<Outcome<Guid>> Run(PostingForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Accounts.SingleOrDefaultAsync(account => account.Id == occasion.By.Account, cancellation) is not { } account) return Problem.NotFound();
        var institution = form.Institution == "" ? null : await db.Institutions.AsNoTracking().SingleOrDefaultAsync(institution => institution.Reference == form.Institution, cancellation);
        List<Finding> findings = [.. rules.Findings(form)];
        if (form.Institution != "" && institution is null) findings.Add(new(nameof(form.Institution), "directory.posting.institution.unknown"));
        if (form.From > occasion.Today) findings.Add(new(nameof(form.From), "directory.posting.from.future", occasion.Today));
        if (findings.Count > 0) return Problem.Invalid(findings);

        var posting = new Posting { Id = ITypedId<PostingId>.New(occasion.At), Account = account.Id, Institution = institution?.Id, Name = form.Name, Function = form.Function, From = form.From!.Value, Until = form.Until };
        db.Postings.Add(posting);
        var fact = new Fact("directory.posting-stated", account.Case, account.Reference, new { institution = institution?.Name.Best(Language.Source) ?? form.Name, form.Function, form.From, form.Until }, account.Readers);
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : posting.Id.Value;
    }

    /// <summary>The person's own, newest first.</summary>
    public async Task<IReadOnlyList<PostingRow>> Own(Occasion occasion, CancellationToken cancellation)
    {
        var postings = await db.Postings.AsNoTracking().Where(posting => posting.Account == occasion.By.Account).OrderByDescending(posting => posting.From).ToListAsync(cancellation);
        var ids = postings.Select(posting => posting.Institution).OfType<InstitutionId>().ToHashSet();
        var names = await db.Institutions.AsNoTracking().Where(institution => ids.Contains(institution.Id)).ToDictionaryAsync(institution => institution.Id, institution => institution.Name, cancellation);
        return [.. postings.Select(posting => new PostingRow(posting.Id, posting.Institution is { } id ? names[id].ToString() : posting.Name, posting.Function, posting.From, posting.Until))];
    }

    /// <summary>Reference and name of every institution of the directory, by name.</summary>
    public async Task<IReadOnlyList<(string Reference, string Name)>> Institutions(CancellationToken cancellation) =>
        [.. (await db.Institutions.AsNoTracking().ToListAsync(cancellation)).Select(institution => (institution.Reference, institution.Name.ToString())).OrderBy(each => each.Item2, StringComparer.CurrentCulture)];
}

/// <summary>A posting stated in error is taken back; what was derived from it meanwhile stays for somebody to judge.</summary>
internal sealed class RemovePosting(DirectoryDb db)
{
    public async Task<Outcome<bool>> Run(Guid id, Occasion occasion, CancellationToken cancellation)
    {
        var sought = new PostingId(id);
        if (await db.Postings.SingleOrDefaultAsync(posting => posting.Id == sought && posting.Account == occasion.By.Account, cancellation) is not { } posting) return Problem.NotFound();
        var account = await db.Accounts.SingleAsync(account => account.Id == posting.Account, cancellation);
        db.Postings.Remove(posting);
        var fact = new Fact("directory.posting-removed", account.Case, account.Reference, new { posting.Function, posting.From, posting.Until }, account.Readers);
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : true;
    }
}
