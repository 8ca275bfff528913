using FsCheck;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests;

/// <summary>Checks a rule against many generated cases; a failure prints the smallest case found and its seed.</summary>
internal static class Property
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true);

    public static Gen<DateOnly> Dates { get; } =
        Gen.Choose(new DateOnly(2018, 1, 1).DayNumber, new DateOnly(2030, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);

    public static void Holds<T>(Gen<T> cases, Func<T, bool> rule) => Check.One(Settings, Prop.ForAll(cases.ToArbitrary(), rule));
}
