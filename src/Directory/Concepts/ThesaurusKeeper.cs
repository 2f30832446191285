using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Directory.Public;
using Passerelle.Platform.Journal;

namespace Passerelle.Directory.Concepts;

/// <summary>Brings what editors have written into the thesaurus of this process, whenever the database may have changed.</summary>
internal sealed class ThesaurusKeeper(IServiceScopeFactory scopes, Edition edition)
{
    private long looked = -1;
    private string entered = "";

    public async Task Look(CancellationToken cancellation)
    {
        var now = await edition.Now(cancellation);
        if (Interlocked.Read(ref looked) == now) return;
        await using var scope = scopes.CreateAsyncScope();
        var newest = await Newest(scope.ServiceProvider.GetRequiredService<DirectoryDb>(), cancellation);
        var print = newest.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', newest.Select(version => $"{version.Concept}\n{version.Text.Print}")))).AsSpan(0, 8));
        if (Interlocked.Exchange(ref entered, print) != print) Thesaurus.Enter([.. newest.Select(version => version.Text.As(version.Concept))], print);
        Interlocked.Exchange(ref looked, now);
    }

    private static async Task<IReadOnlyList<ConceptVersion>> Newest(DirectoryDb db, CancellationToken cancellation) =>
        [.. (await db.Concepts.AsNoTracking().OrderBy(version => version.Concept).ThenBy(version => version.Number).ToListAsync(cancellation)).GroupBy(version => version.Concept).Select(versions => versions.Last())];
}
