namespace Poker.Core.Histories;

/// <summary>Reads hands in the open poker hand history format: <c>.phh</c>, one hand, or <c>.phhs</c>, a table a hand.</summary>
/// <remarks>
/// <code>
/// variant = 'NT'
/// antes = [0, 0, 0]
/// blinds_or_straddles = [50, 100, 0]
/// min_bet = 100
/// starting_stacks = [10000, 10000, 10000]
/// actions = ['d dh p1 Qc4d', …, 'p3 cbr 250', 'p1 f', 'p2 cc', 'd db 3dQc2c', …]
/// finishing_stacks = [9950, 10300, 9750]
/// </code>
/// Player 1 is the first left of the button; heads-up antes and blinds stand reversed. <c>cbr</c> is a street total. Without ante trimming an ante
/// is dead money. Only no-limit hold'em (NT) is read. Source: Kim, "Recording and Describing Poker Hands", 2024 (PHH standard).
/// </remarks>
public static class PhhHistory
{
    private const string NoLimitHoldem = "NT";

    /// <summary>Every hand of a file, in order.</summary>
    /// <param name="name">What to call the file's hand; a table's hand adds the table's name.</param>
    /// <param name="text">The file.</param>
    public static IEnumerable<ReadHand> Read(string name, string text)
    {
        List<TomlTable> tables;
        try
        {
            tables = TomlSubset.Parse(text);
        }
        catch (FormatException error)
        {
            return [ReadHand.Rejected(name, $"not a PHH file: {error.Message}")];
        }

        return tables.Count == 0
            ? [ReadHand.Rejected(name, "not a PHH file: it is empty")]
            : tables.Select(table => ReadTable(table.Name.Length == 0 ? name : $"{name}[{table.Name}]", table));
    }

    private static ReadHand ReadTable(string id, TomlTable table)
    {
        try
        {
            return ReadHand.Of(Hand(id, new PhhFields(table)));
        }
        catch (RejectedHandException error)
        {
            return ReadHand.Rejected(id, error.Message);
        }
    }

    private static RecordedHand Hand(string id, PhhFields fields)
    {
        var variant = fields.Text("variant");
        if (variant != NoLimitHoldem)
        {
            throw new RejectedHandException($"not no-limit hold'em: variant {variant}");
        }

        var stacks = fields.Chips("starting_stacks");
        RecordedHand.RequireSeats(stacks.Length);
        var antes = fields.Chips("antes", stacks.Length);
        var posts = fields.Chips("blinds_or_straddles", stacks.Length);
        if (stacks.Length == 2)
        {
            Array.Reverse(antes);
            Array.Reverse(posts);
        }

        // A negative entry is a post that does not move the opening: a missed blind.
        var last = Array.LastIndexOf(posts, posts.Max());
        var isStake = fields.Flag("ante_trimming_status");
        var none = new long[stacks.Length];
        var play = new PhhActions(fields, stacks.Length);
        play.Read(fields.Texts("actions"));
        return new RecordedHand
        {
            Id = id,
            Players = fields.Has("players") ? [.. fields.Texts("players")] : [],
            Stacks = stacks,
            Antes = isStake ? antes : none,
            Dead = isStake ? none : antes,
            Blinds = [.. posts.Select(Math.Abs)],
            CallTo = Math.Max(posts[last], 0),
            MinimumBet = fields.Chip("min_bet"),
            FirstToAct = (last + 1) % stacks.Length,
            Pockets = play.Pockets,
            DealtOpen = play.DealtOpen,
            Mucked = play.Mucked,
            Events = [.. play.Events],
            Finishing = fields.Has("finishing_stacks") ? fields.WholeChips("finishing_stacks", stacks.Length) : null,
            ChipsPerUnit = fields.ChipsPerUnit,
        };
    }
}
