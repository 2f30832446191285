namespace Passerelle.Panels;

/// <summary>The room's tables over the one database.</summary>
internal sealed class PanelsDb(Db db)
{
    public Db Db => db;
}
