using System.Text.Encodings.Web;

namespace CouncilPortal.DemoIdentity;

/// <summary>The page that offers the accounts; plain HTML that needs no script.</summary>
internal static class AuthorizePage
{
    /// <summary>The page, whose form goes back to the address it was fetched from.</summary>
    public static string Html(DemoIdentitySettings settings)
    {
        var accounts = string.Concat(settings.Accounts.Select(Item));
        return Shell("Choose a demonstration account",
            $"""
                  <h1>Choose a demonstration account</h1>
                  <p>Each account is an invented person with a role in an invented council or at the Ombudsman. No password is asked.</p>
                  <form method="post">
                    <ul>
            {accounts}        </ul>
                  </form>
            """);
    }

    private static string Item(DemoAccount account) =>
        $"""
                <li>
                  <button type="submit" name="account" value="{account.ObjectId}" aria-describedby="about-{account.ObjectId}">Sign in as {Text(account.Name)}</button>
                  <span id="about-{account.ObjectId}">{Text(account.Description)}</span>
                </li>

        """;

    /// <summary>The page for a request that cannot be served.</summary>
    public static string Problem(string problem) => Shell("Sign-in cannot start",
        $"""
              <h1>Sign-in cannot start</h1>
              <p>The demonstration sign-in was asked for something that it does not do: {Text(problem)}</p>
              <p><a href="/sign-in">Start signing in again</a></p>
        """);

    private static string Shell(string title, string main) =>
        $"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{Text(title)} - Demonstration sign-in</title>
          <link rel="icon" href="data:,">
          <link rel="stylesheet" href="{DemoIdentitySettings.Path}/demo-identity.css">
        </head>
        <body>
          <header>
            <p><strong>Demonstration sign-in.</strong> This stands in for Microsoft Entra ID on this computer only. It is no real sign-in, and nobody here is a real person.</p>
          </header>
          <main>
        {main}
          </main>
        </body>
        </html>

        """;

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
