namespace Passerelle.Platform;

/// <summary>An id of one kind of record: a version 7 UUID that cannot be mistaken for the id of another kind.</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);

    /// <summary>A new id, born at <paramref name="at"/>: ids sort by birth.</summary>
    static TSelf New(DateTimeOffset at) => TSelf.From(Guid.CreateVersion7(at));
}
