
namespace CouncilPortal.Compliance;

/// <summary>The fields of a form by name, as typed.</summary>
public sealed class TypedFields(IReadOnlyDictionary<string, string> kept)
{
    private readonly Dictionary<string, string> values = new(kept);

    /// <summary>Every field that holds something.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>What stands in a field; null: nothing.</summary>
    public string? this[string name]
    {
        get => values.GetValueOrDefault(name);
        set
        {
            if (string.IsNullOrEmpty(value))
            {
                values.Remove(name);
            }
            else
            {
                values[name] = value;
            }
        }
    }

    /// <summary>A date in three fields.</summary>
    public TypedDate Date(string name) => new() { Day = this[name], Month = this[$"{name}-month"], Year = this[$"{name}-year"] };

    /// <summary>Puts a date into its three fields.</summary>
    public void SetDate(string name, TypedDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        this[name] = date.Day;
        this[$"{name}-month"] = date.Month;
        this[$"{name}-year"] = date.Year;
    }
}
