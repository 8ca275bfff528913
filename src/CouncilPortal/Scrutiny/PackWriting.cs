using CouncilPortal.Authorities;
using CouncilPortal.Documents;
using CouncilPortal.Letters;
using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.Scrutiny;

/// <summary>Puts a committee pack into words and tables. A committee’s papers are public: nothing is in them that is not, save before publication what is marked as provisional.</summary>
public static class PackWriting
{
    /// <summary>The document of the pack.</summary>
    public static PackDocument Of(CommitteePack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return new PackDocument
        {
            Title = $"Committee pack: the Ombudsman’s annual review {pack.Year}",
            Council = pack.Council.Name,
            Notices = [.. Notices(pack)],
            Lead = [.. Lead(pack)],
            Sections =
            [
                new("in-short", "The year in short", [.. InShort(pack)]),
                new("headline-figures", "Headline figures", pack.Figures is null ? [DocumentPart.Of(NoFigures(pack))] : [new DocumentPart.Table(PackTables.Headlines(pack))]),
                new("letter", "The annual review letter", [.. TheLetter(pack)]),
                .. OverTheYears(pack),
                .. AmongSimilar(pack),
                .. Themes(pack),
                new("improvements", "Improvements promised and done", [.. Improvements(pack)]),
                new("remedies", "Late or failed remedies", [.. Remedies(pack)]),
                new("reports", "Public reports", [.. Reports(pack)]),
                .. Before(pack),
                new("questions", "Questions worth asking", [DocumentPart.Of(ScrutinyQuestions.For(pack.Facts))]),
                new("reading", "Reading these figures", [DocumentPart.Of(DataSources.Notes(First(pack), pack.Year))]),
                new("sources", "Sources", [.. Sources(pack)]),
            ],
        };
    }

    private static IEnumerable<string> Notices(CommitteePack pack)
    {
        if (pack.Council.Invented)
        {
            yield return $"Invented for demonstration. {pack.Council.Name} does not exist. The decisions, people, letters and figures in this pack are made up.";
        }

        if (!pack.IsPublic)
        {
            yield return $"Not public {(pack.PublicFrom is { } from ? $"until {LondonTime.Format(from)}" : "yet")}. Keep this pack within your council’s officers until then: its figures are provisional and may change, and no committee can have it before.";
        }
    }

    private static IEnumerable<string> Lead(CommitteePack pack)
    {
        if (pack.Considered is { } considered)
        {
            yield return $"{considered.Standing(pack.MadeOn)}.";
        }

        yield return $"Prepared for members of {pack.Council.Name} on {LondonTime.Format(pack.MadeOn)}.";
    }

    private static string NoFigures(CommitteePack pack) => $"The portal holds no figures of {pack.Council.Name} for {pack.Year}.";

    private static IEnumerable<DocumentPart> InShort(CommitteePack pack) =>
        pack.Figures is null ? [DocumentPart.Of(NoFigures(pack))] : YearInWords.Of(pack.Council.Name, pack.Facts).Select(DocumentPart.Of);

    private static IEnumerable<DocumentPart> TheLetter(CommitteePack pack)
    {
        if (pack.Letter is not { } letter)
        {
            yield return DocumentPart.Of($"The portal holds no annual review letter to {pack.Council.Name} for {pack.Year} that is public.");
            yield break;
        }

        yield return DocumentPart.Of($"Sent to {letter.Addressee ?? "The Chief Executive"}, {letter.Authority}, on {LetterAddress.Day(letter.IssuedAt)}. Public from {LondonTime.Format(letter.PublishedAt)}. {Issue(letter)}");
        foreach (var part in LetterParts.Of(letter, below: 2))
        {
            yield return part;
        }
    }

    private static string Issue(Letter letter) => letter.ReissuedAt is not { } at ? "This is the letter as it was sent."
        : $"This is the letter as it was issued anew on {LetterAddress.Day(at)}{(string.IsNullOrWhiteSpace(letter.ReissueReason) ? "" : $", because: {letter.ReissueReason.TrimEnd('.')}")}.";

    private static IEnumerable<PackSection> OverTheYears(CommitteePack pack)
    {
        var trends = pack.Trends.Where(t => t.HasValues).ToList();
        if (trends.Count > 0)
        {
            yield return new PackSection("over-the-years", "Over the years",
            [
                .. ComparisonNotes.Between(First(pack), pack.Year).Select(DocumentPart.Of),
                .. trends.Select(t => new TrendFigure(t, PackTables.Years(pack, t))),
                DocumentPart.Of("The intervals describe chance alone: the range within which a rate from so few cases could lie anyway. The Ombudsman chooses what to investigate, and councils may differ by more than chance. The compliance rate is an exact count and has no interval."),
            ]);
        }
    }

