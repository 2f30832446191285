using System.Collections.Frozen;
using CsCheck;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Seeing;
using Passerelle.Requests;
using Passerelle.Requests.Public;

namespace Passerelle.Tests.Rules.Requests;

/// <summary>Whatever members do, and in whatever order: nobody loses a signature, somebody always leads, and who has gone sees nothing new.</summary>
public sealed class MembersTests
{
    private static readonly DateTimeOffset born = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(PartyAct Act, int Party, int Actor)> steps =
        Gen.Select(Gen.Enum<PartyAct>(), Gen.Int[0, 4], Gen.Int[0, 5], (act, party, actor) => (act, party, actor));

    [Fact]
    public void No_sequence_of_acts_loses_a_signature_or_a_lead_or_shows_a_page_to_who_has_gone() => steps.Array[0, 60].Sample(sequence =>
    {
        var (request, now) = (Joint(), born);
        foreach (var (act, party, actor) in sequence)
        {
            now = now.AddHours(1);
            var subject = request.Parties[party];
            var (status, signed, text) = (subject.Status, subject.SignedAt, subject.SignedText);
            var passage = PartyFlow.Table.Check(act, new(request, subject), ViewerOf(request, actor));
            if (passage.Problem is not null) continue;
            if (act == PartyAct.HandOver) request.HandLeadTo(request.Successors.First());
            subject.Take(passage.Value, now);
            if (act == PartyAct.SignOff) subject.Signs(request.TextHash);

            Assert.Contains(PartyFlow.Table.Steps, step => step.Act == act && step.From == status && step.To == subject.Status);
            if (!subject.IsActive) Assert.Equal((signed, text), (subject.SignedAt, subject.SignedText));
            var lead = Assert.Single(request.Parties, each => each.IsLead);
            Assert.Equal(request.Lead, lead.Office);
            Assert.True(lead.IsActive || lead.Status == PartyStatus.Refused, $"{lead.Status} after {act}");
            Assert.All(request.Parties, each => Assert.Equal(each.Status == PartyStatus.Signed, each.IsActive && each.SignedAt is not null));
            Assert.All(request.Parties.Where(each => !each.IsActive), gone => Assert.DoesNotContain(To.Office(gone.Office.Value), ((ISeen)request).Audience()));
        }
    });

    private static Request Joint()
    {
        var request = new Request { Id = new RequestId(Guid.CreateVersion7(born)), Reference = "REQ-2026-0001", Language = "en", Lead = new OfficeId(Guid.CreateVersion7(born)), FormVersion = 1, OpenedAt = default };
        foreach (var n in Enumerable.Range(0, 5))
            request.Parties.Add(new()
            {
                Id = Guid.CreateVersion7(born), Request = request.Id, Office = n == 0 ? request.Lead : new(Guid.CreateVersion7(born)), Country = "PH", IsLead = n == 0, InvitedAt = default,
                Priorities = Passerelle.Platform.Texts.LocalizedText.Written("en", "What matters."), MandateHolder = "The director",
            });
        return request;
    }

    /// <summary>Somebody of one of the offices, or the program.</summary>
    private static Viewer ViewerOf(Request request, int actor) =>
        actor == 5 ? Viewer.System : Viewer.Of(null, "Somebody", [new(request.Parties[actor].Office.Value, "An office", "holder", FrozenSet<string>.Empty)]);
}
