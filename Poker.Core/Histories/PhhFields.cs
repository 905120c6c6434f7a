namespace Poker.Core.Histories;

/// <summary>The fields of one PHH hand, with amounts in chips: the smallest unit that its stacks, blinds and actions use.</summary>
internal sealed class PhhFields
{
    private const int MostDecimals = 4;
    private static readonly string[] AmountFields = ["starting_stacks", "antes", "blinds_or_straddles", "min_bet"];

    private readonly Dictionary<string, object> _values;

    /// <summary>The fields of a table.</summary>
    public PhhFields(TomlTable table)
    {
        _values = table.Values;
        var amounts = AmountFields.Where(Has).SelectMany(field => _values[field] is List<object> list ? list : [_values[field]])
            .Concat(Has("actions") ? Texts("actions").SelectMany(RaiseOf) : [])
            .OfType<decimal>();
        var decimals = amounts.Select(amount => amount.Scale - TrailingZeros(amount)).DefaultIfEmpty(0).Max();
        if (decimals > MostDecimals)
        {
            throw new RejectedHandException($"amounts with more than {MostDecimals} decimals");
        }

        for (var i = 0; i < decimals; i++)
        {
            ChipsPerUnit *= 10;
        }
    }

    /// <summary>Chips to the file's unit.</summary>
    public long ChipsPerUnit { get; } = 1;

    /// <summary>Whether a field is there.</summary>
    public bool Has(string field) => _values.ContainsKey(field);

    /// <summary>A text.</summary>
    public string Text(string field) => Of(field) as string ?? throw WrongKind(field);

    /// <summary>A flag, false where it is missing.</summary>
    public bool Flag(string field) => Has(field) && (Of(field) as bool? ?? throw WrongKind(field));

    /// <summary>A list of texts.</summary>
    public IEnumerable<string> Texts(string field) =>
        (Of(field) as List<object> ?? throw WrongKind(field)).Select(item => item as string ?? throw WrongKind(field));

    /// <summary>An amount.</summary>
    public long Chip(string field) => ToChips(Of(field) as decimal? ?? throw WrongKind(field));

    /// <summary>A list of amounts, of a given length unless it is −1.</summary>
    public long[] Chips(string field, int length = -1)
    {
        var list = Of(field) as List<object> ?? throw WrongKind(field);
        if (length >= 0 && list.Count != length)
        {
            throw new RejectedHandException($"the field {field} has not one entry a player");
        }

        return [.. list.Select(item => ToChips(item as decimal? ?? throw WrongKind(field)))];
    }

    /// <summary>As <see cref="Chips"/>, where a part of a chip is a fault of the source.</summary>
    public long[] WholeChips(string field, int length)
    {
        if (Of(field) is List<object> list && list.OfType<decimal>().Any(amount => amount % (1m / ChipsPerUnit) != 0))
        {
            throw new RejectedHandException($"the source splits a chip in its {field}");
        }

        return Chips(field, length);
    }

    /// <summary>An amount as chips.</summary>
    public long ToChips(decimal amount) => Math.Abs(amount) <= Game.BettingState.MostChips / ChipsPerUnit && amount * ChipsPerUnit % 1 == 0
        ? (long)(amount * ChipsPerUnit)
        : throw new RejectedHandException("an amount is out of range");

    private static IEnumerable<object> RaiseOf(string action) =>
        action.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, "cbr", var amount, ..] && PhhActions.TryAmount(amount, out var chips)
            ? [chips]
            : [];

    // 1.50 has scale 2 and one trailing zero: one decimal is enough.
    private static int TrailingZeros(decimal amount)
    {
        var zeros = 0;
        for (; zeros < amount.Scale && amount == decimal.Round(amount, amount.Scale - zeros - 1); zeros++)
        {
        }

        return zeros;
    }

    private object Of(string field) =>
        _values.TryGetValue(field, out var value) ? value : throw new RejectedHandException($"the field {field} is missing");

    private static RejectedHandException WrongKind(string field) => new($"the field {field} is of the wrong kind");
}