    private static IEnumerable<PackSection> AmongSimilar(CommitteePack pack)
    {
        if (pack.Figures?.Funnel is not { Points.Count: > 1, Average: not null } funnel)
        {
            yield break;
        }

        var kind = CouncilTypes.Many(pack.Council.Type);
        var own = funnel.Points.FirstOrDefault(p => p.Slug == pack.Council.Slug);
        yield return new PackSection("among-similar", "Among similar councils",
        [
            DocumentPart.Of($"{(own is null ? $"{pack.Council.Name} is not among the {Shown(funnel.Points.Count)} {kind} whose counts for {pack.Year} are known and that had investigations." : $"{pack.Council.Name} is one of the {Shown(funnel.Points.Count)} {kind} whose counts for {pack.Year} are known: {own.Rate} of {Share.OfInvestigations.Cases(own.Whole)} upheld, {Lower(funnel.VerdictOf(own)!.Value.Name())}.")} With few investigations a rate swings widely by chance. This is no ranking."),
            new FunnelFigure(funnel, pack.Council.Slug, kind, pack.Year),
            new DocumentPart.Table(PackTables.Places(pack, funnel, kind)),
        ]);
    }

    private static IEnumerable<PackSection> Themes(CommitteePack pack)
    {
        if (pack.Facts.Themes is { } themes)
        {
            yield return new PackSection("themes", "What upheld complaints were about",
            [
                new DocumentPart.Table(PackTables.Themes(pack, themes)),
                DocumentPart.Of(themes.PooledFrom > 0
                    ? $"The share among similar councils is computed by the portal over the {Shown(themes.PooledFrom)} {CouncilTypes.Many(pack.Council.Type)} whose counts for every category are known here. A few cases move a share a long way."
                    : "Counts by category are known here of too few similar councils to compute an average. A few cases move a share a long way."),
            ]);
        }
    }

    private static IEnumerable<DocumentPart> Improvements(CommitteePack pack)
    {
        var counts = pack.Facts.Improvements;
        if (counts.Total == 0)
        {
            yield return DocumentPart.Of($"No service improvement is published that {pack.Council.Name} agreed to in {pack.Year}, or that was open from earlier years.");
            yield break;
        }

        yield return DocumentPart.Of($"{pack.Council.Name} promised {Counted(counts.Total, "service improvement", "service improvements")} in published decisions of {pack.Year}, or had promised them earlier and not finished when the year began. As they stood on {LondonTime.Format(pack.MadeOn)}:");
        yield return DocumentPart.Of(
        [
            .. new[]
            {
                (counts.Done, $"accepted by the Ombudsman as done{(counts.DoneLate == 0 ? "" : $", {Shown(counts.DoneLate)} of them late")}"),
                (counts.Outstanding, "not yet accepted as done"),
                (counts.NotDone, "recorded by the Ombudsman as not done"),
                (counts.Withdrawn, "withdrawn by the Ombudsman"),
            }.Where(s => s.Item1 > 0).Select(s => $"{Shown(s.Item1)} {s.Item2}"),
        ]);
        yield return new DocumentPart.Table(PackTables.Improvements(pack));
    }

    private static IEnumerable<DocumentPart> Remedies(CommitteePack pack)
    {
        yield return DocumentPart.Of(RemedyCounts(pack));
        if (pack.Late.Count == 0)
        {
            yield return DocumentPart.Of("The portal can name no published decision whose remedy was late or did not satisfy the Ombudsman in the year.");
        }
        else
        {
            yield return DocumentPart.Of("The published decisions among them that the portal can name:");
            yield return new DocumentPart.Table(PackTables.Late(pack));
        }

        yield return DocumentPart.Of("Remedies for a person are counted, and never described here. A decision that is not published is not named.");
    }

    private static string RemedyCounts(CommitteePack pack)
    {
        var figures = pack.Facts.Figures;
        var late = figures.CompliedLate switch
        {
            null => "How many remedies were completed late is not given.",
            0 => "No remedy was completed late.",
            1 => "1 remedy was completed late.",
            { } n => $"{Shown(n)} remedies were completed late.",
        };
        return figures switch
        {
            { ComplianceOutcomes: 0 } => $"No recommendations fell due in {pack.Year}.",
            { ComplianceOutcomes: { } outcomes, Complied: { } complied } when complied <= outcomes =>
                $"{Shown(outcomes - complied)} of {Share.OfOutcomes.Cases(outcomes)} in {pack.Year} did not satisfy the Ombudsman. {late}",
            { PublishedComplianceRate: { } rate } => $"The compliance rate was {Rates.FormatPercent(rate)}; how many outcomes did not satisfy the Ombudsman is not given. {late}",
            _ => $"How many compliance outcomes in {pack.Year} did not satisfy the Ombudsman is not given. {late}",
        };
    }

