using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Web;

/// <summary>What a page says when a value cannot even be read: the framework's own sentences are English and name properties.</summary>
internal sealed class BinderWords(Wording wording) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var say = options.ModelBindingMessageProvider;
        say.SetAttemptedValueIsInvalidAccessor((value, _) => Unreadable(value));
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(Unreadable);
        say.SetValueIsInvalidAccessor(Unreadable);
        say.SetUnknownValueIsInvalidAccessor(_ => Missing());
        say.SetNonPropertyUnknownValueIsInvalidAccessor(Missing);
        say.SetValueMustNotBeNullAccessor(_ => Missing());
        say.SetMissingBindRequiredValueAccessor(_ => Missing());
        say.SetMissingKeyOrValueAccessor(Missing);
        say.SetMissingRequestBodyRequiredValueAccessor(Missing);
        say.SetValueMustBeANumberAccessor(_ => Number());
        say.SetNonPropertyValueMustBeANumberAccessor(Number);
    }

    private string Unreadable(string value) => wording["platform.ui.binding.unreadable", value].Value;

    private string Missing() => wording["platform.ui.binding.missing"].Value;

    private string Number() => wording["platform.ui.binding.number"].Value;
}
