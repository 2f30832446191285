namespace Passerelle.Platform.Search;

/// <summary>Whether a text has a word, whatever its case, number or ending.</summary>
public static class Wordforms
{
    /// <summary>Whether the words of <paramref name="phrase"/> stand in the text one after the other, in any of their forms. A phrase of small words alone is never found.</summary>
    public static bool Says(string text, string phrase, string language)
    {
        List<Stem> words = Stems.Of(text, language), sought = Stems.Of(phrase, language);
        for (var first = 0; sought.Count > 0 && first + sought.Count <= words.Count; first++)
        {
            var place = 0;
            while (place < sought.Count && words[first + place].Text == sought[place].Text) place++;
            if (place == sought.Count) return true;
        }
        return false;
    }
}
