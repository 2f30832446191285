namespace Passerelle.Library;

/// <summary>The facility's name in all languages as it is now; an edition keeps the name of its day.</summary>
internal sealed class FacilityName(Wording wording)
{
    public LocalizedText Now => LocalizedText.Written(Language.All.Select(language => KeyValuePair.Create(language, wording.In(language)["platform.ui.site"].Value)));
}
