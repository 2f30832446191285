namespace Passerelle.Panels.Public;

public readonly record struct PanelId(Guid Value) : ITypedId<PanelId>
{
    public static PanelId From(Guid value) => new(value);
}

public readonly record struct SeasonId(Guid Value) : ITypedId<SeasonId>
{
    public static SeasonId From(Guid value) => new(value);
}
