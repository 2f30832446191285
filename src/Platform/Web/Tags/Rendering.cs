using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Passerelle.Platform.Web.Tags;

/// <summary>The few moves every tag of this folder makes. Class names are written in this folder and in the layout, nowhere else.</summary>
internal static class Rendering
{
    extension(TagHelperOutput output)
    {
        /// <summary>Turns the tag into an ordinary element; attributes the tag did not take, such as an id, stay on it.</summary>
        public void Become(string element, string? css = null)
        {
            output.TagName = element;
            output.TagMode = TagMode.StartTagAndEndTag;
            if (css is not null) output.Attributes.SetAttribute("class", css);
        }

        /// <summary>Takes an attribute off the tag that Razor does not bind, so that it may be written without a value.</summary>
        public bool Takes(string flag)
        {
            if (!output.Attributes.TryGetAttribute(flag, out var attribute)) return false;
            output.Attributes.Remove(attribute);
            return attribute.ValueStyle == HtmlAttributeValueStyle.Minimized || attribute.Value?.ToString() is not "false";
        }
    }

    public static TagBuilder Element(string name, string? css = null, string? text = null)
    {
        var element = new TagBuilder(name) { TagRenderMode = name == "input" ? TagRenderMode.StartTag : TagRenderMode.Normal };
        if (css is not null) element.Attributes["class"] = css;
        if (text is not null) element.InnerHtml.Append(text);
        return element;
    }

    public static TagBuilder Element(string name, string? css, params IEnumerable<IHtmlContent> children)
    {
        var element = Element(name, css);
        foreach (var child in children) element.InnerHtml.AppendHtml(child);
        return element;
    }

    /// <summary>One of the words an attribute may hold. Razor takes enum members only as C# spells them; pages spell them as HTML does.</summary>
    public static string OneOf(string word, params ReadOnlySpan<string> known) =>
        known.Contains(word) ? word : throw new ArgumentException($"'{word}' is none of {string.Join(", ", known)}");

    public static TagBuilder Link(string href, string text)
    {
        var link = Element("a", null, text);
        link.Attributes["href"] = href;
        return link;
    }

    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null) element.Attributes[attribute] = value;
        return element;
    }
}
