using System.Globalization;
using System.Text;

namespace Passerelle.Directory.Concepts;

/// <summary>Reads Turtle as thesauri are exchanged in it: prefixes, statements with <c>;</c> and <c>,</c>, texts with languages, comments. No blank nodes, no collections.</summary>
internal sealed class TurtleReader(string text)
{
    private readonly Dictionary<string, string> prefixes = [];
    private readonly List<Statement> statements = [];
    private int at;

    /// <exception cref="BrokenFile">What stands there is no such Turtle.</exception>
    public IReadOnlyList<Statement> Read()
    {
        if (text.StartsWith('\uFEFF')) at++;
        while (Skip())
            if (Word("@prefix") || Word("PREFIX") || Word("prefix")) Prefix();
            else if (Word("@base") || Word("BASE") || Word("base"))
            {
                Skip();
                Iri();
                Skip();
                if (Is('.')) at++;
            }
            else Subject();
        return statements;
    }

    private void Prefix()
    {
        Skip();
        var end = text.IndexOf(':', at);
        if (end < 0) throw Broken();
        var name = text[at..end].Trim();
        at = end + 1;
        Skip();
        prefixes[name] = Iri();
        Skip();
        if (Is('.')) at++;
    }

    private void Subject()
    {
        var subject = Resource();
        do
        {
            if (!Skip()) throw Broken();
            if (Is('.')) break;
            var predicate = Is('a') && at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]) ? A() : Resource();
            do
            {
                if (!Skip()) throw Broken();
                var (line, column) = Place();
                var (value, language) = Is('"') || Is('\'') ? Literal() : (Resource(), null);
                statements.Add(new(subject, predicate, value, language, line, column));
                Skip();
            } while (Take(','));
        } while (Take(';'));
        if (!Take('.')) throw Broken();
    }

    private string A()
    {
        at++;
        return $"{Skos.Rdf}type";
    }

    private string Resource()
    {
        if (Is('<')) return Iri();
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or ':' or '.' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))) at++;
        var colon = text.IndexOf(':', start, at - start);
        if (colon < 0 || !prefixes.TryGetValue(text[start..colon], out var prefix))
        {
            at = start;
            throw Broken();
        }
        return prefix + text[(colon + 1)..at];
    }

    private string Iri()
    {
        var end = Is('<') ? text.IndexOf('>', at) : -1;
        if (end < 0) throw Broken();
        var iri = text[(at + 1)..end];
        at = end + 1;
        return iri;
    }

    private (string Value, string? Language) Literal()
    {
        var quote = text[at];
        var mark = string.CompareOrdinal(text, at, new(quote, 3), 0, 3) == 0 ? new(quote, 3) : quote.ToString();
        var start = at;
        at += mark.Length;
        var value = new StringBuilder();
        while (at < text.Length && string.CompareOrdinal(text, at, mark, 0, mark.Length) != 0)
            if (text[at] == '\\') Escaped(value);
            else if (text[at] == '\n' && mark.Length == 1) break;
            else value.Append(text[at++]);
        if (at >= text.Length || text[at] == '\n' && mark.Length == 1)
        {
            at = start;
            throw Broken();
        }
        at += mark.Length;
        if (Is('@'))
        {
            var from = ++at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '-')) at++;
            return (value.ToString(), text[from..at].ToLowerInvariant());
        }
        if (string.CompareOrdinal(text, at, "^^", 0, 2) == 0)
        {
            at += 2;
            Resource();
        }
        return (value.ToString(), null);
    }

    private void Escaped(StringBuilder value)
    {
        at++;
        if (at >= text.Length) throw Broken();
        var kind = text[at++];
        if (kind is 'u' or 'U')
        {
            var digits = kind == 'u' ? 4 : 8;
            if (at + digits > text.Length || !int.TryParse(text.AsSpan(at, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) || code is < 0 or > 0x10FFFF or >= 0xD800 and <= 0xDFFF) throw Broken();
            value.Append(char.ConvertFromUtf32(code));
            at += digits;
            return;
        }
        value.Append(kind switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '"' => '"', '\'' => '\'', '\\' => '\\', _ => throw Broken() });
    }

    private bool Is(char sign) => at < text.Length && text[at] == sign;

    private bool Take(char sign)
    {
        Skip();
        if (!Is(sign)) return false;
        at++;
        return true;
    }

    private bool Word(string word)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0 || at + word.Length >= text.Length || !char.IsWhiteSpace(text[at + word.Length])) return false;
        at += word.Length;
        return true;
    }

    /// <summary>Past spaces and comments; false at the end.</summary>
    private bool Skip()
    {
        while (at < text.Length)
            if (char.IsWhiteSpace(text[at])) at++;
            else if (text[at] == '#') at = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
            else return true;
        return false;
    }

    private (int Line, int Column) Place()
    {
        var before = text.AsSpan(0, Math.Min(at, text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    private BrokenFile Broken()
    {
        var (line, column) = Place();
        return new(line, column);
    }
}
