using Passerelle.Directory.Public;
using static Passerelle.Requests.ConsultationStatus;

namespace Passerelle.Requests;

using Act = ConsultationAct;
using Row = Step<ConsultationStatus, ConsultationAct, Consultation>;

/// <summary>A question to a service, until it is answered or its last day has passed.</summary>
internal static class ConsultationFlow
{
    private static readonly Who<Consultation> service = new("service", (consultation, viewer) => viewer.Holds(consultation.Office.Value) ? consultation.Office.Value : null);
    private static readonly Who<Consultation> officer = new("officer", Role.Officer, [Role.Signatory]);

    public static readonly Flow<ConsultationStatus, ConsultationAct, Consultation> Table = new("requests.consultation", consultation => consultation.Status, Asked, [Answered, Silent],
        [
            //      from   act                to        who      when  fact
            new Row(Asked, Act.GiveOpinion,   Answered, service, null, "requests.opinion-given"),
            new Row(Asked, Act.RecordSilence, Silent,   officer, null, "requests.silence-recorded"),
        ]);
}
