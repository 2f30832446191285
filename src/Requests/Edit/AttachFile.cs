using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Files;

namespace Passerelle.Requests.Edit;

/// <summary>Attaches a file to a request that may still change.</summary>
internal sealed class AttachFile(RequestsDb db, FileStore store)
{
    public const int MaxFiles = 20;

    /// <summary>Invalid on File: empty, too large, of a kind not accepted, or not what its name says.</summary>
    public async Task<Outcome<StoredFile>> Run(string reference, string name, Stream content, long size, Occasion occasion, CancellationToken cancellation, bool support = false)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (!request.IsEditable) return Problem.Conflict("requests.edit.closed");
        if (Writer(request, occasion.By) is not { } office) return Problem.Refused("requests.edit.not-yours");
        if (request.Files.Count >= MaxFiles) return Problem.Invalid("File", "requests.files.too-many", MaxFiles);
        var kept = await store.Keep("File", name, content, size, request.ReachedFacility ? request.EverybodyTokens : request.RequesterTokens, cancellation);
        if (kept.Problem is { } problem) return problem;
        db.Files.Add(kept.Value);
        request.Attach(kept.Value.Id);
        if (support) request.IsSupportedBy(kept.Value.Id);
        var fact = request.ForEverybody("requests.file-attached", office, new { support, name = kept.Value.Name, hash = kept.Value.Hash, size = kept.Value.Size });
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : kept.Value;
    }

    /// <summary>Any member, whatever the status that lets texts change; an officer only while entering for somebody.</summary>
    private static Guid? Writer(Request request, Viewer viewer) =>
        request.ActiveParties.FirstOrDefault(party => viewer.Holds(party.Office.Value))?.Office.Value ?? request.WriterOffice(viewer);

    /// <summary>Takes a file out of a draft; the fact that it was there stays.</summary>
    public async Task<Outcome<string>> Remove(string reference, FileId id, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request || !request.Files.Contains(id)) return Problem.NotFound();
        if (!request.IsEditable) return Problem.Conflict("requests.edit.closed");
        if (Writer(request, occasion.By) is not { } office) return Problem.Refused("requests.edit.not-yours");
        // What the request was entered from is its ground: it stays.
        if (request.OnBehalf?.Scan == id) return Problem.Refused("requests.enter.scan-stays");
        var file = await db.Files.SingleAsync(file => file.Id == id, cancellation);
        request.Detach(id);
        return await db.Db.Save(occasion, [request.ForEverybody("requests.file-removed", office, new { name = file.Name, hash = file.Hash })], cancellation) is { } race ? race : reference;
    }
}