    private static IEnumerable<DocumentPart> Reports(CommitteePack pack)
    {
        var since = LondonTime.Format(pack.Year.FirstDay);
        if (pack.Reports.Count == 0)
        {
            yield return DocumentPart.Of($"No public report on {pack.Council.Name} dated {since} or later is published.");
            yield break;
        }

        yield return DocumentPart.Of($"{Counted(pack.Reports.Count, "public report", "public reports")} on {pack.Council.Name} dated {since} or later {(pack.Reports.Count == 1 ? "is" : "are")} published. The law asks that members consider each.");
        yield return new DocumentPart.Table(PackTables.Reports(pack));
    }

    private static IEnumerable<PackSection> Before(CommitteePack pack)
    {
        var letters = new[] { (Year: pack.Year.Previous, Of: pack.ConsideredBefore), (pack.Year, Of: pack.Considered is { IsConsidered: true } ? pack.Considered : null) };
        if (letters.Any(l => l.Of is not null))
        {
            yield return new PackSection("committee", "What the committee has done", [.. letters.Where(l => l.Of is not null).SelectMany(l => Done(l.Year, l.Of!, pack.MadeOn))]);
        }
    }

    private static IEnumerable<DocumentPart> Done(ReportingYear year, LetterConsideration considered, DateOnly today)
    {
        var standing = DocumentRun.Of($"The letter of {year}: {Lower(considered.Standing(today))}.");
        yield return new DocumentPart.Paragraph(new DocumentText(considered.MinutesUrl is { } minutes ? [standing, DocumentRun.Of(" "), DocumentRun.To($"Minutes of {LondonTime.Format(considered.MeetsOn)}", minutes), DocumentRun.Of(".")] : [standing]));
        if (considered.Decisions is { } decisions)
        {
            yield return DocumentPart.Of($"What it decided: {decisions}");
        }
    }

    private static IEnumerable<DocumentPart> Sources(CommitteePack pack)
    {
        List<(string, DocumentText)> sources = [];
        if (pack.Figures is { } figures)
        {
            sources.Add(($"Figures of {pack.Year}", FiguresFrom(figures)));
            sources.Add(("Averages", DocumentText.Of(figures.PooledFrom > 0
                ? $"Published for the type of council and year; where none is published, computed by the portal from {Shown(figures.PooledFrom)} councils of the type"
                : !pack.IsPublic ? "Public with the year; the letter gives them"
                : figures.Averages == SimilarAverages.None ? "None is published for this type of council and year"
                : "Published for the type of council and year")));
        }

        if (pack.Letter is { } letter)
        {
            sources.Add(("The annual review letter", pack.IsPublic ? DocumentText.To($"The letter sent on {LetterAddress.Day(letter.IssuedAt)}", LetterAddress.Public(letter.Slug, letter.Year)) : DocumentText.Of($"The letter sent on {LetterAddress.Day(letter.IssuedAt)}")));
        }

        sources.Add(("Earlier years, similar councils and themes", DocumentText.To("The council’s public page, with the source of each year", CouncilAddress.Page(pack.Council.Slug))));
        sources.Add(("Improvements, remedies and public reports", DocumentText.To("The Ombudsman’s published decisions about the council", CouncilAddress.Part(pack.Council.Slug, "decisions"))));
        sources.Add(("Consideration by members", DocumentText.Of("Recorded by the council’s officers in CouncilPortal")));
        yield return new DocumentPart.Table(PackTables.Sources(sources));
        foreach (var line in pack.Council.Invented ? (string[])[DataSources.Invented, DataSources.Computed] : [DataSources.Figures, DataSources.Names, DataSources.Decisions, DataSources.Computed])
        {
            yield return DocumentPart.Of(line);
        }
    }

    private static DocumentText FiguresFrom(CouncilYear figures)
    {
        var published = figures.Link.PublishedOn is { } on ? $", published on {LondonTime.Format(on)}" : "";
        return figures switch
        {
            { Link.CountedFrom: { } counted } => DocumentText.Of($"Counted by the portal from the {Counted(counted.Decisions, "decision", "decisions")} and {Counted(counted.Outcomes, "compliance outcome", "compliance outcomes")} that it holds; provisional"),
            { Counts.Source: { } source } when Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" => new DocumentText([DocumentRun.To(source, source), DocumentRun.Of(published)]),
            { Counts.Source: { } source } => DocumentText.Of($"{source}{published}"),
            _ => DocumentText.Of($"The figures of the year as the portal holds them{published}"),
        };
    }

    private static ReportingYear First(CommitteePack pack) => pack.Trends.Count == 0 ? pack.Year : pack.Trends[0].Points[0].Year;

    private static string Counted(long count, string one, string many) => $"{Shown(count)} {(count == 1 ? one : many)}";

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Shown(long number) => number.ToString("N0", BritishCulture.Instance);
}
