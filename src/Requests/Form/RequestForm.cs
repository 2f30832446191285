using System.Text.Json;
using System.Text.RegularExpressions;

namespace Passerelle.Requests.Form;

internal enum QuestionKind { Text, Long, Month, Choice, Choices }

/// <summary>One question of the request form, in six languages. Adding one is a matter of <c>questions.json</c> alone.</summary>
/// <param name="Options">Name of the list that a choice takes its codes from; see <see cref="QuestionOptions"/>.</param>
internal sealed record Question(string Key, string Step, QuestionKind Kind, bool Required, IReadOnlyDictionary<string, string> Label, IReadOnlyDictionary<string, string> Hint, int Max = 200, int Rows = 6, string? Options = null)
{
    public bool IsChoice => Kind is QuestionKind.Choice or QuestionKind.Choices;
}

/// <summary>What a request is asked: a facility setting kept as versioned data, so that an old request is read with the form it answered.</summary>
internal sealed partial record RequestForm(int Version, IReadOnlyList<string> Steps, IReadOnlyList<Question> Questions)
{
    private static readonly Lazy<RequestForm> current = new(Read);

    public static RequestForm Current => current.Value;

    public IEnumerable<Question> Of(string step) => Questions.Where(question => question.Step == step);

    /// <summary>What keeps a request from being submitted, each finding on its question.</summary>
    public IReadOnlyList<Finding> Findings(Request request, string? step = null)
    {
        var findings = new List<Finding>();
        foreach (var question in Questions.Where(question => step is null || question.Step == step))
        {
            var empty = question.IsChoice ? request.Chosen(question.Key).Count == 0 : request.Answer(question.Key).IsEmpty;
            var text = request.Answer(question.Key).In(request.Language) ?? "";
            if (empty && question.Required) findings.Add(new(Field(question), question.IsChoice ? "requests.form.choose" : "requests.form.required", Label(question)));
            if (!question.IsChoice && text.Length > question.Max) findings.Add(new(Field(question), "requests.form.too-long", Label(question), question.Max, text.Length));
            if (question.Kind == QuestionKind.Month && !empty && !Month().IsMatch(text)) findings.Add(new(Field(question), "requests.form.month", Label(question)));
        }
        if ((step is null or "assistance") && Months(request) is (string from, string until) && string.CompareOrdinal(until, from) < 0)
            findings.Add(new("Answers[until]", "requests.form.until-before-from"));
        return findings;
    }

    public static string Field(Question question) => question.IsChoice ? $"Choices[{question.Key}]" : $"Answers[{question.Key}]";

    public static string Label(Question question) => question.Label[Language.Current];

    private static (string From, string Until)? Months(Request request) =>
        request.Answer("from").In(request.Language) is { } from && request.Answer("until").In(request.Language) is { } until && Month().IsMatch(from) && Month().IsMatch(until) ? (from, until) : null;

    private static RequestForm Read()
    {
        using var stream = typeof(RequestForm).Assembly.GetManifestResourceStream("requests/questions.json")!;
        return JsonSerializer.Deserialize<RequestForm>(stream, StoredJson.Options)!;
    }

    [GeneratedRegex(@"^(19|20)\d\d-(0[1-9]|1[0-2])$", RegexOptions.CultureInvariant)]
    private static partial Regex Month();
}
