namespace Passerelle.Library.Public;

public readonly record struct SavedSearchId(Guid Value) : ITypedId<SavedSearchId>
{
    public static SavedSearchId From(Guid value) => new(value);
}
