using System.Globalization;

namespace Poker.ServiceDefaults.Problems;

/// <summary>What requests' texts are read as, in words; the framework reads them the same way.</summary>
internal static class TextTypes
{
    private static readonly Dictionary<Type, TextType> Known = new()
    {
        [typeof(string)] = new("a text", _ => true),
        [typeof(bool)] = new("true or false", text => bool.TryParse(text, out _)),
        [typeof(int)] = new($"a whole number from {int.MinValue} to {int.MaxValue}", text => int.TryParse(text, CultureInfo.InvariantCulture, out _)),
        [typeof(long)] = new($"a whole number from {long.MinValue} to {long.MaxValue}", text => long.TryParse(text, CultureInfo.InvariantCulture, out _)),
        [typeof(double)] = new("a number", text => double.TryParse(text, CultureInfo.InvariantCulture, out _)),
        [typeof(Guid)] = new("an id such as 01234567-89ab-cdef-0123-456789abcdef", text => Guid.TryParse(text, out _)),
    };

    /// <summary>A type, nullable or not; null for one that is not read of texts.</summary>
    public static TextType? Find(Type type) => Known.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type);
}
