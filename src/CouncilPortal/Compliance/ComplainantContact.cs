using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Something that passed between the council and the complainant while an action waits for the complainant.</summary>
public sealed record ComplainantContact
{
    /// <summary><c>asked</c> (the wait begins), <c>chased</c> or <c>acted</c> (the wait ends).</summary>
    public required string Kind { get; init; }

    /// <summary>When that was.</summary>
    public required DateOnly OnDate { get; init; }

    /// <summary>When an answer is expected or the next chase is due; null once the complainant has acted.</summary>
    public required DateOnly? NextOn { get; init; }

    /// <summary>What the complainant has to do, or more.</summary>
    public required string? Note { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string ByName { get; init; }
}

/// <summary>Waiting for the complainant, for queries and commands that have found the action in their scope already.</summary>
internal static class ComplainantContacts
{
    public const string Asked = "asked";
    public const string Chased = "chased";
    public const string Acted = "acted";

    public static async Task<IReadOnlyList<ComplainantContact>> Of(ScopedConnection connection, long recommendation) =>
        (await connection.QueryAsync<ComplainantContact>(
            "select c.kind, c.on_date, c.next_on, c.note, c.at, c.by_name from complainant_contacts c where c.recommendation_id = @recommendation order by c.id",
            new { recommendation })).AsList();

    public static Task Append(ScopedConnection connection, Scope scope, ActionRow action, ComplainantContact contact) =>
        connection.ExecuteAsync(
            """
            insert into complainant_contacts (recommendation_id, authority_id, kind, on_date, next_on, note, at, by_person_id, by_name)
            values (@Id, @AuthorityId, @Kind, @OnDate, @NextOn, @Note, @At, @PersonId, @ByName)
            """,
            new { action.Id, action.AuthorityId, contact.Kind, contact.OnDate, contact.NextOn, contact.Note, contact.At, scope.PersonId, contact.ByName });

    /// <summary>The day of a contact; null with its error where it is missing, impossible or still to come.</summary>
    public static DateOnly? ReadPast(TypedDate typed, string missing, DateOnly today, Dictionary<string, string> errors)
    {
        var date = typed.Read(missing, out var error);
        error ??= date > today ? "This date must be today or in the past" : null;
        if (error is null)
        {
            return date;
        }

        errors[ActionField.ContactOn] = error;
        return null;
    }

    /// <summary>The day of the next chase; null with its error where it is missing, impossible or over.</summary>
    public static DateOnly? ReadNext(TypedDate typed, DateOnly today, Dictionary<string, string> errors)
    {
        var date = typed.Read("Enter the date by which you expect an answer or will chase", out var error);
        error ??= date < today ? "This date must be today or in the future" : null;
        if (error is null)
        {
            return date;
        }

        errors[ActionField.NextOn] = error;
        return null;
    }

    /// <summary>What the history says of a contact.</summary>
    public static string InWords(DateOnly on, DateOnly? next, string? note)
    {
        var dates = next is { } date ? $"On {LondonTime.Format(on)}. Next chase {LondonTime.Format(date)}." : $"On {LondonTime.Format(on)}.";
        return string.IsNullOrEmpty(note) ? dates : $"{dates}\n{note}";
    }
}
