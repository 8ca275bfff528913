using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CouncilPortal.Database;

/// <summary>How instants, dates and rates are written and read alike on both engines.</summary>
public static class TypeHandlers
{
    /// <summary>Instants in SQLite: UTC with microseconds, so that text order is time order and PostgreSQL holds the same.</summary>
    public const string InstantFormat = "yyyy-MM-dd HH:mm:ss.ffffff+00:00";

    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Tells Dapper once for the process.</summary>
    public static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.AddTypeHandler(new DateHandler());
        SqlMapper.RemoveTypeMap(typeof(decimal));
        SqlMapper.RemoveTypeMap(typeof(decimal?));
        SqlMapper.AddTypeHandler(new DecimalHandler());
        DefaultTypeMap.MatchNamesWithUnderscores = true;
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            parameter.Value = parameter is SqliteParameter
                ? value.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture)
                : value.ToUniversalTime();

        public override DateTimeOffset Parse(object value) => value switch
        {
            string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            DateTime instant => new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)),
            DateTimeOffset instant => instant,
            _ => throw new DataException($"'{value}' is not an instant."),
        };
    }

    private sealed class DateHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) =>
            parameter.Value = parameter is SqliteParameter ? value.ToString(DateFormat, CultureInfo.InvariantCulture) : value;

        public override DateOnly Parse(object value) => value switch
        {
            string text => DateOnly.ParseExact(text, DateFormat, CultureInfo.InvariantCulture),
            DateOnly date => date,
            DateTime day => DateOnly.FromDateTime(day),
            _ => throw new DataException($"'{value}' is not a date."),
        };
    }

    /// <summary>SQLite keeps 85 as a whole number and 99.4 as a fraction in one column.</summary>
    private sealed class DecimalHandler : SqlMapper.TypeHandler<decimal>
    {
        public override void SetValue(IDbDataParameter parameter, decimal value) => parameter.Value = value;

        public override decimal Parse(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);
    }
}
