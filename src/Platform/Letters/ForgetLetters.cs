using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Data;

namespace Passerelle.Platform.Letters;

/// <summary>Takes letters about a person who has asked to be forgotten out of the outbox, sent or not: to them, or with their name in it.</summary>
public sealed class ForgetLetters
{
    private readonly Db db;
    private readonly ILetterCarrier carrier;

    internal ForgetLetters(Db db, ILetterCarrier carrier) => (this.db, this.carrier) = (db, carrier);

    /// <summary>Removes the rows, unsaved. After the save, <see cref="Sweep"/> removes what the carrier still has.</summary>
    /// <param name="caseId">All letters of this case go.</param>
    /// <param name="traces">Addresses and names: a letter of any other case that has one of them goes too. None is empty.</param>
    /// <returns>Ids of the letters.</returns>
    public async Task<IReadOnlyList<Guid>> Take(Guid caseId, IReadOnlyList<string> traces, CancellationToken cancellation)
    {
        var found = await db.Letters.Where(letter => letter.CaseId == caseId).ToListAsync(cancellation);
        foreach (var trace in traces)
        {
            var (pattern, whole) = (Pattern(trace), Whole(trace));
            var near = await db.Letters.FromSql($"""SELECT * FROM platform_letter WHERE "to" LIKE {pattern} ESCAPE '\' OR args LIKE {pattern} ESCAPE '\'""").ToListAsync(cancellation);
            found.AddRange(near.Where(letter => letter.Args.Prepend(letter.To.Email).Prepend(letter.To.Name).Any(whole.IsMatch)));
        }
        var letters = found.DistinctBy(letter => letter.Id).ToList();
        db.Letters.RemoveRange(letters);
        return [.. letters.Select(letter => letter.Id)];
    }

    public void Sweep(IEnumerable<Guid> letters)
    {
        foreach (var letter in letters) carrier.Forget(letter);
    }

    /// <summary>Not as a part of somebody else's name or address.</summary>
    private static Regex Whole(string trace) => new($@"(?<![\p{{L}}\p{{N}}._-]){Regex.Escape(trace)}(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>As it stands within the JSON of the column, found at any place.</summary>
    private static string Pattern(string trace)
    {
        var written = JsonSerializer.Serialize(trace, StoredJson.Options)[1..^1];
        return $"%{written.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
    }
}
