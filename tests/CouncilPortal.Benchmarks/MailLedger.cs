using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CouncilPortal.Testing;
using MimeKit;

namespace CouncilPortal.Benchmarks;

/// <summary>What a mail server took, held against what should have been sent.</summary>
internal sealed partial class MailLedger(IReadOnlyCollection<TakenMail> taken)
{
    /// <summary>Mails that should have come and did not.</summary>
    public int Lost { get; private set; }

    /// <summary>Mails that came twice though the first was acknowledged, and mails that should not have come.</summary>
    public int Doubled { get; private set; }

    /// <summary>Mails that came again, with the same Message-ID, because nobody had heard that the first was taken.</summary>
    public int Again { get; private set; }

    /// <summary>Message ids under which different mails came.</summary>
    public int Mixed { get; private set; }

    /// <summary>Counts; the first problems of each kind go to standard error.</summary>
    /// <param name="expected">Lines of <see cref="ReminderRecount"/>.</param>
    /// <param name="mayComeAgain">Whether a mail that was taken may come again.</param>
    public void Judge(IReadOnlyList<string> expected, Func<TakenMail, bool> mayComeAgain)
    {
        var came = new List<string>();
        foreach (var mails in taken.GroupBy(m => m.MessageId))
        {
            var lines = mails.Select(LineOf).Distinct().ToList();
            if (lines.Count > 1 || mails.Key.Length == 0)
            {
                Mixed++;
                Say(Mixed, $"different mails as {mails.Key}");
            }

            came.Add(lines[0]);
            foreach (var first in mails.SkipLast(1))
            {
                if (mayComeAgain(first))
                {
                    Again++;
                }
                else
                {
                    Doubled++;
                    Say(Doubled, $"{first.MessageId} came again");
                }
            }
        }

        var wanted = expected.GroupBy(l => l).ToDictionary(g => g.Key, g => g.Count());
        foreach (var mail in came.GroupBy(l => l))
        {
            var tooMany = mail.Count() - wanted.GetValueOrDefault(mail.Key);
            if (tooMany > 0)
            {
                Doubled += tooMany;
                Say(Doubled, $"{tooMany} too many: {mail.Key}");
            }
        }

        var counted = came.GroupBy(l => l).ToDictionary(g => g.Key, g => g.Count());
        foreach (var (line, count) in wanted)
        {
            var missing = count - counted.GetValueOrDefault(line);
            if (missing > 0)
            {
                Lost += missing;
                Say(Lost, $"{missing} missing: {line}");
            }
        }
    }

    /// <summary>The actions to which a mail leads.</summary>
    public static IReadOnlyList<long> ActionsOf(TakenMail mail)
    {
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(mail.Content));
        using var message = MimeMessage.Load(bytes);
        return [.. Links().Matches(message.TextBody ?? "").Select(m => long.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Distinct()];
    }

    private static string LineOf(TakenMail mail) => ReminderRecount.Line(mail.To, ActionsOf(mail));

    private static void Say(int count, string what)
    {
        if (count <= 10)
        {
            Console.Error.WriteLine(what);
        }
    }

    [GeneratedRegex("/actions/([0-9]+)")]
    private static partial Regex Links();
}
