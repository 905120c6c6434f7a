namespace Poker.Cli.Output;

/// <summary>Passes sentences on.</summary>
internal sealed class Sentences(Action<string> say) : IProgress<string>
{
    /// <inheritdoc />
    public void Report(string value) => say(value);
}
