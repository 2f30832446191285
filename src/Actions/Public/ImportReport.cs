namespace Passerelle.Actions.Public;

/// <summary>Something in a file that a person should look at; nothing was guessed in its place.</summary>
/// <param name="Row">The row's place in the file, from 1.</param>
/// <param name="Line">Where the row begins in the file, from 1.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Why">What is wrong with it: key <c>actions.import.why.{Why}</c>, with <paramref name="Args"/>.</param>
/// <param name="Proposed">What was done or is for a person to do: key <c>actions.import.proposed.{Proposed}</c>, with the same arguments.</param>
/// <param name="Refuses">Whether the row was left out for it.</param>
public sealed record Defect(int Row, int Line, string Column, string Found, string Why, string Proposed, bool Refuses, params object[] Args);

/// <summary>What an import did, or would do.</summary>
/// <param name="Read">Rows read; the sum of the four that follow.</param>
public sealed record ImportReport(int Read, int Created, int Updated, int Unchanged, int Refused, bool DryRun, IReadOnlyList<Defect> Defects);
