using CouncilPortal.Authorities;
using CouncilPortal.Statistics;

namespace CouncilPortal.Api;

/// <summary>What is answered when a request cannot be: a problem (RFC 9457) that says what to do.</summary>
internal static class ApiProblem
{
    /// <summary>What was asked for does not exist, or is not public.</summary>
    public static IResult NotFound(string whatToDo) => Results.Problem(whatToDo, statusCode: StatusCodes.Status404NotFound, title: "There is nothing here");

    /// <summary>Nothing is at the address, or it does not take the method.</summary>
    public static IResult NoSuchAddress(HttpContext http)
    {
        const string Where = "Its addresses are listed at /api/v1 and explained at /api.";
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return NotFound($"The interface has no such address. {Where}");
        }

        http.Response.Headers.Allow = "GET, HEAD";
        return Results.Problem($"The interface can only be read: use GET. {Where}", statusCode: StatusCodes.Status405MethodNotAllowed, title: "The interface is read only");
    }

    /// <summary>Too many requests from one address.</summary>
    public static IResult TooOften() => Results.Problem(
        $"Wait for a minute. From one address {ApiSetup.PerMinute} requests a minute are answered; ask for larger pages, or for the tables in CSV.",
        statusCode: StatusCodes.Status429TooManyRequests,
        title: "Too many requests");

    /// <summary>A fault of the service.</summary>
    public static IResult Fault(string? reference) => Results.Problem(
        $"Try again in a few minutes. If it goes on, tell the people who run this service the reference {reference}.",
        statusCode: StatusCodes.Status500InternalServerError,
        title: "There is a problem with the service");

    /// <summary>No council has the part of an address.</summary>
    public static IResult NoCouncil(string slug) => NotFound($"No council has the slug '{slug}'. Take a slug from /api/v1/councils.");

    /// <summary>The values of the address are not understood.</summary>
    public static IResult Wrong(IReadOnlyDictionary<string, string> instructions) => Results.ValidationProblem(
        instructions.ToDictionary(i => i.Key, i => new[] { i.Value }),
        title: "The request cannot be understood",
        detail: string.Join(" ", instructions.Select(i => $"{i.Key}: {i.Value}.")));
}

/// <summary>The values of an address, read one by one; what is wrong with them is kept for the answer.</summary>
internal sealed class ApiValues
{
    private const int LongestText = 100;

    private readonly Dictionary<string, string> problems = [];

    /// <summary>What is wrong; empty where nothing is.</summary>
    public IReadOnlyDictionary<string, string> Problems => problems;

    /// <summary>A text; null where it is not said.</summary>
    public string? Text(string name, string? value)
    {
        if (value is { Length: > LongestText })
        {
            problems[name] = $"Give at most {LongestText} characters";
        }

        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    /// <summary>One of the values given; null where it is not said.</summary>
    public string? OneOf(string name, string? value, IReadOnlyList<string> values)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        var found = values.FirstOrDefault(v => v.Equals(value.Trim(), StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            problems[name] = $"Give one of: {string.Join(", ", values)}";
        }

        return found;
    }

    /// <summary>A comparator type.</summary>
    public string? Type(string? value) => OneOf("type", value, CouncilTypes.All);

    /// <summary>A reporting year; null where it is not said.</summary>
    public ReportingYear? Year(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (ReportingYear.TryParse(value, out var year))
        {
            return year;
        }

        problems["year"] = ReportingYear.Instruction;
        return null;
    }

    /// <summary>A date; null where it is not said.</summary>
    public DateOnly? Date(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var date))
        {
            return date;
        }

        problems[name] = "Enter a date such as 2025-09-01";
        return null;
    }

    /// <summary>A whole number within bounds, or what is meant where it is not said.</summary>
    public int Number(string name, string? value, int least, int most, int unsaid)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return unsaid;
        }

        if (int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        problems[name] = $"Enter a whole number from {least} to {most}";
        return unsaid;
    }
}
