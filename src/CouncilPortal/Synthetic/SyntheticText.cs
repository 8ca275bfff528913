using System.Text;

namespace CouncilPortal.Synthetic;

/// <summary>Titles and summaries with word frequencies like those of real decisions: a few words everywhere, most of them rarely, a quarter about the subject.</summary>
internal sealed class SyntheticText
{
    private const int Vocabulary = 30_000;
    private const int SentenceLength = 17;

    private const string Common =
        "the council complaint mr miss x fault not found injustice caused because delay failed to agreed apologise pay ombudsman decision family evidence said it was did that his her for a of and in on with";

    private static readonly string[] Syllables =
        "ba con der fi gra hol in jo ker lan mi nor op per qui ra sta tor un ver wil ex yor ze ple chan dis mer tion ment al ous ing ate ent".Split(' ');

    private static readonly int[] Lengths = [1, 2, 2, 2, 3, 3, 4];

    private readonly Weighted<string> words;
    private readonly Dictionary<string, Weighted<string>> topics = [];

    public SyntheticText(Draw draw)
    {
        HashSet<string> seen = [.. Common.Split(' ')];
        List<string> all = [.. seen];
        while (all.Count < Vocabulary)
        {
            var word = string.Concat(Enumerable.Range(0, draw.One(Lengths)).Select(_ => draw.One(Syllables)));
            if (seen.Add(word))
            {
                all.Add(word);
            }
        }

        words = new Weighted<string>([.. all.Select((word, i) => (word, 1 / Math.Pow(i + 2.7, 1.05)))]);
        foreach (var subject in SyntheticSubject.All)
        {
            topics[subject.Category] = new Weighted<string>([.. subject.Words.Select((word, i) => (word, 1 / Math.Pow(i + 2, 0.9)))]);
        }
    }

    /// <summary>Three words about the subject.</summary>
    public string Title(Draw draw, string category)
    {
        var topic = topics[category];
        var title = $"{topic.Next(draw)} {topic.Next(draw)} {topic.Next(draw)}";
        return char.ToUpperInvariant(title[0]) + title[1..];
    }

    /// <summary>About 180 words, 1.5 kB, in sentences.</summary>
    public void Summary(Draw draw, string category, StringBuilder text)
    {
        var topic = topics[category];
        var count = 45 + draw.Below(92) + draw.Below(92) + draw.Below(92);
        for (var i = 1; i <= count; i++)
        {
            text.Append(draw.Below(4) == 0 ? topic.Next(draw) : words.Next(draw)).Append(i == count || i % SentenceLength == 0 ? "." : "");
            if (i < count)
            {
                text.Append(' ');
            }
        }
    }
}
