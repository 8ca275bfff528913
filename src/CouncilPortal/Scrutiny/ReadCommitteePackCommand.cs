using CouncilPortal.Audit;
using CouncilPortal.Authorities;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;

namespace CouncilPortal.Scrutiny;

/// <summary>Opens the committee pack of one of the reader's councils, in one of its forms. That one of a year that is not public was opened is recorded first.</summary>
public sealed class ReadCommitteePackCommand(PortalDatabase database, OwnCouncilsQuery councils, CommitteePackQuery packs, TimeProvider time)
{
    /// <summary>What is opened where it is not a file.</summary>
    public const string Page = "page";

    /// <summary>
    /// The pack. <paramref name="slug"/> says of which council, for people who have several; empty, of the first.
    /// <paramref name="form"/> is what they open: <see cref="Page"/>, <c>PDF</c>. Null where there is no such pack for them.
    /// </summary>
    public async Task<CommitteePack?> Read(Scope scope, ReportingYear year, string slug, string form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(slug);
        var own = await councils.WithDashboard(scope, cancel);
        var council = own.FirstOrDefault(c => slug.Length == 0 || c.Slug == slug);
        var pack = council is null ? null : await packs.Of(scope, council, year, cancel);
        if (pack is { IsPublic: false })
        {
            await database.Transact(scope, connection => Record(connection, scope, pack, form), cancel);
        }

        return pack;
    }

    private async Task<bool> Record(ScopedConnection connection, Scope scope, CommitteePack pack, string form)
    {
        var now = time.GetUtcNow();
        await EmbargoOpenings.Note(connection, scope, now, new EmbargoOpening
        {
            Year = pack.Year.ToString(),
            AuthorityId = pack.Council.Id,
            LetterId = pack.Letter?.Id,
            What = form == Page ? "committee pack" : $"committee pack as {form}",
        });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "committee pack read under embargo",
            Subject = $"committee pack {pack.Year}",
            AuthorityId = pack.Council.Id,
            Detail = $"Committee pack {pack.Year}, {form}",
        });
        return true;
    }
}
