using System.Security.Cryptography;
using Npgsql;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Tailing;

/// <summary>Follows one log file, through rotation and truncation, and stores its lines: line n of a file is line n of its session.</summary>
/// <remarks>
/// A file's session is named for its identity and its first line. After a restart, the place to go on from is found by counting the lines that
/// are stored, and comparing the last of them: where they differ, the file was written anew, and gets a session of its own. Where the file
/// was renamed meanwhile, it is looked for in its folder and read to its end first. An incomplete last line waits for its end. Not thread-safe;
/// after an exception the next step goes on where this one was.
/// </remarks>
/// <param name="path">The file; it need not be there yet.</param>
/// <param name="source">The source's id.</param>
/// <param name="store">Where lines go.</param>
/// <param name="dataSource">Where it is looked up what is stored.</param>
/// <param name="missing">Told at the start if the file that was followed last is not there any more: lines may be missing.</param>
internal sealed class FileTail(string path, int source, LineStore store, NpgsqlDataSource dataSource, Action missing) : IDisposable
{
    private const int BlockBytes = 64 << 10, BatchLines = 2_000, TailBytes = 64, NameBytes = 8;
    private readonly byte[] _block = new byte[BlockBytes];
    private readonly List<string> _unsent = [];
    private readonly SortedSet<long> _sessions = [];
    private FileStream? _file;
    private LineSplitter _splitter = new();
    private byte[] _tail = [];
    private string _session = "";
    private string? _given;
    private long _stored;
    private long _read;
    private bool _hasBegun;

    /// <summary>The sessions that lines have gone to since this was last asked, by their ids.</summary>
    public IReadOnlyList<long> TakeSessions()
    {
        long[] sessions = [.. _sessions];
        _sessions.Clear();
        return sessions;
    }

    /// <summary>Stores all lines that have come.</summary>
    /// <returns>How many lines were stored.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<long> StepAsync(CancellationToken cancellation)
    {
        var stored = await SendAsync(isLast: false, cancellation);
        while (_file is not null || await OpenAsync(cancellation))
        {
            if (IsRewritten())
            {
                stored += await LeaveAsync(cancellation);
                continue;
            }

            stored += await ReadAsync(cancellation);
            if (!IsRotated())
            {
                return stored;
            }

            // Whoever writes has gone over to the new file: what the old one has now is all.
            stored += await ReadAsync(cancellation);
            stored += await LeaveAsync(cancellation);
        }

        return stored;
    }

    /// <inheritdoc />
    public void Dispose() => _file?.Dispose();

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        var file = Opened(path);
        try
        {
            if (FirstLine(file) is not { } first)
            {
                await file.DisposeAsync();
                return false;
            }

            var identity = FileIdentity.Of(file.SafeFileHandle);
            var name = $"{identity}:{Convert.ToHexStringLower(SHA256.HashData(first).AsSpan(0, NameBytes))}";
            if (!_hasBegun && await OpenRenamedAsync(identity, cancellation))
            {
                await file.DisposeAsync();
                return true;
            }

            await ResumeAsync(file, name, cancellation);
            _file = file;
            return true;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static FileStream Opened(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);

    // The file that was followed last, if it was renamed since and has not been read to its end.
    private async Task<bool> OpenRenamedAsync(string identity, CancellationToken cancellation)
    {
        if (await TailedSession.FindUnfinishedAsync(dataSource, source, cancellation) is { } last && !last.IsOf(identity))
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            if (Directory.EnumerateFiles(folder).Any(other => FileIdentity.Of(other) is { } found && last.IsOf(found) && TryGoOn(other, last)))
            {
                _hasBegun = true;
                return true;
            }

            missing();
        }

        _hasBegun = true;
        return false;
    }

