using System.Collections.Frozen;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Flows;
using Passerelle.Platform.Seeing;
using Passerelle.Requests;
using Passerelle.Requests.Appraise;

namespace Passerelle.Tests.Rules.Requests;

public sealed class AppraisalTests
{
    private static readonly DateTimeOffset now = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly CriteriaSet set = Facility.CriteriaOn(new(2026, 1, 15))!;

    [Theory]
    [InlineData(0, 0, false, 0)]
    [InlineData(1, 2, false, 1)]
    [InlineData(1, 3, true, 2)]
    [InlineData(4, 0, true, 4)]
    public void Appraisers_are_apart_from_a_difference_of_two_on(int first, int second, bool apart, int spread)
    {
        var row = Matrix.Of(set, [Scored(first), Scored(second)])[0];

        Assert.Equal((apart, spread), (row.Apart, row.Spread));
    }

    [Fact]
    public void The_common_value_is_proposed_only_where_all_gave_it()
    {
        Assert.Equal(3, Matrix.Of(set, [Scored(3), Scored(3)])[0].Common);
        Assert.Null(Matrix.Of(set, [Scored(3), Scored(2)])[0].Common);
    }

    [Fact]
    public void An_assessment_is_seen_by_its_own_office_until_it_is_opened_to_all()
    {
        var (mine, other) = (Scored(1), Scored(2));
        var (me, colleague, officer, requester) = (Holder(mine.Office), Holder(other.Office), WithRole(Role.Officer), WithRole(Role.Requester));

        Assert.Equal([true, false, false, false], new[] { me, colleague, officer, requester }.Select(viewer => viewer.Sees(mine)));

        mine.Open([mine.Office, other.Office]);

        Assert.Equal([true, true, true, false], new[] { me, colleague, officer, requester }.Select(viewer => viewer.Sees(mine)));
        Assert.True(WithRole(Role.Committee).Sees(mine));
    }

    [Fact]
    public void An_assessment_is_handed_in_once_and_by_its_own_office()
    {
        var assessment = Scored(2);

        Assert.Equal(ProblemKind.Refused, AssessmentFlow.Table.Check(AssessmentAct.HandIn, assessment, WithRole(Role.Appraiser)).Problem?.Kind);
        assessment.HandIn(AssessmentFlow.Table.Check(AssessmentAct.HandIn, assessment, Holder(assessment.Office)).Value, now);
        Assert.Equal(ProblemKind.Conflict, AssessmentFlow.Table.Check(AssessmentAct.HandIn, assessment, Holder(assessment.Office)).Problem?.Kind);
    }

    [Fact]
    public void The_last_day_of_a_consultation_counts_in_full()
    {
        var consultation = new Consultation { Id = Guid.CreateVersion7(now), Request = default, Office = new(Guid.CreateVersion7(now)), Question = "Does it overlap?", DueOn = new(2026, 2, 10) };

        Assert.Equal([false, false, true], new DateOnly[] { new(2026, 2, 9), new(2026, 2, 10), new(2026, 2, 11) }.Select(consultation.IsOver));
    }

    private static Assessment Scored(int value) => new()
    {
        Id = Guid.CreateVersion7(now), Request = default, Office = new(Guid.CreateVersion7(now)), CriteriaSet = Criteria.Code(set),
        Scores = [new(set.Criteria[0].Id, value, "Because of what it says.", "what it says")],
    };

    private static Viewer Holder(OfficeId office) => Viewer.Of(Guid.CreateVersion7(now), "Ada Holder", [new(office.Value, "Office", "holder", FrozenSet<string>.Empty)]);

    private static Viewer WithRole(string role) => Viewer.Of(Guid.CreateVersion7(now), "Rae Role", [new(Guid.CreateVersion7(now), "Office", "holder", FrozenSet.Create(role))]);
}
