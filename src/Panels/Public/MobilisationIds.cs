namespace Passerelle.Panels.Public;

public readonly record struct MobilisationId(Guid Value) : ITypedId<MobilisationId>
{
    public static MobilisationId From(Guid value) => new(value);
}

public readonly record struct CallId(Guid Value) : ITypedId<CallId>
{
    public static CallId From(Guid value) => new(value);
}

public readonly record struct SeatId(Guid Value) : ITypedId<SeatId>
{
    public static SeatId From(Guid value) => new(value);
}

public readonly record struct MissionFileId(Guid Value) : ITypedId<MissionFileId>
{
    public static MissionFileId From(Guid value) => new(value);
}
