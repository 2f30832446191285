using System.Globalization;
using Passerelle.Platform.Texts;

namespace Passerelle.Tests.Rules.Platform;

public sealed class DatesTests
{
    [Theory]
    [InlineData("en", "1 March 2012", "March 2012")]
    [InlineData("fr", "1er mars 2012", "mars 2012")]
    [InlineData("es", "1 de marzo de 2012", "marzo de 2012")]
    [InlineData("pt", "1 de março de 2012", "março de 2012")]
    [InlineData("ar", "1 مارس 2012", "مارس 2012")]
    [InlineData("ru", "1 марта 2012 г.", "март 2012 г.")]
    public void A_day_is_written_as_its_language_writes_it(string language, string day, string month)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Culture(language);

        Assert.Equal(day, Plain(Dates.Day(new DateOnly(2012, 3, 1))));
        Assert.Equal(month, Plain(Dates.Month(new DateOnly(2012, 3, 1))));
    }

    [Fact]
    public void An_instant_is_shown_in_UTC_to_every_reader()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Culture("en");
        var lateInManila = new DateTimeOffset(2012, 12, 4, 1, 30, 0, TimeSpan.FromHours(8));

        Assert.Equal("3 December 2012", Dates.Day(lateInManila));
        Assert.Equal("3 December 2012, 17:30 UTC", Dates.Instant(lateInManila));
    }

    /// <summary>Which no-break space stands where differs between versions of ICU.</summary>
    private static string Plain(string text) => text.Replace('\u202F', ' ').Replace('\u00A0', ' ');
}
