namespace Passerelle.Requests.Public;

public readonly record struct RequestId(Guid Value) : ITypedId<RequestId>
{
    public static RequestId From(Guid value) => new(value);
}
