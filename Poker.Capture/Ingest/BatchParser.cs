using System.Text.Json;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Ingest;

/// <summary>
/// Makes a batch of JSON tokens as they come, so that a body is never held as a whole:
/// <c>{"session":"s","last":false,"lines":[{"seq":1,"at":"2026-11-22T10:00:00.123Z","table":"t","text":"Player 1 folds"}]}</c>, or, line by
/// line, <c>{"session":"s"}</c> and then the lines' objects. What it does not know it skips.
/// </summary>
/// <param name="isLineByLine">Whether the lines follow the batch's object as values of their own.</param>
/// <param name="mostLines">The most lines of a batch.</param>
internal sealed class BatchParser(bool isLineByLine, int mostLines)
{
    /// <summary>How bodies are to be read for this: values may follow one another.</summary>
    public static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = 16 };

    private readonly List<CapturedLine> _lines = [];
    private Place _place = Place.Outside;
    private Field _field;
    private int? _skippedDepth;
    private bool _hasBatch, _isLast;
    private string? _session, _text, _table;
    private long _sequence;
    private DateTimeOffset? _toldAt;

    private enum Place
    {
        Outside,
        Batch,
        Lines,
        Line,
    }

    private enum Field
    {
        Unknown,
        Session,
        Last,
        Lines,
        Sequence,
        ToldAt,
        Table,
        Text,
    }

    /// <summary>Takes the token that a reader stands at.</summary>
    /// <exception cref="RefusedException">It does not belong there.</exception>
    public void Take(ref Utf8JsonReader token)
    {
        if (_skippedDepth is { } depth)
        {
            _skippedDepth = token.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray && token.CurrentDepth == depth ? null : depth;
            return;
        }

        switch (_place)
        {
            case Place.Outside:
                Begin(token.TokenType);
                break;
            case Place.Lines when token.TokenType == JsonTokenType.EndArray:
                _place = Place.Batch;
                break;
            case Place.Lines:
                BeginLine(token.TokenType);
                break;
            case Place.Batch:
                TakeOfBatch(ref token);
                break;
            default:
                TakeOfLine(ref token);
                break;
        }
    }

    /// <summary>The batch, once all tokens were taken.</summary>
    /// <exception cref="RefusedException">Something is missing.</exception>
    public LineBatch Finish(int source) => _hasBatch && _place == Place.Outside
        ? new LineBatch(source, _session ?? throw Wrong("session", "is missing"), _lines, _isLast)
        : throw Refuse("The body is empty or ends too early: send {\"session\":\"…\",\"lines\":[…]}.");

    private void Begin(JsonTokenType token)
    {
        if (_hasBatch && isLineByLine)
        {
            BeginLine(token);
        }
        else if (_hasBatch || token != JsonTokenType.StartObject)
        {
            throw Refuse(_hasBatch ? "Something follows the batch: several go as several requests, or as application/x-ndjson." : "The body is no JSON object.");
        }
        else
        {
            (_hasBatch, _place) = (true, Place.Batch);
        }
    }

    private void BeginLine(JsonTokenType token)
    {
        if (_lines.Count == mostLines)
        {
            throw new RefusedException(
                StatusCodes.Status413PayloadTooLarge, Refusal.Size, $"The batch has more than {mostLines} lines: send it as several.");
        }

        if (token != JsonTokenType.StartObject)
        {
            throw Wrong($"lines[{_lines.Count}]", "is no object");
        }

        (_place, _sequence, _text, _table, _toldAt) = (Place.Line, 0, null, null, null);
    }

    private void TakeOfBatch(ref Utf8JsonReader token)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.EndObject:
                _place = Place.Outside;
                break;
            case JsonTokenType.PropertyName:
                _field = token.ValueTextEquals("session"u8) ? Field.Session
                    : token.ValueTextEquals("last"u8) ? Field.Last
                    : token.ValueTextEquals("lines"u8) ? Field.Lines
                    : Field.Unknown;
                break;
            case JsonTokenType.String when _field == Field.Session:
                _session = Session(JsonText.Read(ref token));
                break;
            case JsonTokenType.True or JsonTokenType.False when _field == Field.Last:
                _isLast = token.TokenType == JsonTokenType.True;
                break;
            case JsonTokenType.StartArray when _field == Field.Lines && !isLineByLine:
                _place = Place.Lines;
                break;
            default:
                Skip(ref token, _field switch
                {
                    Field.Session => Wrong("session", "is no string"),
                    Field.Last => Wrong("last", "is neither true nor false"),
                    Field.Lines => Wrong("lines", isLineByLine ? "does not belong there: each line is an object of its own" : "is no array"),
                    _ => null,
                });
                break;
        }
    }

    private void TakeOfLine(ref Utf8JsonReader token)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.EndObject:
                EndLine();
                break;
            case JsonTokenType.PropertyName:
                _field = token.ValueTextEquals("seq"u8) ? Field.Sequence
                    : token.ValueTextEquals("at"u8) ? Field.ToldAt
                    : token.ValueTextEquals("table"u8) ? Field.Table
                    : token.ValueTextEquals("text"u8) ? Field.Text
                    : Field.Unknown;
                break;
            case JsonTokenType.String when _field == Field.Text:
                _text = JsonText.Read(ref token);
                break;
            case JsonTokenType.String when _field == Field.Table:
                _table = JsonText.Read(ref token);
                break;
            case JsonTokenType.String when _field == Field.ToldAt && token.TryGetDateTimeOffset(out var at):
                _toldAt = at;
                break;
            case JsonTokenType.Number when _field == Field.Sequence && token.TryGetInt64(out var sequence) && sequence is >= 1 and <= LineStore.LargestSequence:
                _sequence = sequence;
                break;
            case JsonTokenType.Null when _field is Field.Table or Field.ToldAt:
                break;
            default:
                Skip(ref token, _field switch
                {
                    Field.Sequence => WrongOfLine("seq", $"is no whole number of 1 to {LineStore.LargestSequence}"),
                    Field.ToldAt => WrongOfLine("at", "is no time as 2026-11-22T10:00:00.123Z"),
                    Field.Table => WrongOfLine("table", "is no string"),
                    Field.Text => WrongOfLine("text", "is no string"),
                    _ => null,
                });
                break;
        }
    }

    private void EndLine()
    {
        _lines.Add(new CapturedLine(
            _sequence > 0 ? _sequence : throw WrongOfLine("seq", "is missing"), _text ?? throw WrongOfLine("text", "is missing"), _toldAt, _table));
        _place = isLineByLine ? Place.Outside : Place.Lines;
    }

    private void Skip(ref Utf8JsonReader token, RefusedException? problem)
    {
        if (problem is not null)
        {
            throw problem;
        }

        if (token.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            _skippedDepth = token.CurrentDepth;
        }
    }

    private static string Session(string name) =>
        name.Length is > 0 and <= LineBatch.LongestSession && !name.Any(char.IsControl) && LineText.Clean(name, LineBatch.LongestSession) == name
            ? name
            : throw Wrong("session", $"has to have 1 to {LineBatch.LongestSession} characters, none of them a control character");

    private RefusedException WrongOfLine(string field, string rule) => Wrong($"lines[{_lines.Count}].{field}", rule);

    private static RefusedException Wrong(string field, string rule) => Refuse($"{field} {rule}.");

    private static RefusedException Refuse(string sentence) => new(StatusCodes.Status400BadRequest, Refusal.Format, sentence);
}
