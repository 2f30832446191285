using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace Passerelle.Platform.Web;

/// <summary>
/// How a later room adds to an earlier room's page without being known there. The page leaves a place, <c>&lt;page-slot name="actions.action" of="ACT-…"/&gt;</c>;
/// each <see cref="IPageInsert"/> registered for that name may fill it, in the order of the rooms.
/// </summary>
public interface IPageInsert
{
    /// <summary>Room and page, such as <c>actions.action</c>.</summary>
    string Slot { get; }

    /// <summary>Null when there is nothing to show to this viewer.</summary>
    /// <param name="subject">Reference of the record that the page shows.</param>
    ValueTask<PageInsert?> For(string subject, Viewer viewer, CancellationToken cancellation);
}

/// <param name="View">Absolute path of a partial view, such as <c>/Library/Read/_FicheOfAction.cshtml</c>.</param>
/// <param name="Model">What that view takes.</param>
public sealed record PageInsert(string View, object Model);

public static class PageInserts
{
    public static IServiceCollection AddPageInsert<TInsert>(this IServiceCollection services) where TInsert : class, IPageInsert => services.AddScoped<IPageInsert, TInsert>();
}

[HtmlTargetElement("page-slot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PageSlot(IEnumerable<IPageInsert> inserts, IOccasions occasions, IHtmlHelper html) : TagHelper
{
    public required string Name { get; set; }

    public required string Of { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        ((IViewContextAware)html).Contextualize(View);
        var cancellation = View.HttpContext.RequestAborted;
        var viewer = (await occasions.Current(cancellation)).By;
        foreach (var insert in inserts.Where(insert => insert.Slot == Name))
            if (await insert.For(Of, viewer, cancellation) is { } found)
                output.Content.AppendHtml(await html.PartialAsync(found.View, found.Model));
    }
}
