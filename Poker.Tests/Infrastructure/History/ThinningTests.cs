using Poker.Infrastructure.History;

namespace Poker.Tests.Infrastructure.History;

public sealed class ThinningTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(7, 7)]
    [InlineData(7, 100)]
    public void A_list_that_is_short_enough_stays_as_it_is(int count, int most)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        Assert.Same(all, Thinning.Evenly(all, most));
    }

    [Fact]
    public void Of_a_longer_one_as_many_stay_as_may_the_first_and_the_last_among_them_evenly()
    {
        for (var count = 3; count <= 200; count++)
        {
            int[] all = [.. Enumerable.Range(0, count)];
            for (var most = 2; most < count; most++)
            {
                var some = Thinning.Evenly(all, most);
                Assert.Equal((most, 0, count - 1), (some.Count, some[0], some[^1]));

                // Steps differ by one at most: from the floor to the ceiling of their mean.
                int[] steps = [.. some.Zip(some.Skip(1), (one, next) => next - one)];
                Assert.InRange(steps.Min(), (count - 1) / (most - 1), steps.Max());
                Assert.InRange(steps.Max() - steps.Min(), 0, 1);
            }
        }
    }

    [Fact]
    public void A_list_longer_than_its_indexes_product_fits_an_int_is_thinned_too()
    {
        var all = new CountedList(int.MaxValue);
        var some = Thinning.Evenly(all, 2_000);
        Assert.Equal((2_000, 0, int.MaxValue - 1), (some.Count, some[0], some[^1]));
        Assert.Equal(some.Order(), some);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Fewer_than_two_cannot_be_asked_for(int most) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Thinning.Evenly<int>([1, 2, 3], most));

    // Each index as its own element.
    private sealed class CountedList(int count) : IReadOnlyList<int>
    {
        public int Count => count;

        public int this[int index] => index >= 0 && index < count ? index : throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<int> GetEnumerator() => Enumerable.Range(0, count).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
