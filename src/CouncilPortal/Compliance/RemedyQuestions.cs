namespace CouncilPortal.Compliance;

/// <summary>How a remedy's evidence is asked for: the date that decides lateness, what was done, and its own facts.</summary>
public sealed record RemedyQuestions
{
    /// <summary>The question about the date on which the action counts as completed.</summary>
    public required string When { get; init; }

    /// <summary>That date in words that follow "Enter": <c>the date the apology was sent</c>.</summary>
    public required string Date { get; init; }

    /// <summary>Which day it is, where more than one could be meant.</summary>
    public required string DateHint { get; init; }

    /// <summary>The question about what was done.</summary>
    public required string What { get; init; }

    /// <summary>Help with it.</summary>
    public required string WhatHint { get; init; }

    /// <summary>Whether it has to be answered: not where date and facts say everything.</summary>
    public required bool NeedsStatement { get; init; }

    /// <summary>The question over the remedy's own facts; null where it has none.</summary>
    public required string? Details { get; init; }

    /// <summary>The date's name in summaries: <c>Date the apology was sent</c>.</summary>
    public string DateName => char.ToUpperInvariant(Date[4]) + Date[5..];

    /// <summary>The statement's name in summaries.</summary>
    public string StatementName => NeedsStatement ? "What the council did" : "Anything else";
}
