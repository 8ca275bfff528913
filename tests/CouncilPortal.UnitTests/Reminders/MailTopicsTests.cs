using System.Text.RegularExpressions;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Notifications;
using CouncilPortal.UnitTests.Architecture;
using Xunit;

namespace CouncilPortal.UnitTests.Reminders;

/// <summary>What people choose about, and the foot of every mail.</summary>
public sealed partial class MailTopicsTests
{
    private static readonly PortalAddress Address = new("https://portal.example.org");

    [Fact]
    public void Every_kind_of_mail_that_features_send_belongs_to_a_topic()
    {
        var folder = Path.Combine(RepositoryRoot.Path, "src", "CouncilPortal");
        var kinds = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && (f.EndsWith("Mail.cs", StringComparison.Ordinal) || File.ReadAllText(f).Contains("new MailContent", StringComparison.Ordinal)))
            .SelectMany(f => KindsOfMail().Matches(File.ReadAllText(f)).SelectMany(m => Quoted().Matches(m.Value)).Select(m => m.Groups[1].Value))
            .Distinct().Except(["invitation"]).ToList();
        Assert.True(kinds.Count > 25);
        Assert.All(kinds, k => Assert.NotNull(MailTopics.OfKind(k)));
    }

    [Fact]
    public void Codes_and_kinds_are_unique()
    {
        Assert.Equal(MailTopics.All.Count, MailTopics.All.Select(t => t.Code).Distinct().Count());
        var kinds = MailTopics.All.SelectMany(t => t.Kinds).ToList();
        Assert.Equal(kinds.Count, kinds.Distinct().Count());
    }

    [Fact]
    public void Only_optional_topics_come_weekly_or_not_at_all() =>
        Assert.All(MailTopics.All, t => Assert.Equal(!t.NeverOff, t.Deliveries.Contains(Delivery.Off) && t.Deliveries.Contains(Delivery.Weekly)));

    [Fact]
    public void A_mail_says_why_and_how_to_change_that_in_both_parts()
    {
        var foot = MailFoot.Of(Address, [MailTopics.Messages]);
        foreach (var part in new[] { foot.Text(), foot.Html() })
        {
            Assert.Contains(MailTopics.Messages.Why, part, StringComparison.Ordinal);
            Assert.Contains("https://portal.example.org/reminders/settings", part, StringComparison.Ordinal);
            Assert.Contains($"https://portal.example.org/unsubscribe/{foot.Stop!.Token}", part, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_nobody_can_go_without_cannot_be_stopped_and_each_mail_has_a_secret_of_its_own()
    {
        Assert.Null(MailFoot.Of(Address, [MailTopics.LastWarnings]).Stop);
        Assert.Null(MailFoot.Of(Address, [MailTopics.Messages, MailTopics.LastWarnings]).Stop);
        Assert.Null(MailFoot.Of(Address, []).Stop);
        var secrets = Enumerable.Range(0, 50).Select(_ => MailFoot.Of(Address, [MailTopics.Messages]).Stop!.Token).ToHashSet();
        Assert.Equal(50, secrets.Count);
        Assert.All(secrets, s => Assert.Equal(64, s.Length));
    }

    [GeneratedRegex("""\bKind = (isAgain \? |isCorrection \? |dueOn is null \? )?"[^"]+"( : "[^"]+")?""")]
    private static partial Regex KindsOfMail();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
