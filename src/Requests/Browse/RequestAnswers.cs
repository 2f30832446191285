using Passerelle.Requests.Form;

namespace Passerelle.Requests.Browse;

/// <summary>A request's answers, ready to be shown in the order of the form.</summary>
/// <param name="EditLinks">Address of a step below which its edit links lead; null when they cannot be changed here.</param>
/// <param name="Folded">Each step closed until the reader opens it.</param>
internal sealed record RequestAnswers(Request Request, QuestionOptions Options, string? EditLinks = null, bool Folded = false);
