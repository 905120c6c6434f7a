using System.Text;
using System.Text.Json;

using Poker.Cli.Output;
using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Cli.Evaluation;

/// <summary>Writes strengths a line each into a buffered stream; the line of every strength is made once.</summary>
internal sealed class StrengthWriter(Stream output, bool describe, bool json)
{
    private const int BufferBytes = 1 << 16;
    private const int LongestLine = 512;

    private readonly byte[][] _lines = MakeLines(describe, json);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _used;

    /// <summary>Writes the line of a hand of five to seven cards.</summary>
    public void Write(CardSet hand)
    {
        var line = _lines[Evaluator.Evaluate(hand)];
        Append(line);
        if (json)
        {
            // The line ends in ,"hand":" which only the hand itself can complete.
            Append(Encoding.ASCII.GetBytes($"{hand}\"}}\n"));
        }
    }

    /// <summary>Answers a line that asks nothing, in JSON too: line n answers line n.</summary>
    public void WriteBlank() => Append("\n"u8);

    /// <summary>Stands in for the answer to a bad line: a blank line, or a JSON object with the error.</summary>
    public void WriteError(long line, string error) =>
        Append(json ? Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { line, error }, JsonOutput.Lines) + "\n") : "\n"u8);

    /// <summary>Sends what has been written so far.</summary>
    public void Flush()
    {
        output.Write(_buffer, 0, _used);
        output.Flush();
        _used = 0;
    }

    private void Append(ReadOnlySpan<byte> line)
    {
        if (_used + line.Length > BufferBytes - LongestLine)
        {
            Flush();
        }

        line.CopyTo(_buffer.AsSpan(_used));
        _used += line.Length;
    }

    private static byte[][] MakeLines(bool describe, bool json)
    {
        var lines = new byte[Strength.Count + 1][];
        lines[0] = [];
        for (var value = 1; value < lines.Length; value++)
        {
            var strength = new Strength((ushort)value);
            lines[value] = Encoding.ASCII.GetBytes(
                json ? $"{{\"strength\":{value},\"category\":\"{strength.Category}\",\"name\":\"{strength.Describe()}\",\"hand\":\""
                : describe ? $"{value}\t{strength.Describe()}\n"
                : $"{value}\n");
        }

        return lines;
    }
}
