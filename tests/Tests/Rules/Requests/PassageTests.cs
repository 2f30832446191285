using Passerelle.Platform;
using Passerelle.Requests;
using Passerelle.Requests.Appraise;
using Passerelle.Requests.Public;

namespace Passerelle.Tests.Rules.Requests;

public sealed class PassageTests
{
    [Theory]
    [InlineData("a  b\n\tc", "a b c")]
    [InlineData("  « quoted »  ", "« quoted »")]
    [InlineData("\n\n", "")]
    public void White_space_of_every_kind_becomes_one_space(string text, string folded) => Assert.Equal(folded, Passages.Fold(text));

    [Fact]
    public void A_quotation_across_line_ends_is_found_in_its_answer()
    {
        var request = Written("need", "The three authorities registered 48 offers\nof work in one year;  none was checked.");

        var anchor = Passages.Find(request, "48 offers of work in one\nyear; none");

        Assert.Equal("need", anchor?.Question?.Key);
    }

    [Theory]
    [InlineData("48 Offers of work")]
    [InlineData("offers of works")]
    [InlineData("   ")]
    public void Words_that_do_not_stand_in_the_request_anchor_nothing(string passage)
    {
        var request = Written("need", "The authorities registered 48 offers of work.");

        Assert.Null(Passages.Find(request, passage));
    }

    private static Request Written(string question, string text)
    {
        var at = new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);
        var request = new Request { Id = ITypedId<RequestId>.New(at), Reference = "REQ-2026-0001", Language = "en", Lead = new(Guid.CreateVersion7(at)), FormVersion = 1, OpenedAt = at };
        request.Write(new Dictionary<string, string?> { [question] = text }, new Dictionary<string, IReadOnlyList<string>>(), new(Viewer.System, at, Channel.Command));
        return request;
    }
}
