namespace Passerelle.Platform.Seeing;

/// <summary>Audience tokens. A record's audience is a set of them; a viewer sees it when one is theirs.</summary>
public static class To
{
    public const string Public = "public";

    /// <summary>The program itself; no person ever carries it.</summary>
    public const string Program = "program";

    public static string Account(Guid id) => $"account:{id}";

    public static string Office(Guid id) => $"office:{id}";

    public static string Role(string role) => $"role:{role}";

    /// <summary>Somebody whom a record is about and who has no account: carried by whoever comes with a mailed link of that record.</summary>
    /// <param name="reference">Of the record.</param>
    public static string Person(string reference) => $"person:{reference}";
}
