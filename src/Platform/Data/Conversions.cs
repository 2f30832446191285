using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Data;

internal sealed class TypedIdConversion<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value)) where TId : struct, ITypedId<TId>
{
    private static TId Make(Guid value) => TId.From(value);
}

internal sealed class LocalizedTextConversion() : ValueConverter<LocalizedText, string>(text => text.ToJson(), json => LocalizedText.FromJson(json));

/// <summary>SQLite orders text, not offsets: instants are kept as UTC.</summary>
internal sealed class UtcConversion() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

/// <summary>Mapping words that several rooms use.</summary>
public static class MappingWords
{
    /// <summary>Keeps a small value object or list as one JSON column: read and written whole, never searched by the database.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) where T : class
    {
        property.HasConversion(value => Write(value), json => Read<T>(json), Comparer<T>());
        return property;
    }

    /// <summary>As <see cref="AsJson{T}"/>, for a value that may be absent.</summary>
    public static PropertyBuilder<T?> AsOptionalJson<T>(this PropertyBuilder<T?> property) where T : class
    {
        property.HasConversion(value => Write(value), json => Read<T>(json), Comparer<T?>());
        return property;
    }

    private static ValueComparer<T> Comparer<T>() => new((a, b) => Write(a) == Write(b), value => Write(value).GetHashCode(), value => Read<T>(Write(value)));

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, StoredJson.Options);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, StoredJson.Options)!;
}
