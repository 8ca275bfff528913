namespace CouncilPortal.Casework;

/// <summary>The names of the fields of decisions and recommendations: keys of errors, ids on pages, and names in drafts of forms.</summary>
public static class DecisionField
{
    /// <summary>The Ombudsman's reference.</summary>
    public const string Reference = "reference";

    /// <summary>The authorities concerned.</summary>
    public const string Councils = "councils";

    /// <summary>When the complaint was received.</summary>
    public const string ReceivedOn = "received-on";

    /// <summary>When it was decided.</summary>
    public const string DecidedOn = "decided-on";

    /// <summary>The category under which it is filed.</summary>
    public const string Category = "category";

    /// <summary>The subcategory.</summary>
    public const string Subcategory = "subcategory";

    /// <summary>What was decided.</summary>
    public const string Outcome = "decision-outcome";

    /// <summary>Statement or Report.</summary>
    public const string DocumentType = "document-type";

    /// <summary>Whether the council had already offered a satisfactory remedy.</summary>
    public const string SatisfactoryRemedy = "satisfactory-remedy";

    /// <summary>What it is about.</summary>
    public const string Title = "title";

    /// <summary>The anonymised summary.</summary>
    public const string Summary = "summary";

    /// <summary>Whether it is a draft or final.</summary>
    public const string Stage = "stage";

    /// <summary>Why it is amended.</summary>
    public const string Reason = "amend-reason";

    /// <summary>The council of a recommendation.</summary>
    public const string Council = "council";

    /// <summary>The remedy.</summary>
    public const string Remedy = "remedy";

    /// <summary>What is to be done, in private.</summary>
    public const string Text = "text";

    /// <summary>What everyone may read of it.</summary>
    public const string PublicSummary = "public-summary";

    /// <summary>The evidence expected.</summary>
    public const string Expectation = "expectation";

    /// <summary>How much is agreed: an amount, or a number of people.</summary>
    public const string Asked = "asked";

    /// <summary>The version on which a form was begun.</summary>
    public const string Version = "version";

    /// <summary>The day of publication.</summary>
    public const string PublishedOn = "published-on";

    /// <summary>Why publication is withheld.</summary>
    public const string WithheldReason = "withheld-reason";

    /// <summary>Until when answers to a draft are wanted.</summary>
    public const string AnswerBy = "answer-by";

    /// <summary>What is said with a draft.</summary>
    public const string SharingMessage = "sharing-message";

    /// <summary>The day of the final decision.</summary>
    public const string FinalOn = "final-on";

    /// <summary>That a draft is made final although answers are outstanding.</summary>
    public const string WithoutAnswers = "without-answers";

    /// <summary>The statement about a finding of the check of public texts.</summary>
    public static string Statement(int finding) => $"statement-{finding}";
}
