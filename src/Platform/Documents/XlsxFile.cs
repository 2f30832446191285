using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Passerelle.Platform.Texts;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Passerelle.Platform.Documents;

/// <summary>
/// Writes tables as XLSX: numbers as numbers, days as days, the heads in sight while the rows move. Text is text even where it begins like a formula.
/// The same tables with the same date always give the same bytes.
/// </summary>
public static class XlsxFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int widest = 60;

    // Places in the list of cell formats, in the order in which Styles writes them.
    private const uint plain = 0, head = 1, amount = 2, day = 3, total = 4, totalAmount = 5;

    /// <param name="at">The only date the file knows: when what it says was fixed.</param>
    public static byte[] Write(IReadOnlyList<Sheet> sheets, DateTimeOffset at)
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook, autoSave: false))
        {
            var book = package.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "book");
            book.Workbook = new Workbook(new S.Sheets());
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            foreach (var (index, sheet) in sheets.Index())
            {
                var id = $"sheet{index + 1}";
                book.AddNewPart<WorksheetPart>(id).Worksheet = Leaf(sheet);
                book.Workbook.Sheets!.Append(new S.Sheet { Id = id, SheetId = (uint)index + 1, Name = NameOf(sheet) });
            }
            foreach (var written in package.GetAllParts()) if (written.RootElement is { } root) root.Save();
        }
        return DocxFile.Repacked(stream, at);
    }

    private static Worksheet Leaf(Sheet sheet)
    {
        var view = new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 };
        if (Language.RightToLeft(sheet.Language)) view.RightToLeft = true;
        var data = new SheetData(Row(1, sheet.Heads, head, head));
        foreach (var (index, cells) in sheet.Rows.Index())
            data.Append(sheet.HasTotal && index == sheet.Rows.Count - 1 ? Row(index + 2, cells, total, totalAmount) : Row(index + 2, cells, plain, amount));
        return new Worksheet(new SheetViews(view), Widths(sheet), data);
    }

    private static S.Row Row(int number, IReadOnlyList<object?> cells, uint words, uint amounts)
    {
        var row = new S.Row { RowIndex = (uint)number };
        foreach (var (column, cell) in cells.Index())
            if (Cell(cell, words, amounts) is { } written)
            {
                written.CellReference = $"{Letters(column)}{number}";
                row.Append(written);
            }
        return row;
    }

    private static Cell? Cell(object? value, uint words, uint amounts) => value switch
    {
        null or "" => null,
        decimal money => new Cell { CellValue = new(money), StyleIndex = amounts },
        int or long => new Cell { CellValue = new(Convert.ToString(value, CultureInfo.InvariantCulture)!), StyleIndex = words },
        // Counted from the last day of 1899, as spreadsheets do.
        DateOnly date => new Cell { CellValue = new(date.DayNumber - new DateOnly(1899, 12, 30).DayNumber), StyleIndex = day },
        _ => new Cell { DataType = CellValues.InlineString, InlineString = new(new S.Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "") { Space = SpaceProcessingModeValues.Preserve }), StyleIndex = words },
    };

    private static Columns Widths(Sheet sheet) => new(sheet.Heads.Index().Select(column =>
    {
        var longest = sheet.Rows.Select(row => column.Index < row.Count ? Convert.ToString(row[column.Index], CultureInfo.InvariantCulture)?.Length ?? 0 : 0).Append(column.Item.Length).Max();
        return new Column { Min = (uint)column.Index + 1, Max = (uint)column.Index + 1, Width = Math.Clamp(longest + 2, 8, widest), CustomWidth = true };
    }));

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" }) { Count = 1 },
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border(), new Border(new LeftBorder(), new RightBorder(), new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder(), new DiagonalBorder())) { Count = 2 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            Format(0, 0, 0), Format(1, 0, 0), Format(0, 4, 0), Format(0, 164, 0), Format(1, 0, 1), Format(1, 4, 1)) { Count = 6 });

    private static CellFormat Format(uint font, uint number, uint border) =>
        new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { FontId = font, FillId = 0, BorderId = border, NumberFormatId = number, FormatId = 0, ApplyFont = true, ApplyNumberFormat = true, ApplyBorder = true, ApplyAlignment = true };

    private static string NameOf(Sheet sheet)
    {
        var name = string.Concat(sheet.Name.Where(letter => !"[]:*?/\\'".Contains(letter))).Trim();
        return name.Length > 31 ? name[..31] : name;
    }

    /// <summary>A, B … Z, AA.</summary>
    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + (char)('A' + column % 26);
}
