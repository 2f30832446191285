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

public readonly record struct PracticeId(Guid Value) : ITypedId<PracticeId>
{
    public static PracticeId From(Guid value) => new(value);
}

public readonly record struct PracticeDraftId(Guid Value) : ITypedId<PracticeDraftId>
{
    public static PracticeDraftId From(Guid value) => new(value);
}

public readonly record struct PracticeEditionId(Guid Value) : ITypedId<PracticeEditionId>
{
    public static PracticeEditionId From(Guid value) => new(value);
}

public readonly record struct StatementId(Guid Value) : ITypedId<StatementId>
{
    public static StatementId From(Guid value) => new(value);
}
