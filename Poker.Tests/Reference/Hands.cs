using Poker.Core.Cards;

namespace Poker.Tests.Reference;

/// <summary>All choices of some cards out of a set, one by one.</summary>
internal static class Hands
{
    /// <summary>Every subset of the given size.</summary>
    public static IEnumerable<CardSet> Of(CardSet cards, int size)
    {
        var all = cards.ToArray();
        var chosen = new int[size];
        for (var i = 0; i < size; i++)
        {
            chosen[i] = i;
        }

        while (true)
        {
            var bits = 0UL;
            foreach (var index in chosen)
            {
                bits |= all[index].Set.Bits;
            }

            yield return new CardSet(bits);
            var last = size - 1;
            while (last >= 0 && chosen[last] == all.Length - size + last)
            {
                last--;
            }

            if (last < 0)
            {
                yield break;
            }

            for (chosen[last]++; ++last < size;)
            {
                chosen[last] = chosen[last - 1] + 1;
            }
        }
    }
}
