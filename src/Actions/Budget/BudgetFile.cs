using System.Globalization;
using System.Text;
using CsvHelper;
using Passerelle.Directory.Public;
using Passerelle.Platform.Documents;

namespace Passerelle.Actions.Budget;

/// <summary>A budget as a table, in the words of one language: a row for each line, one for the total. CSV for programs, a spreadsheet for people.</summary>
internal sealed class BudgetFile(Wording wording)
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Numbers are written for programs, with a point.</summary>
    public byte[] Csv(Action action, string language)
    {
        var sheet = Table(action, language);
        using var stream = new MemoryStream();
        // With the mark of UTF-8, by which spreadsheets know it; what begins like a formula is written so that none is run.
        stream.Write(Encoding.UTF8.Preamble);
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\r\n" }, leaveOpen: true))
            foreach (var row in sheet.Rows.Prepend(sheet.Heads))
            {
                foreach (var cell in row) csv.WriteField(cell is decimal amount ? amount.ToString("0.00", CultureInfo.InvariantCulture) : FormattableString.Invariant($"{cell}"));
                csv.EndRecord();
            }
        return stream.ToArray();
    }

    public byte[] Xlsx(Action action, string language) => XlsxFile.Write([Table(action, language)], action.ChangedAt);

    private Sheet Table(Action action, string language)
    {
        var words = wording.In(language);
        var budget = ActionBudget.Of(action);
        var rows = budget.Lines.Select(line => (IReadOnlyList<object?>)
        [
            Title(action, line, language), Facility.CostItems.First(item => item.Code == line.Item).Names.Best(language), words[$"actions.budget.rate-of.{line.Rate}"].Value, line.Units, line.Days, line.UnitPrice,
            line.Reckoned, line.Amount, Rates.Currency, Payer(line.PaidBy, language), line.Correction?.Reason.Best(language) ?? "",
        ]);
        IReadOnlyList<object?> total = [words["actions.budget.total"].Value, "", "", null, null, null, null, budget.Total, Rates.Currency, Payer(ActionBudget.Ours, language), ""];
        return new(words["actions.budget.title"], language,
        [
            words["actions.plan.activity"], words["actions.budget.item"], words["actions.budget.rate"], words["actions.budget.units"], words["actions.budget.days"], words["actions.budget.price"],
            words["actions.budget.reckoned"], words["actions.budget.amount"], words["actions.budget.currency"], words["actions.budget.paid-by"], words["actions.budget.reason"],
        ], [.. rows, total]) { HasTotal = true };
    }

    private static string Payer(string code, string language) => Facility.Payers.First(payer => payer.Code == code).Names.Best(language);

    private static string Title(Action action, BudgetLine line, string language)
    {
        var activity = action.Activities.First(activity => activity.Id == line.Activity);
        return $"{activity.Position}. {activity.Title.Best(language)}";
    }
}
