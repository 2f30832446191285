namespace Passerelle.Library.Public;

public readonly record struct TranslationId(Guid Value) : ITypedId<TranslationId>
{
    public static TranslationId From(Guid value) => new(value);
}

public readonly record struct LanguageOfficeId(Guid Value) : ITypedId<LanguageOfficeId>
{
    public static LanguageOfficeId From(Guid value) => new(value);
}

public readonly record struct GlossaryTermId(Guid Value) : ITypedId<GlossaryTermId>
{
    public static GlossaryTermId From(Guid value) => new(value);
}
