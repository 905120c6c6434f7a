using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;

namespace Poker.Infrastructure.Postgres.Writers;

/// <summary>A contiguous range of a street's boards, and so of <c>obs</c>, that becomes one table.</summary>
/// <param name="Street">The street.</param>
/// <param name="Part">From 0, in the order of the rows.</param>
/// <param name="FirstBoard">The first board.</param>
/// <param name="EndBoard">The board after the last.</param>
/// <param name="Rows">Rows of those boards.</param>
/// <param name="FirstObs">The least <c>obs</c> that belongs here.</param>
/// <param name="EndObs">The least <c>obs</c> beyond.</param>
internal sealed record IsomorphismLeaf(Street Street, int Part, int FirstBoard, int EndBoard, long Rows, long FirstObs, long EndObs)
{
    // The low 12 bits of obs are the pocket: with them cleared it lies between two boards.
    private const long PocketMask = 0xFFF;
    private const int MostRowsOfBoard = 1326;

    /// <summary>The table's name: letters, digits and underscores only, so that it needs no quoting.</summary>
    public string Table => $"isomorphism_{Street.Name()}_{Part:00}";

    /// <summary>Cuts a street into leaves of about <paramref name="rowsPerLeaf"/> rows, at least one.</summary>
    public static IReadOnlyList<IsomorphismLeaf> Split(ICanonicalRows rows, long rowsPerLeaf)
    {
        var parts = (int)Math.Clamp((rows.Count + rowsPerLeaf - 1) / rowsPerLeaf, 1, rows.Boards);
        var leaves = new List<IsomorphismLeaf>(parts);
        var board = 0;
        var firstObs = Observation.FirstOf(rows.Street);
        for (var part = 0; part < parts; part++)
        {
            var first = board;
            var target = rows.Count * (part + 1) / parts;
            board++;
            while (board < rows.Boards && (part == parts - 1 || (rows.RowsBefore(board) < target && rows.Boards - board >= parts - part)))
            {
                board++;
            }

            var endObs = board == rows.Boards ? Observation.FirstOf(rows.Street + 1) : FirstObsOf(rows, board);
            leaves.Add(new IsomorphismLeaf(
                rows.Street, part, first, board, rows.RowsBefore(board) - rows.RowsBefore(first), firstObs, endObs));
            firstObs = endObs;
        }

        return leaves;
    }

    private static long FirstObsOf(ICanonicalRows rows, int board)
    {
        var obs = new long[MostRowsOfBoard];
        rows.Read(board, obs, new int[MostRowsOfBoard]);
        return obs[0] & ~PocketMask;
    }
}
