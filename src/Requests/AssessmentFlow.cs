using static Passerelle.Requests.AssessmentStatus;

namespace Passerelle.Requests;

using Act = AssessmentAct;
using Row = Step<AssessmentStatus, AssessmentAct, Assessment>;

/// <summary>One appraiser's work: alone until handed in, read beside the others' once all are.</summary>
internal static class AssessmentFlow
{
    private static readonly Who<Assessment> appraiser = new("appraiser", (assessment, viewer) => viewer.Holds(assessment.Office.Value) ? assessment.Office.Value : null);
    private static readonly Who<Assessment> program = new("program", (_, viewer) => viewer.Tokens.Contains(To.Program) ? Guid.Empty : null);

    public static readonly Flow<AssessmentStatus, AssessmentAct, Assessment> Table = new("requests.assessment", assessment => assessment.Status, Assigned, [Opened],
        [
            //      from      act         to        who        when  fact
            new Row(Assigned, Act.HandIn, HandedIn, appraiser, null, "requests.assessment-in"),
            new Row(HandedIn, Act.Open,   Opened,   program,   null, "requests.assessments-opened"),
        ]);
}
