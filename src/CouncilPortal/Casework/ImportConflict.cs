using CouncilPortal.Decisions;

namespace CouncilPortal.Casework;

/// <summary>A difference between a file and what was recorded here, for a person to settle.</summary>
public sealed record ImportConflict
{
    /// <summary>The columns, from <c>import_conflicts f</c>, <c>decisions d</c> and, joined from the left, <c>recommendations r</c> and <c>authorities a</c>.</summary>
    internal const string Columns =
        """
        f.id, d.reference as stored_reference, f.recommendation_id, r.number, a.name as council, coalesce(a.invented, false) as is_invented, f.field, f.ours, f.theirs, f.found_at, f.found_by_name,
            f.settled_at, f.settled_by_name, f.choice
        """;

    /// <summary>The tables of the columns.</summary>
    internal const string Tables =
        """
        import_conflicts f
        join decisions d on d.id = f.decision_id
        left join recommendations r on r.id = f.recommendation_id
        left join authorities a on a.id = f.authority_id
        """;

    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>The decision's reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The recommendation; null: the decision itself.</summary>
    public required long? RecommendationId { get; init; }

    /// <summary>The recommendation's number.</summary>
    public required int? Number { get; init; }

    /// <summary>The recommendation's council.</summary>
    public required string? Council { get; init; }

    /// <summary>Whether that council was made up for demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>The field.</summary>
    public required string Field { get; init; }

    /// <summary>What is recorded here; null: nothing.</summary>
    public required string? Ours { get; init; }

    /// <summary>What the file says; null: nothing.</summary>
    public required string? Theirs { get; init; }

    /// <summary>When the file came.</summary>
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>Who brought it.</summary>
    public required string FoundByName { get; init; }

    /// <summary>When it was settled; null: it waits.</summary>
    public required DateTimeOffset? SettledAt { get; init; }

    /// <summary>Who settled it.</summary>
    public required string? SettledByName { get; init; }

    /// <summary>"ours" or "theirs"; null: it waits.</summary>
    public required string? Choice { get; init; }

    /// <summary>The decision's reference.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);

    /// <summary>What it is about: <c>Due date of action 2, Ambleford Borough Council</c>.</summary>
    public string Topic
    {
        get
        {
            var name = StoredWords.Field(Field);
            return $"{char.ToUpperInvariant(name[0])}{name[1..]}{(Number is { } number ? $" of action {number}, {Council}" : " of the decision")}";
        }
    }
}

/// <summary>A page of conflicts.</summary>
public sealed record ImportConflicts
{
    /// <summary>The page's conflicts.</summary>
    public required IReadOnlyList<ImportConflict> Rows { get; init; }

    /// <summary>How many there are in all.</summary>
    public required int Total { get; init; }
}
