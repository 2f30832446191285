using System.Globalization;
using System.Text;
using CsvHelper;
using Passerelle.Directory.Public;

namespace Passerelle.Actions.Budget;

/// <summary>A budget as CSV, in the words of one language: a row for each line, one for the total. Numbers are written for programs, with a point.</summary>
internal sealed class BudgetFile(Wording wording)
{
    public const string ContentType = "text/csv; charset=utf-8";

    public byte[] Write(Action action, string language)
    {
        var words = wording.In(language);
        var budget = ActionBudget.Of(action);
        using var stream = new MemoryStream();
        // With the mark of UTF-8, by which spreadsheets know it; what begins like a formula is written so that none is run.
        stream.Write(Encoding.UTF8.Preamble);
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\r\n" }, leaveOpen: true))
        {
            Row(csv, words["actions.plan.activity"], words["actions.budget.item"], words["actions.budget.rate"], words["actions.budget.units"], words["actions.budget.days"], words["actions.budget.price"],
                words["actions.budget.reckoned"], words["actions.budget.amount"], words["actions.budget.currency"], words["actions.budget.paid-by"], words["actions.budget.reason"]);
            foreach (var line in budget.Lines)
                Row(csv, Title(action, line, language), Facility.CostItems.First(item => item.Code == line.Item).Names.Best(language), words[$"actions.budget.rate-of.{line.Rate}"], line.Units, line.Days, line.UnitPrice,
                    line.Reckoned, line.Amount, Rates.Currency, Facility.Payers.First(payer => payer.Code == line.PaidBy).Names.Best(language), line.Correction?.Reason.Best(language) ?? "");
            Row(csv, words["actions.budget.total"], "", "", "", "", "", "", budget.Total, Rates.Currency, Facility.Payers.First(payer => payer.Code == ActionBudget.Ours).Names.Best(language), "");
        }
        return stream.ToArray();
    }

    private static string Title(Action action, BudgetLine line, string language)
    {
        var activity = action.Activities.First(activity => activity.Id == line.Activity);
        return $"{activity.Position}. {activity.Title.Best(language)}";
    }

    private static void Row(CsvWriter csv, params object[] cells)
    {
        foreach (var cell in cells) csv.WriteField(cell is decimal amount ? amount.ToString("0.00", CultureInfo.InvariantCulture) : FormattableString.Invariant($"{cell}"));
        csv.EndRecord();
    }
}
