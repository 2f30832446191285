using Passerelle.Actions.Public;
using Passerelle.Platform;

namespace Passerelle.Tests.Rules.Platform;

public sealed class TypedIdTests
{
    private static readonly DateTimeOffset noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ids_of_one_instant_sort_by_birth()
    {
        var ids = Enumerable.Range(0, 70_000).Select(_ => ITypedId<ActionId>.New(noon).Value).ToList();

        Assert.Equal(ids.Order(), ids);
        Assert.Equal(ids.OrderBy(id => id.ToString("N"), StringComparer.Ordinal), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void An_id_is_a_version_7_uuid_of_its_instant_and_a_later_instant_sorts_later()
    {
        var (early, late) = (ITypedId<ActionId>.New(noon.AddMilliseconds(1)).Value, ITypedId<ActionId>.New(noon.AddMilliseconds(2)).Value);

        Assert.True(early.CompareTo(late) < 0);
        Assert.Equal(7, early.Version);
        Assert.InRange(early.Variant, 8, 11);
        Assert.StartsWith($"{noon.AddMilliseconds(1).ToUnixTimeMilliseconds():x12}", early.ToString("N"));
    }
}
