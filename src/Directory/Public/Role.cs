namespace Passerelle.Directory.Public;

/// <summary>Roles are carried by offices, never by persons; whoever holds the office, deputises or acts has them while their mandate runs.</summary>
public static class Role
{
    /// <summary>An office of an institution that asks for expertise.</summary>
    public const string Requester = "requester";

    /// <summary>Runs cases: checks eligibility, asks back, assigns appraisers, formulates Actions.</summary>
    public const string Officer = "officer";

    /// <summary>Appraises requests on the criteria.</summary>
    public const string Appraiser = "appraiser";

    /// <summary>Is consulted: a delegation, a ministry, a thematic service.</summary>
    public const string Service = "service";

    /// <summary>Sits on the steering committee; its chair records the decision.</summary>
    public const string Committee = "committee";

    /// <summary>Signs the facility's letters.</summary>
    public const string Signatory = "signatory";

    /// <summary>Writes what is published.</summary>
    public const string Editor = "editor";

    /// <summary>Approves what an editor has written.</summary>
    public const string Publisher = "publisher";

    /// <summary>Speaks for the experts of an administration or a country: knows them, releases them.</summary>
    public const string FocalPoint = "focal-point";

    /// <summary>Keeps accounts, offices and settings.</summary>
    public const string Administrator = "administrator";

    /// <summary>Reads everything, changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>A policy, not a role: may read how the facility is set up.</summary>
    public const string Keepers = "keepers";

    public static readonly IReadOnlyList<string> All = [Requester, Officer, Appraiser, Service, Committee, Signatory, Editor, Publisher, FocalPoint, Administrator, Auditor];

    /// <summary>The facility's own staff: who may see the inside of a case.</summary>
    public static readonly IReadOnlyList<string> Team = [Officer, Signatory, Auditor];
}
