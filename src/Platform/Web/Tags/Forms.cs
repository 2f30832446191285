using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Passerelle.Platform.Texts;
using static Passerelle.Platform.Web.Tags.Rendering;

namespace Passerelle.Platform.Web.Tags;

/// <summary>Every problem of the page, each leading to its field, in the order of the fields. Nothing when there is none.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTag(Wording wording) : TagHelper
{
    /// <summary>Set in ViewData when the page shows errors: its document title says so.</summary>
    internal const string Key = "passerelle.errors";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = View.ViewData.ModelState
            .SelectMany(entry => entry.Value!.Errors, (entry, error) => new FieldError(entry.Key, error.ErrorMessage))
            .Where(error => error.Text != "").Distinct().ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        View.ViewData[Key] = true;
        output.Become("div", "errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.AppendHtml(Element("h2", null, wording.Count("platform.ui.errors", errors.Count).Value));
        output.Content.AppendHtml(Element("ul", null, new Lines(errors, FieldOrder.Of(View.HttpContext))));
    }

    private sealed record FieldError(string Field, string Text);

    /// <summary>Written when the whole page has run: only then is the order of its fields known.</summary>
    private sealed class Lines(IReadOnlyList<FieldError> errors, FieldOrder order) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            foreach (var error in errors.OrderBy(error => order[error.Field]))
                Element("li", null, error.Field == "" ? Element("span", null, error.Text) : Link($"#{FieldTag.Id(error.Field)}", error.Text)).WriteTo(writer, encoder);
        }
    }
}

/// <summary>The fields of the page as they come.</summary>
internal sealed class FieldOrder
{
    private readonly List<string> names = [];

    /// <summary>What belongs to no field comes first, as on the page.</summary>
    public int this[string name] => name == "" ? -1 : names.IndexOf(name) is var place and >= 0 ? place : names.Count;

    public void Add(string name) => names.Add(name);

    public static FieldOrder Of(HttpContext context)
    {
        if (context.Items[typeof(FieldOrder)] is FieldOrder order) return order;
        context.Items[typeof(FieldOrder)] = order = new();
        return order;
    }
}

internal enum FieldKind { Text, Multiline, Date, Month, Email, Number, Password, Tel, Url, File, Select, Radios, Checkboxes, Checkbox }

