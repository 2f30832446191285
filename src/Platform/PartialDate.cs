using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Passerelle.Platform;

/// <summary>A date as far as it is known: a year, a month or a day. Written <c>2012</c>, <c>2012-12</c> or <c>2012-12-05</c>, and sorted as it is written.</summary>
/// <param name="Month">1 to 12; 0 when only the year is known.</param>
/// <param name="Day">1 to 31; 0 when only the month is known.</param>
[JsonConverter(typeof(PartialDateJson))]
public readonly partial record struct PartialDate(int Year, int Month = 0, int Day = 0) : IComparable<PartialDate>
{
    public const int MaxLength = 10;

    /// <summary>The first day it can mean.</summary>
    public DateOnly First => new(Year, Math.Max(Month, 1), Math.Max(Day, 1));

    /// <summary>The last day it can mean.</summary>
    public DateOnly Last => Day > 0 ? First : Month > 0 ? First.AddMonths(1).AddDays(-1) : new(Year, 12, 31);

    public static implicit operator PartialDate(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>Null when it is none of the three forms, or no day of the calendar.</summary>
    public static PartialDate? Parse(string? text)
    {
        if (text is null || text.Length is not (4 or 7 or 10)) return null;
        var span = text.AsSpan();
        if (!Number(span[..4], out var year) || year == 0) return null;
        if (span.Length == 4) return new(year);
        if (span[4] != '-' || !Number(span[5..7], out var month) || month is < 1 or > 12) return null;
        if (span.Length == 7) return new(year, month);
        if (span[7] != '-' || !Number(span[8..], out var day) || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return new(year, month, day);
    }

    public int CompareTo(PartialDate other) => (Year, Month, Day).CompareTo((other.Year, other.Month, other.Day));

    public static bool operator <(PartialDate a, PartialDate b) => a.CompareTo(b) < 0;

    public static bool operator >(PartialDate a, PartialDate b) => a.CompareTo(b) > 0;

    /// <summary>The form it is stored and parsed in.</summary>
    public override string ToString() => Day > 0 ? $"{Year:0000}-{Month:00}-{Day:00}" : Month > 0 ? $"{Year:0000}-{Month:00}" : $"{Year:0000}";

    /// <summary>As a reader of the culture writes it, such as <c>décembre 2012</c>.</summary>
    public string Words(CultureInfo culture) =>
        Day > 0 ? First.ToString(Weekday().Replace(culture.DateTimeFormat.LongDatePattern, ""), culture)
        : Month > 0 ? First.ToString(culture.DateTimeFormat.YearMonthPattern, culture)
        : Year.ToString(CultureInfo.InvariantCulture);

    private static bool Number(ReadOnlySpan<char> digits, out int number) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"dddd[,،]?\s*|\s*dddd$")]
    private static partial Regex Weekday();

    internal sealed class PartialDateJson : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Parse(reader.GetString()) ?? throw new JsonException("A date is written 2012, 2012-12 or 2012-12-05.");

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

public static class PartialDateMapping
{
    private sealed class Conversion() : ValueConverter<PartialDate, string>(date => date.ToString(), text => PartialDate.Parse(text)!.Value);

    public static PropertyBuilder<PartialDate?> AsPartialDate(this PropertyBuilder<PartialDate?> property) => property.HasConversion<Conversion>().HasMaxLength(PartialDate.MaxLength);
}
