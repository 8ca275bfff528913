using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CouncilPortal.Casework;

/// <summary>What words of a public text may give away.</summary>
public enum TextFindingKind
{
    /// <summary>By when something is to be done. The summary of a service improvement does not say it.</summary>
    Timescale,

    /// <summary>Somebody's name.</summary>
    Name,

    /// <summary>Where somebody lives.</summary>
    HouseAddress,

    /// <summary>A postcode.</summary>
    Postcode,

    /// <summary>A telephone number.</summary>
    Telephone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>When somebody was born.</summary>
    DateOfBirth,

    /// <summary>A National Insurance number.</summary>
    NationalInsuranceNumber,

    /// <summary>An NHS number.</summary>
    NhsNumber,
}

/// <summary>Words of a public text that should not be in it.</summary>
public sealed record TextFinding
{
    /// <summary>What they look like.</summary>
    public required TextFindingKind Kind { get; init; }

    /// <summary>The words, as they stand in the text.</summary>
    public required string Words { get; init; }

    /// <summary>Where they begin.</summary>
    public required int Start { get; init; }

    /// <summary>What they look like, in words: <c>a timescale</c>.</summary>
    public string Name => Kind switch
    {
        TextFindingKind.Timescale => "a timescale",
        TextFindingKind.Name => "somebody’s name",
        TextFindingKind.HouseAddress => "a house address",
        TextFindingKind.Postcode => "a postcode",
        TextFindingKind.Telephone => "a telephone number",
        TextFindingKind.Email => "an e-mail address",
        TextFindingKind.DateOfBirth => "a date of birth",
        TextFindingKind.NationalInsuranceNumber => "a National Insurance number",
        TextFindingKind.NhsNumber => "an NHS number",
        _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, null),
    };
}

/// <summary>
/// Finds what should not be in a public text: personal data by its pattern, and in the summary of a service improvement a
/// timescale. A pattern cannot know what is meant, so a person may say that a finding is no such thing. The letters that
/// stand for people ("Mr X", "Miss B") and the Ombudsman's references are not personal data.
/// </summary>
public static partial class PublicTextCheck
{
    private const string Month = "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)";
    private const string Day = "(?:[0-3]?[0-9](?:st|nd|rd|th)?)";
    private const string Date = $"(?:{Day}[ ](?:of[ ])?{Month}(?:,?[ ][0-9]{{4}})?|{Month}[ ]{Day}(?:,?[ ][0-9]{{4}})?|{Month}(?:[ ][0-9]{{4}})?|[0-3]?[0-9][/.-][01]?[0-9][/.-](?:[0-9]{{4}}|[0-9]{{2}}))";

    private const string Number =
        "(?:[0-9]+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|thirty|forty|sixty|ninety|a[ ]few|several)";

    private const string Unit = "(?:(?:calendar|working|clear)[ ])?(?:hours?|days?|weeks?|fortnights?|months?|years?)";

    private const string Given =
        "(?:Mohammed|Muhammad|Mohamed|Ahmed|Ali|Fatima|Aisha|Oliver|George|Harry|Noah|Jack|Charlie|Jacob|Alfie|Freddie|Oscar|Leo|Logan|Archie|Theo|Thomas|James|Joshua|Henry|William|Max|Lucas|Ethan|Arthur|Mason|Isaac|Harrison|Teddy|Finley|Daniel|Edward|Joseph|Alexander|Adam|Reggie|Samuel|Toby|Benjamin|Elijah|Sebastian|John|David|Michael|Peter|Paul|Andrew|Stephen|Steven|Christopher|Richard|Robert|Ian|Kevin|Gary|Alan|Brian|Graham|Colin|Keith|Barry|Simon|Martin|Philip|Nicholas|Jonathan|Matthew|Timothy|Anthony|Neil|Nigel|Trevor|Derek|Roger|Raymond|Terence|Kenneth|Gordon|Malcolm|Olivia|Amelia|Isla|Ava|Emily|Sophia|Mia|Poppy|Ella|Lily|Evie|Sophie|Alice|Jessica|Isabella|Chloe|Phoebe|Freya|Sarah|Susan|Margaret|Mary|Patricia|Jennifer|Linda|Elizabeth|Barbara|Christine|Karen|Julie|Helen|Jane|Janet|Anne|Ann|Carol|Catherine|Katherine|Kathleen|Deborah|Diane|Dorothy|Emma|Laura|Rebecca|Rachel|Nicola|Claire|Lisa|Michelle|Angela|Amanda|Jacqueline|Sandra|Sharon|Tracey|Maureen|Pauline|Jean|Joan|Joyce|Sheila|Shirley|Valerie|Wendy|Samantha|Hannah|Lucy|Charlotte|Priya|Anita|Sanjay|Rajesh|Amit)";

