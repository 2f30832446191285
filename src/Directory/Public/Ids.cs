namespace Passerelle.Directory.Public;

public readonly record struct OfficeId(Guid Value) : ITypedId<OfficeId>
{
    public static OfficeId From(Guid value) => new(value);
}

public readonly record struct InstitutionId(Guid Value) : ITypedId<InstitutionId>
{
    public static InstitutionId From(Guid value) => new(value);
}

public readonly record struct MandateId(Guid Value) : ITypedId<MandateId>
{
    public static MandateId From(Guid value) => new(value);
}

public readonly record struct SettingsId(Guid Value) : ITypedId<SettingsId>
{
    public static SettingsId From(Guid value) => new(value);
}

public readonly record struct InitiativeId(Guid Value) : ITypedId<InitiativeId>
{
    public static InitiativeId From(Guid value) => new(value);
}

public readonly record struct LinkId(Guid Value) : ITypedId<LinkId>
{
    public static LinkId From(Guid value) => new(value);
}

public readonly record struct ConceptVersionId(Guid Value) : ITypedId<ConceptVersionId>
{
    public static ConceptVersionId From(Guid value) => new(value);
}