/// <summary>
/// A label, a hint, the problem if there is one, and the control, tied together. Shows what was typed, else what the model holds. Attributes
/// it does not know (<c>maxlength</c>, <c>min</c>, <c>accept</c>, <c>multiple</c>) go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTag(Wording wording) : TagHelper
{
    public required ModelExpression For { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary><c>text</c>, <c>multiline</c>, <c>date</c>, <c>month</c>, <c>email</c>, <c>number</c>, <c>password</c>, <c>tel</c>, <c>url</c>, <c>file</c>,
    /// <c>select</c>, <c>radios</c>, <c>checkboxes</c> (bound to a collection) or <c>checkbox</c> (bound to a bool).</summary>
    public string Kind { get; set; } = "text";

    public int Rows { get; set; } = 6;

    /// <summary>The choices of a select, radios or checkboxes. What the model or the reader chose counts more than <c>Selected</c>.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>Marked as optional; every other field is expected to be filled in.</summary>
    public bool Optional { get; set; }

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    private FieldKind kind;

    private string Name => View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private bool Choices => kind is FieldKind.Radios or FieldKind.Checkboxes;

    /// <summary>The id of the field that a ModelState key names; for a group of choices, of its first.</summary>
    internal static string Id(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        kind = Enum.Parse<FieldKind>(Kind, ignoreCase: true);
        FieldOrder.Of(View.HttpContext).Add(Name);
        var id = Id(Name);
        var error = View.ViewData.ModelState.TryGetValue(Name, out var state) ? state.Errors.FirstOrDefault(problem => problem.ErrorMessage != "")?.ErrorMessage : null;
        var hint = string.IsNullOrEmpty(Hint) ? null : Element("p", "hint", Hint).With("id", $"{id}-hint");
        var problem = error is null ? null : Element("p", "error", error).With("id", $"{id}-error");
        var described = string.Join(' ', new[] { hint, problem }.OfType<TagBuilder>().Select(part => part.Attributes["id"]));
        var extras = output.Attributes.ToList();
        var autoDirection = output.Takes("dir-auto");
        extras.RemoveAll(attribute => attribute.Name == "dir-auto");
        output.Attributes.Clear();

        var brief = kind is FieldKind.Date or FieldKind.Month or FieldKind.Number ? " short" : "";
        output.Become("div", $"field{brief}{(error is null ? "" : " wrong")}");
        if (Choices) Group(output.Content, id, state, hint, problem, described, extras);
        else if (kind == FieldKind.Checkbox) Single(output.Content, id, state, hint, problem, described, extras);
        else
        {
            output.Content.AppendHtml(Caption("label").With("for", id));
            if (hint is not null) output.Content.AppendHtml(hint);
            if (problem is not null) output.Content.AppendHtml(problem);
            output.Content.AppendHtml(Dress(Control(state), id, problem is not null, described, extras).With("dir", autoDirection ? "auto" : null));
            // Browsers post these in one fixed format, whatever the reader's language; this tells the binder so.
            if (kind is FieldKind.Number or FieldKind.Date or FieldKind.Month)
                output.Content.AppendHtml(Element("input").With("type", "hidden").With("name", "__Invariant").With("value", Name));
        }
    }

    private TagBuilder Caption(string element)
    {
        var caption = Element(element, null, Label);
        if (Optional) caption.InnerHtml.Append(" ").AppendHtml(Element("span", "optional", $"({wording["platform.ui.optional"].Value})"));
        return caption;
    }

    private TagBuilder Control(ModelStateEntry? state)
    {
        var typed = Values(state);
        switch (kind)
        {
            case FieldKind.Multiline:
                // A line break right after the start tag is dropped by browsers: one more keeps a text that begins with one.
                return Element("textarea", null, new HtmlString("\n"), new StringHtmlContent(typed.FirstOrDefault() ?? "")).With("rows", Rows.ToString(CultureInfo.InvariantCulture));
            case FieldKind.Select:
                return Element("select", null, Choice(typed).Select(choice => Element("option", null, choice.Item.Text)
                    .With("value", choice.Item.Value ?? choice.Item.Text).With("selected", choice.Chosen ? "selected" : null).With("disabled", choice.Item.Disabled ? "disabled" : null)));
            default:
                var input = Element("input").With("type", kind.ToString().ToLowerInvariant());
                return kind is FieldKind.Password or FieldKind.File ? input : input.With("value", typed.FirstOrDefault() ?? "");
        }
    }

    private TagBuilder Dress(TagBuilder control, string id, bool wrong, string described, IEnumerable<TagHelperAttribute> extras)
    {
        foreach (var extra in extras) control.Attributes[extra.Name] = extra.ValueStyle == HtmlAttributeValueStyle.Minimized ? extra.Name : extra.Value?.ToString();
        return control.With("class", "ds-input").With("id", id).With("name", Name).With("aria-invalid", wrong ? "true" : null)
            .With("aria-describedby", described == "" ? null : described).With("autocomplete", Autocomplete).With("inputmode", Inputmode);
    }

    private void Group(TagHelperContent content, string id, ModelStateEntry? state, TagBuilder? hint, TagBuilder? problem, string described, IEnumerable<TagHelperAttribute> extras)
    {
        var set = Element("fieldset", "ds-fieldset", Caption("legend")).With("aria-describedby", described == "" ? null : described);
        if (hint is not null) set.InnerHtml.AppendHtml(hint);
        if (problem is not null) set.InnerHtml.AppendHtml(problem);
        var place = 0;
        foreach (var (item, chosen) in Choice(Values(state)))
        {
            var own = place++ == 0 ? id : $"{id}_{place}";
            var input = Dress(Element("input").With("type", kind == FieldKind.Radios ? "radio" : "checkbox"), own, problem is not null, "", extras)
                .With("value", item.Value ?? item.Text).With("checked", chosen ? "checked" : null).With("disabled", item.Disabled ? "disabled" : null);
            set.InnerHtml.AppendHtml(Element("div", "ds-field", input, Element("label", null, item.Text).With("for", own)));
        }
        content.AppendHtml(set);
    }

    private void Single(TagHelperContent content, string id, ModelStateEntry? state, TagBuilder? hint, TagBuilder? problem, string described, IEnumerable<TagHelperAttribute> extras)
    {
        if (problem is not null) content.AppendHtml(problem);
        var box = Dress(Element("input").With("type", "checkbox"), id, problem is not null, described, extras)
            .With("value", "true").With("checked", Values(state).Contains("true", StringComparer.OrdinalIgnoreCase) ? "checked" : null);
        content.AppendHtml(Element("div", "ds-field", box, Caption("label").With("for", id)));
        if (hint is not null) content.AppendHtml(hint);
    }

    private IEnumerable<(SelectListItem Item, bool Chosen)> Choice(IReadOnlyList<string> values) =>
        (Options ?? []).Select(item => (item, values.Count > 0 ? values.Contains(item.Value ?? item.Text) : item.Selected));

    /// <summary>What was typed, also when it could not be read; before anything was posted, what the model holds.</summary>
    private IReadOnlyList<string> Values(ModelStateEntry? state) => state?.RawValue switch
    {
        string typed => [typed],
        string[] all => all,
        _ => For.Model switch
        {
            null => [],
            string text => [text],
            IEnumerable several => [.. several.Cast<object>().Select(Written)],
            var one => [Written(one)],
        },
    };

    private string Written(object value) => value switch
    {
        DateOnly date => date.ToString(kind == FieldKind.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

/// <summary>A draft saved as it is typed: <c>&lt;form method="post" autosave="/fr/requests/REQ-2026-0042/draft"&gt;</c>. Without scripts, an ordinary form.</summary>
[HtmlTargetElement("form", Attributes = "autosave")]
public sealed class AutosaveTag(Wording wording) : TagHelper
{
    /// <summary>Takes the form's fields by POST and answers 204, or 422 where nothing could be kept.</summary>
    public string Autosave { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("data-autosave", Autosave);
        foreach (var word in (string[])["saved", "unsaved", "restored"])
            output.Attributes.SetAttribute($"data-{word}", wording[$"platform.ui.draft.{word}"].Value);
        output.PostContent.AppendHtml(Element("p", "saved").With("role", "status"));
    }
}

/// <summary>A part of the page that is fetched anew whenever the draft beside it was saved: <c>&lt;live-part from="…?handler=Similar"&gt;</c>. Without scripts it is as the page was made.</summary>
[HtmlTargetElement("live-part")]
public sealed class LivePartTag : TagHelper
{
    /// <summary>Answers with the HTML of the part alone.</summary>
    public string From { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div");
        output.Attributes.SetAttribute("data-live", From);
        output.Attributes.SetAttribute("aria-live", "polite");
    }
}