    /// <summary>Words after a given name that make it the name of a place or an institution.</summary>
    private const string Place = "(?:Road|Street|Avenue|Lane|Close|Drive|Court|House|Park|School|Academy|College|University|Hospital|Hall|Centre|Square|Gardens|Place|Way|Ward|Trust|Council|Act|Report|Review|Inquiry|Principle|Standard)";

    private const string Road =
        "(?:Road|Street|Avenue|Close|Lane|Drive|Crescent|Court|Gardens?|Grove|Place|Terrace|Way|Hill|Square|Mews|Row|Walk|View|Park|Green|Rise|Parade|Villas|Rd|St|Ave|Cl|Ln|Dr|Cres|Gdns|Pl|Sq)";

    private static readonly FrozenSet<string> CourtsOfLaw = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "High Court", "Crown Court", "County Court", "Magistrates Court", "Supreme Court", "Administrative Court");

    /// <summary>What should not be in a title or summary of a decision, in the order of the text.</summary>
    public static IReadOnlyList<TextFinding> PersonalData(string? text) => Found(text, withTimescales: false);

    /// <summary>What should not be in the public summary of a service improvement, in the order of the text.</summary>
    public static IReadOnlyList<TextFinding> PersonalDataAndTimescales(string? text) => Found(text, withTimescales: true);

    private static TextFinding[] Found(string? text, bool withTimescales)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        List<TextFinding> found = [];
        Add(found, TextFindingKind.Email, EmailAddresses().Matches(text));
        Add(found, TextFindingKind.DateOfBirth, BirthDates().Matches(text));
        Add(found, TextFindingKind.NationalInsuranceNumber, NationalInsuranceNumbers().Matches(text));
        Add(found, TextFindingKind.NhsNumber, NhsNumbers().Matches(text).Where(m => IsNhsNumber(m.Value)));
        Add(found, TextFindingKind.Telephone, TelephoneNumbers().Matches(text));
        Add(found, TextFindingKind.Postcode, Postcodes().Matches(text));
        Add(found, TextFindingKind.HouseAddress, HouseAddresses().Matches(text).Where(IsHouse));
        Add(found, TextFindingKind.Name, TitledNames().Matches(text));
        Add(found, TextFindingKind.Name, GivenNames().Matches(text));
        if (withTimescales)
        {
            Add(found, TextFindingKind.Timescale, Timescales().Matches(text));
        }

        return [.. found.OrderBy(f => f.Start)];
    }

    /// <summary>What is part of something found already is not told twice.</summary>
    private static void Add(List<TextFinding> found, TextFindingKind kind, IEnumerable<Match> matches)
    {
        foreach (var match in matches)
        {
            if (!found.Exists(f => match.Index < f.Start + f.Words.Length && f.Start < match.Index + match.Length))
            {
                found.Add(new TextFinding { Kind = kind, Words = match.Value.Trim(), Start = match.Index });
            }
        }
    }

    /// <summary>A year before a court of law is no house number.</summary>
    private static bool IsHouse(Match match) =>
        !(match.Groups["number"].Value is { Length: 4 } number && (number.StartsWith("19", StringComparison.Ordinal) || number.StartsWith("20", StringComparison.Ordinal)))
        && !CourtsOfLaw.Contains(match.Groups["street"].Value);

    /// <summary>Ten digits of which the last is the check digit of the others, modulus 11 (NHS Data Dictionary).</summary>
    private static bool IsNhsNumber(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        var check = 11 - (digits[..9].Select((digit, i) => digit * (10 - i)).Sum() % 11);
        return digits[9] == (check == 11 ? 0 : check);
    }

    [GeneratedRegex(@"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex EmailAddresses();

    [GeneratedRegex($@"\b(?:date[ ]of[ ]birth|d\.?o\.?b\b\.?)(?:[ ]?(?:is|was|:|,)?[ ]?{Date})?|\bborn[ ](?:on|in)?[ ]?(?:the[ ])?(?:{Date}|[12][0-9]{{3}}\b)", RegexOptions.IgnoreCase)]
    private static partial Regex BirthDates();

    [GeneratedRegex(@"\b(?![DFIQUV])[A-Z](?![DFIOQUV])[A-Z][ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D]\b", RegexOptions.IgnoreCase)]
    private static partial Regex NationalInsuranceNumbers();

    [GeneratedRegex(@"(?<![0-9+])[1-9][0-9]{2}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])")]
    private static partial Regex NhsNumbers();

    [GeneratedRegex(@"(?<![0-9+£.,])(?:(?:\+|00)44[ -]?(?:\(0\)[ -]?)?|\(?0)(?:[ ()-]{0,2}[0-9]){9,10}(?![0-9])")]
    private static partial Regex TelephoneNumbers();

    [GeneratedRegex(@"\b(?:GIR[ ]?0AA|[A-Z]{1,2}[0-9][0-9A-Z]?[ ]?[0-9][ABD-HJLNP-UW-Z]{2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Postcodes();

    [GeneratedRegex($@"\b(?:(?:[Ff]lat|[Aa]partment|[Uu]nit)[ ][0-9]+[A-Za-z]?\b|(?<number>[0-9]{{1,4}})[A-Za-z]?,?[ ](?<street>(?:[A-Z][\w'’-]*[ ]){{1,3}}{Road})\b)")]
    private static partial Regex HouseAddresses();

    [GeneratedRegex(@"\b(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Mm]x|[Dd]r|[Pp]rof(?:essor)?|Sir|Dame|Lord|Lady|Cllr|Councillor|Rev(?:erend)?|Nurse|Mr[ ]and[ ]Mrs)\.?[ ](?:(?:de|la|van|von|der|den|al|el|bin|ap)[ ])*(?:[A-Z]\.?[ ])?(?:O['’]|Mc|Mac|[Dd]['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)*(?:[ ][A-Z][a-z]+(?:-[A-Z][a-z]+)*)?")]
    private static partial Regex TitledNames();

    [GeneratedRegex($@"\b{Given}[ ](?:[A-Z]\.?[ ])?(?!{Place}\b)(?:O['’]|Mc|Mac)?[A-Z][a-z]+(?:-[A-Z][a-z]+)?\b(?![ ]{Place}\b)")]
    private static partial Regex GivenNames();

    [GeneratedRegex(
        $@"\b(?:[Ww]ithin|[Ii]nside|[Ii]n[ ]no[ ]more[ ]than|[Nn]o[ ]longer[ ]than)[ ](?:the[ ])?(?:next[ ])?(?:{Number})[ ]{Unit}\b(?:[ ](?:of|from|after)[ ](?:the|this|our|its|receiving)[ ](?:date[ ]of[ ])?(?:the[ ]|this[ ]|our[ ])?(?:final[ ])?(?:decision|report|statement))?"
        + $@"|\b[Ii]n[ ](?:the[ ])?next[ ](?:{Number}[ ])?{Unit}\b"
        + $@"|\b[Ii]n[ ]{Number}[ ](?:weeks?|months?|days?)['’]?[ ]time\b"
        + $@"|\b(?:{Number})[ ]{Unit}[ ](?:of|from|after)[ ](?:the[ ]|this[ ]|our[ ])(?:date[ ]of[ ])?(?:the[ ]|this[ ]|our[ ])?(?:final[ ])?(?:decision|report|statement)\b"
        + $@"|\b(?:[Bb]y|[Bb]efore|[Uu]ntil|[Nn]o[ ]later[ ]than|[Nn]ot[ ]later[ ]than|[Oo]n[ ]or[ ]before)[ ](?:the[ ])?(?:(?:end|start|beginning|middle)[ ]of[ ](?:the[ ])?)?(?:{Date}|(?:this|next)[ ](?:week|month|year|spring|summer|autumn|winter)|(?:financial[ ]|calendar[ ]|school[ ]|academic[ ])year)\b"
        + $@"|\b[Bb]y[ ]the[ ]end[ ]of[ ](?:the|this|next)[ ](?:week|month|quarter|year|term)\b")]
    private static partial Regex Timescales();
}
