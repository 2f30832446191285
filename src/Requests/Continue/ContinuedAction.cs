using Passerelle.Platform.Web;

namespace Passerelle.Requests.Continue;

/// <summary>On the page of an Action: the requests that continue it.</summary>
internal sealed class ContinuedAction(LinkEarlier link) : IPageInsert
{
    public string Slot => "actions.action";

    public async ValueTask<PageInsert?> For(string subject, Viewer viewer, CancellationToken cancellation) =>
        await link.LaterOf(subject, viewer, cancellation) is { Count: > 0 } later ? new("/Requests/Continue/_Later.cshtml", later) : null;
}
