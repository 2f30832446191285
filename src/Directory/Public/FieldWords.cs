using Passerelle.Directory.Concepts;
using Passerelle.Platform.Search;

namespace Passerelle.Directory.Public;

/// <summary>The words of the field for whoever asks the index without a site: as delivered, without what editors have changed since.</summary>
public static class FieldWords
{
    public static IVocabulary Vocabulary { get; } = new FieldVocabulary(null);
}
