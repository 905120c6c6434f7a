using System.Text;

namespace Poker.Capture.Tailing;

/// <summary>Cuts bytes of UTF-8 into lines, however they are cut into blocks.</summary>
/// <remarks>
/// A line ends with LF; a CR before it, and the file's byte order mark, are left out. What is no UTF-8 becomes U+FFFD. Of a line longer than
/// <see cref="MostBytes"/> the rest is left out.
/// </remarks>
internal sealed class LineSplitter
{
    /// <summary>The most of a line that is kept, in bytes: more than is ever stored of one.</summary>
    public const int MostBytes = 256 << 10;

    private const char ByteOrderMark = '\uFEFF';
    private byte[] _kept = new byte[256];
    private int _length;
    private bool _isFirst = true;

    /// <summary>Cuts the next bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="lines">Receives the lines that end in them.</param>
    public void Take(ReadOnlySpan<byte> bytes, ICollection<string> lines)
    {
        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            if (_length == 0)
            {
                lines.Add(Line(bytes[..Math.Min(end, MostBytes)]));
            }
            else
            {
                Keep(bytes[..end]);
                lines.Add(Line(_kept.AsSpan(0, _length)));
                _length = 0;
            }

            bytes = bytes[(end + 1)..];
        }

        Keep(bytes);
    }

    /// <summary>Gives out the last line although it has no end.</summary>
    public void End(ICollection<string> lines)
    {
        if (_length > 0)
        {
            lines.Add(Line(_kept.AsSpan(0, _length)));
            _length = 0;
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        var fitting = bytes[..Math.Min(bytes.Length, MostBytes - _length)];
        if (_length + fitting.Length > _kept.Length)
        {
            Array.Resize(ref _kept, Math.Min(MostBytes, Math.Max(_length + fitting.Length, 2 * _kept.Length)));
        }

        fitting.CopyTo(_kept.AsSpan(_length));
        _length += fitting.Length;
    }

    private string Line(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes is [.., (byte)'\r'] ? bytes[..^1] : bytes);
        text = _isFirst ? text.TrimStart(ByteOrderMark) : text;
        _isFirst = false;
        return text;
    }
}
