using System.Globalization;

namespace CouncilPortal.Time;

/// <summary>British English for dates, numbers and money, whatever culture the machine has and whether or not it has any.</summary>
public static class BritishCulture
{
    /// <summary>Read-only: <c>22/07/2020</c>, <c>1,234</c>, <c>£1,250.00</c>, the week beginning on Monday.</summary>
    public static CultureInfo Instance { get; } = CultureInfo.ReadOnly(Create());

    private static CultureInfo Create()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.CurrencySymbol = "£";
        culture.NumberFormat.CurrencyPositivePattern = 0;
        culture.NumberFormat.CurrencyNegativePattern = 1;
        culture.NumberFormat.PercentPositivePattern = 1;
        culture.NumberFormat.PercentNegativePattern = 1;
        culture.DateTimeFormat.ShortDatePattern = "dd/MM/yyyy";
        culture.DateTimeFormat.LongDatePattern = "d MMMM yyyy";
        culture.DateTimeFormat.FirstDayOfWeek = DayOfWeek.Monday;
        return culture;
    }
}
