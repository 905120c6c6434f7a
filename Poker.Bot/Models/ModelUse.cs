namespace Poker.Bot.Models;

/// <summary>A use of a model, given back once; by the garbage collector at last, where a hand is broken off and nobody says so.</summary>
internal sealed class ModelUse : IDisposable
{
    private ServedModel? _model;

    private ModelUse(ServedModel model) => _model = model;

    /// <summary>Gives it back.</summary>
    ~ModelUse() => Release();

    /// <summary>The model.</summary>
    /// <exception cref="ObjectDisposedException">It was given back.</exception>
    public ServedModel Model => _model ?? throw new ObjectDisposedException(nameof(ModelUse), "The hand is over.");

    /// <summary>Takes a use; null if the model has been freed.</summary>
    public static ModelUse? Of(ServedModel model) => model.TryUse() ? new(model) : null;

    /// <inheritdoc />
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release() => Interlocked.Exchange(ref _model, null)?.Release();
}
