namespace Passerelle.Library.Public;

public readonly record struct FicheId(Guid Value) : ITypedId<FicheId>
{
    public static FicheId From(Guid value) => new(value);
}

public readonly record struct DraftId(Guid Value) : ITypedId<DraftId>
{
    public static DraftId From(Guid value) => new(value);
}

public readonly record struct EditionId(Guid Value) : ITypedId<EditionId>
{
    public static EditionId From(Guid value) => new(value);
}

public readonly record struct DocumentId(Guid Value) : ITypedId<DocumentId>
{
    public static DocumentId From(Guid value) => new(value);
}

public readonly record struct IntakeId(Guid Value) : ITypedId<IntakeId>
{
    public static IntakeId From(Guid value) => new(value);
}
