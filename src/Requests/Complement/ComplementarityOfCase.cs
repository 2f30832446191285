using Passerelle.Platform.Web;

namespace Passerelle.Requests.Complement;

/// <summary>On the page of a case and on those where it is weighed, folded: who else is active, and the gap.</summary>
internal sealed class ComplementarityOfCase(ReadComplementarity read) : IPageInsert
{
    public string Slot => "requests.complementarity";

    public async ValueTask<PageInsert?> For(string subject, Viewer viewer, CancellationToken cancellation) =>
        await read.Run(subject, viewer, cancellation) is { Problem: null } found ? new("/Requests/Complement/_Folded.cshtml", found.Value) : null;
}
