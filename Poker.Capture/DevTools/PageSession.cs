using System.Globalization;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.DevTools;

/// <summary>The lines of one life of a page, numbered from 1, and where they stand in what the browser tells again to whoever attaches anew.</summary>
internal sealed class PageSession
{
    private readonly string _page;
    private DateTimeOffset _lastAt;
    private int _atOnce, _part = 1;

    /// <summary>A page that nothing is stored of.</summary>
    /// <param name="page">The page's unique name.</param>
    public PageSession(string page) => (_page, Name) = (page, page);

    /// <summary>A page whose lines are stored up to a point.</summary>
    public PageSession(string page, SessionTail tail)
        : this(page)
    {
        (Name, Sequence, _lastAt, _atOnce) = (tail.Name, tail.Sequence, tail.ToldAt, tail.AtOnce);
        _part = tail.Name == page ? 1 : int.Parse(tail.Name.AsSpan(page.Length + 1), CultureInfo.InvariantCulture);
    }

    /// <summary>What the session is called.</summary>
    public string Name { get; private set; }

    /// <summary>The last line's number; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>
    /// How many of the calls that the browser tells again are lines already. It keeps the last thousand, and none when the page has cleared its
    /// console: where the last line is not among them, calls may have been missed, and null is returned: the session has to be cut.
    /// </summary>
    /// <param name="told">When each call was made.</param>
    public int? CountKnown(IReadOnlyList<DateTimeOffset> told)
    {
        if (_atOnce == 0)
        {
            return 0;
        }

        // By the clock alone, since two calls can be the same: the last line is the n-th of its time.
        var (left, last) = (_atOnce, -1);
        for (var i = 0; i < told.Count && left > 0; i++)
        {
            if (told[i] == _lastAt)
            {
                (last, left) = (i, left - 1);
            }
        }

        return last >= 0 ? last + 1 : null;
    }

    /// <summary>Whether a call was made after the last line.</summary>
    public bool IsNew(DateTimeOffset told) => told > _lastAt;

    /// <summary>Goes on as another session, from 1.</summary>
    public void Cut() => (Name, Sequence) = ($"{_page}/{++_part}", 0);

    /// <summary>Makes the next line.</summary>
    public CapturedLine Next(string text, DateTimeOffset told)
    {
        _atOnce = told == _lastAt ? _atOnce + 1 : 1;
        _lastAt = told;
        return new CapturedLine(++Sequence, text, told);
    }
}