    private bool TryGoOn(string renamed, TailedSession last)
    {
        FileStream? file = null;
        try
        {
            file = Opened(renamed);
            if (last.OffsetIn(file) is { } offset)
            {
                GoOn(file, last.Name, last.Through, offset);
                _file = file;
                return true;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever rotates can forbid to read it, or pack it just now: the new file must not wait for that.
        }

        file?.Dispose();
        return false;
    }

    // The first line, or as much of it as a block holds; null until it has an end.
    private byte[]? FirstLine(FileStream file)
    {
        var read = file.ReadAtLeast(_block, _block.Length, throwOnEndOfStream: false);
        var end = _block.AsSpan(0, read).IndexOf((byte)'\n');
        return end >= 0 ? _block[..end] : read == _block.Length ? _block[..read] : null;
    }

    private async Task ResumeAsync(FileStream file, string name, CancellationToken cancellation)
    {
        var found = await TailedSession.FindAsync(dataSource, source, name, cancellation);
        var offset = found is null || found.Name == _given ? null : found.OffsetIn(file);
        if (offset is { } known)
        {
            GoOn(file, found!.Name, found.Through, known);
        }
        else
        {
            GoOn(file, Next(name, found), 0, 0);
        }
    }

    private void GoOn(FileStream file, string session, long stored, long offset)
    {
        (_session, _stored, _read) = (session, stored, offset);
        (_splitter, _given) = (new(), null);
        _tail = new byte[Math.Min(TailBytes, _read)];
        file.Position = _read - _tail.Length;
        file.ReadExactly(_tail);
    }

    private static string Next(string name, TailedSession? found) =>
        found is null ? name
        : found.Name.Length > name.Length && int.TryParse(found.Name.AsSpan(name.Length + 1), out var number) ? $"{name}#{number + 1}"
        : $"{name}#2";

    // The file has become shorter, or what was read of it has changed.
    private bool IsRewritten()
    {
        var length = _file!.Length;
        if (length < _read)
        {
            return true;
        }

        if (length == _read)
        {
            return false;
        }

        Span<byte> again = stackalloc byte[TailBytes];
        again = again[.._tail.Length];
        _file.Position = _read - again.Length;
        return _file.ReadAtLeast(again, again.Length, throwOnEndOfStream: false) < again.Length || !again.SequenceEqual(_tail);
    }

    // Another file of the name has something in it.
    private bool IsRotated() =>
        FileIdentity.Of(path) is { } there && there != FileIdentity.Of(_file!.SafeFileHandle) && new FileInfo(path) is { Exists: true, Length: > 0 };

    private async Task<long> ReadAsync(CancellationToken cancellation)
    {
        var stored = 0L;
        _file!.Position = _read;
        while (await _file.ReadAsync(_block, cancellation) is > 0 and var count)
        {
            var bytes = _block.AsSpan(0, count);
            _splitter.Take(bytes, _unsent);
            _read += count;
            _tail = count >= TailBytes ? bytes[^TailBytes..].ToArray() : [.. _tail.TakeLast(TailBytes - count), .. bytes];
            stored += _unsent.Count >= BatchLines ? await SendAsync(isLast: false, cancellation) : 0;
        }

        return stored + await SendAsync(isLast: false, cancellation);
    }

    // The old file's session is over; its last line may have no end.
    private async Task<long> LeaveAsync(CancellationToken cancellation)
    {
        _splitter.End(_unsent);
        var stored = await SendAsync(isLast: true, cancellation);
        await _file!.DisposeAsync();
        (_file, _given) = (null, _session);
        return stored;
    }

    private async Task<long> SendAsync(bool isLast, CancellationToken cancellation)
    {
        if (_unsent.Count == 0 && !isLast)
        {
            return 0;
        }

        var first = _stored + 1;
        var lines = _unsent.Select((text, i) => new CapturedLine(first + i, text)).ToList();
        var receipt = await store.StoreAsync(new LineBatch(source, _session, lines, isLast), cancellation);
        _sessions.Add(receipt.Session);
        _stored += lines.Count;
        _unsent.Clear();
        return lines.Count;
    }
}
