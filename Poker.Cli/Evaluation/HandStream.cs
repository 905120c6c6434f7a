using System.Text;

using Poker.Cli.Output;

namespace Poker.Cli.Evaluation;

/// <summary>Evaluates a stream of hands, one a line, in blocks of bytes: no string is made of a good line.</summary>
internal sealed class HandStream(StrengthWriter writer, TextWriter errors, bool keepGoing)
{
    private const int BlockBytes = 1 << 18;

    private long _lines;
    private long _bad;

    /// <summary>Reads to the end; blank lines and lines that start with # are answered by blank lines.</summary>
    /// <exception cref="CommandError">A line is no hand: at once, or at the end when told to keep going. The good ones before are written.</exception>
    public void Run(Stream input, CancellationToken cancel)
    {
        var block = new byte[BlockBytes];
        var held = 0;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var read = input.Read(block, held, block.Length - held);
            var text = block.AsSpan(0, held + read);
            var rest = Lines(text);
            if (read == 0)
            {
                if (rest.Length > 0)
                {
                    Line(rest);
                }

                break;
            }

            held = rest.Length;
            rest.CopyTo(block);
            if (held == block.Length)
            {
                throw CommandError.BadInput($"line {_lines + 1} is longer than {BlockBytes} bytes: that is no hand");
            }

            // What has been answered goes out before waiting for more: a person may be typing.
            if (read < BlockBytes / 4)
            {
                writer.Flush();
            }
        }

        writer.Flush();
        if (_bad > 0)
        {
            throw CommandError.BadInput($"{_bad} of {_lines} lines are no hands");
        }
    }

    private Span<byte> Lines(Span<byte> text)
    {
        while (text.IndexOf((byte)'\n') is >= 0 and var end)
        {
            Line(text[..end]);
            text = text[(end + 1)..];
        }

        return text;
    }

    private void Line(ReadOnlySpan<byte> line)
    {
        _lines++;
        if (HandLine.TryParse(line, out var hand))
        {
            writer.Write(hand);
        }
        else if (line.Trim("\r \t"u8) is [] or [(byte)'#', ..])
        {
            writer.WriteBlank();
        }
        else
        {
            Refuse(Encoding.UTF8.GetString(line[..Math.Min(line.Length, 80)]));
        }
    }

    private void Refuse(string line)
    {
        writer.Flush();
        var message = $"line {_lines}: {HandLine.CauseOf(line)}";
        if (!keepGoing)
        {
            throw CommandError.BadInput(message);
        }

        _bad++;
        errors.WriteLine($"poker: {message}");
        writer.WriteError(_lines, message);
    }
}
