namespace Passerelle.Platform;

/// <summary>An id of one kind of record: a version 7 UUID that cannot be mistaken for the id of another kind.</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);

    /// <summary>A new id, born at <paramref name="at"/>: ids sort by birth, also those one process makes in one millisecond.</summary>
    static TSelf New(DateTimeOffset at) => TSelf.From(OrderedId.New(at));
}

/// <summary>Version 7 UUIDs with a counter behind the millisecond, as RFC 9562 § 6.2 (method 1) has it: 26 bits of counter, 48 of chance.</summary>
public static class OrderedId
{
    private static uint born;

    public static Guid New(DateTimeOffset at)
    {
        var count = Interlocked.Increment(ref born);
        Span<byte> id = stackalloc byte[16];
        Guid.CreateVersion7(at).TryWriteBytes(id, bigEndian: true, out _);
        id[6] = (byte)(0x70 | count >> 22 & 0x0F);
        id[7] = (byte)(count >> 14);
        id[8] = (byte)(0x80 | count >> 8 & 0x3F);
        id[9] = (byte)count;
        return new(id, bigEndian: true);
    }
}
