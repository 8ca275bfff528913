using System.Net;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;

namespace CouncilPortal.People;

/// <summary>The mail that carries an invitation.</summary>
internal static class InvitationMail
{
    /// <summary>The mail to one address, with one link.</summary>
    public static Mail Compose(
        PortalAddress address, IssuedInvitation invitation, string email, Role role, string place, string invitedBy)
    {
        var link = address.Of(invitation.Path);
        var subject = $"You are invited to CouncilPortal as {role.DisplayName().ToLowerInvariant()}";
        string[] lines =
        [
            $"{invitedBy} has invited you to CouncilPortal, in the role of {role.DisplayName().ToLowerInvariant()} for {place}.",
            $"To take it up, sign in with your work account by {LondonTime.Format(LondonTime.DateOf(invitation.ExpiresAt))}. The link works once.",
            "If you did not expect this, you can ignore it.",
        ];
        return new Mail
        {
            MessageId = $"invitation-{invitation.Id}@{address.Host}",
            Kind = "invitation",
            ToPersonId = null,
            ToName = email,
            ToAddress = email,
            Subject = subject,
            TextBody = $"{string.Join("\n\n", lines)}\n\nTake up the invitation:\n{link}\n",
            HtmlBody =
                $"""
                <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{Text(subject)}</title></head>
                <body style="font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#1a2326">
                {string.Concat(lines.Select(line => $"<p>{Text(line)}</p>"))}
                <p><a href="{Text(link)}">Take up the invitation</a></p></body></html>
                """,
        };
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
