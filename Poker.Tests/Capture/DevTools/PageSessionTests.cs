using Poker.Capture.DevTools;
using Poker.Infrastructure.Capture;

namespace Poker.Tests.Capture.DevTools;

public sealed class PageSessionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_a_new_page_nothing_is_known_and_lines_are_numbered_from_1()
    {
        var session = new PageSession("p");

        Assert.Equal(0, session.CountKnown([At(1), At(2)]));
        Assert.Equal(new CapturedLine(1, "a", At(1)), session.Next("a", At(1)));
        Assert.Equal(new CapturedLine(2, "a", At(1)), session.Next("a", At(1)));
    }

    [Fact]
    public void What_is_told_again_is_known_up_to_the_last_line_even_where_the_clock_stood_still()
    {
        var session = new PageSession("p", new SessionTail("p", 40, At(5), AtOnce: 2));

        Assert.Equal(4, session.CountKnown([At(3), At(4), At(5), At(5), At(5), At(6)]));
        Assert.Equal(41, session.Next("x", At(5)).Sequence);
        Assert.Equal(5, session.CountKnown([At(3), At(4), At(5), At(5), At(5), At(6)]));
    }

    [Fact]
    public void A_clock_that_was_set_back_changes_nothing()
    {
        var session = new PageSession("p", new SessionTail("p", 3, At(2), AtOnce: 1));

        Assert.Equal(3, session.CountKnown([At(7), At(8), At(2), At(3)]));
    }

    [Fact]
    public void Without_the_last_line_nothing_is_known_and_the_session_goes_on_as_another()
    {
        var session = new PageSession("p", new SessionTail("p", 3, At(5), AtOnce: 1));

        Assert.Null(session.CountKnown([At(6), At(7)]));
        Assert.Null(session.CountKnown([]));
        Assert.Equal([false, false, true], [session.IsNew(At(4)), session.IsNew(At(5)), session.IsNew(At(6))]);
        session.Cut();
        Assert.Equal(("p/2", 1L), (session.Name, session.Next("x", At(6)).Sequence));
    }

    [Fact]
    public void A_session_that_was_cut_before_is_found_and_cut_again()
    {
        var session = new PageSession("p", new SessionTail("p/7", 3, At(5), AtOnce: 1));

        session.Cut();

        Assert.Equal("p/8", session.Name);
        // Nothing was heard since: what is told again is still to be compared with the last line.
        Assert.Null(session.CountKnown([At(6)]));
    }

    private static DateTimeOffset At(int microseconds) => Noon.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
