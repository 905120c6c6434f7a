using System.Diagnostics;
using Npgsql;
using Poker.Core.Solving.Batches;
using Poker.Infrastructure.Batches;

namespace Poker.Worker.Handlers.Blueprints;

/// <summary>A worker's copy of a run's training. It goes on by the deltas of the ledger, in its order, and so stays every other worker's, bit for bit.</summary>
internal sealed class BlueprintReplica(Guid run, BlueprintSpec spec, BatchTarget target) : IDisposable
{
    private const int MostTries = 5;

    // A look is a pass over the tables, a hundredth of this for the largest preset that fits a small machine.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    // The delta of this worker's last batch, while _ownEpoch says which.
    private readonly FrameBuffer _frames = new();
    private readonly Stopwatch _sinceLook = Stopwatch.StartNew();
    private bool _isWhole, _looked;
    private long _ownEpoch = -1;

    /// <summary>The run.</summary>
    public Guid Run => run;

    /// <summary>What it trains.</summary>
    public BlueprintSpec Spec => spec;

    /// <summary>The base and the copy to train on.</summary>
    public BatchTarget Target => target;

    /// <summary>Batches that the base holds.</summary>
    public long Epoch { get; private set; }

    /// <summary>Whether somebody should look what the base is like.</summary>
    public bool WantsLook => _sinceLook.Elapsed >= LookEvery || (Epoch > 0 && !_looked);

    /// <summary>Brings the base to the last batch that counts; reads what it has not, or the stored base where that is less.</summary>
    /// <returns>Bytes read.</returns>
    /// <exception cref="InvalidDataException">What is stored is damaged; the copy is then read anew by the next call.</exception>
    public async Task<long> RefreshAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var ledger = new BatchLedger(connection, run);
        var bytes = 0L;
        for (var tries = 1; ; tries++)
        {
            var stored = await new FrameLedger(connection, run).BaseAsync(cancellation);
            var batches = await ledger.AfterAsync(_isWhole ? Epoch : stored?.Epoch ?? 0, cancellation);
            if (!_isWhole || IsCheaper(stored, batches))
            {
                bytes += await LoadAsync(connection, stored, cancellation);
                batches = [.. batches.Where(batch => batch.Epoch > Epoch)];
            }

            var (read, whole) = _isWhole ? await AddAsync(connection, batches, cancellation) : (0, false);
            bytes += read;
            if (whole)
            {
                return bytes;
            }

            if (tries == MostTries)
            {
                throw new InvalidDataException($"The deltas after batch {Epoch} are neither in the ledger nor in a base: run {run} cannot go on here.");
            }
        }
    }

    /// <summary>Frames to be written anew: what they held is forgotten, and read from the database where it is still needed.</summary>
    public FrameBuffer NewFrames()
    {
        _ownEpoch = -1;
        return _frames;
    }

    /// <summary>The frames are now the delta of this worker's that came to count as that epoch.</summary>
    public void Keep(long epoch) => _ownEpoch = epoch;

    /// <summary>The base was filled by other means and holds no batch.</summary>
    public void Begin() => (Epoch, _isWhole) = (0, true);

    /// <summary>The base is about to be filled by other means.</summary>
    public void Clear()
    {
        _isWhole = false;
        target.Clear();
    }

    /// <summary>Looks what the base is like.</summary>
    public async Task<RunFigures> LookAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (iterations, nodes) = await new BatchLedger(connection, run).TotalsAsync(Epoch, cancellation);
        var statistics = target.Measure(iterations, nodes);
        _sinceLook.Restart();
        _looked = Epoch > 0;
        return new RunFigures(Epoch, statistics.InformationSets, statistics.Touched, statistics.MeanPositiveRegret);
    }

    /// <inheritdoc />
    public void Dispose() => target.Dispose();

    // Also where a delta that is needed is in the stored base alone.
    private bool IsCheaper((long Epoch, FrameSet Frames)? stored, IReadOnlyList<CountedBatch> batches)
    {
        if (stored is not { } there || there.Epoch <= Epoch)
        {
            return false;
        }

        var inBase = batches.Where(batch => batch.Epoch <= there.Epoch && batch.Epoch != _ownEpoch).ToList();
        return inBase.Exists(batch => batch.Delta is null) || inBase.Sum(batch => batch.Delta!.Bytes) > there.Frames.Bytes;
    }

    private async Task<long> LoadAsync(NpgsqlConnection connection, (long Epoch, FrameSet Frames)? stored, CancellationToken cancellation)
    {
        Clear();
        if (stored is { } there && !await FrameTable.ReadAsync(connection, there.Frames, target.Put, cancellation))
        {
            return 0;
        }

        (Epoch, _isWhole) = (stored?.Epoch ?? 0, true);
        return stored?.Frames.Bytes ?? 0;
    }

    private async Task<(long Bytes, bool Whole)> AddAsync(
        NpgsqlConnection connection, IReadOnlyList<CountedBatch> batches, CancellationToken cancellation)
    {
        var bytes = 0L;
        foreach (var batch in batches)
        {
            if (batch.Epoch != Epoch + 1)
            {
                throw new InvalidDataException($"Batch {batch.Epoch} follows batch {Epoch} in the ledger of run {run}.");
            }

            _isWhole = false;
            if (batch.Epoch == _ownEpoch)
            {
                foreach (var frame in _frames.Frames)
                {
                    target.Add(frame.Span);
                }
            }
            else if (batch.Delta is { } delta && await FrameTable.ReadAsync(connection, delta, target.Add, cancellation))
            {
                bytes += delta.Bytes;
            }
            else
            {
                // Folded and dropped since: nothing was added, and a base holds it.
                _isWhole = true;
                return (bytes, false);
            }

            (Epoch, _isWhole) = (batch.Epoch, true);
        }

        return (bytes, true);
    }
}
