using System.Diagnostics.Metrics;

namespace Poker.Tests.Harness;

/// <summary>What the observed instruments of some meters tell when they are asked, as <c>name{tag=value,…} = 12</c>.</summary>
internal static class Measurements
{
    /// <summary>Asks the instruments of meters that were made by an owner of the test's: others of the same name may be at work beside it.</summary>
    /// <param name="make">Makes the owner.</param>
    /// <param name="use">Uses it, and asks.</param>
    public static void Of<T>(Func<T> make, Action<T, Func<List<string>>> use)
        where T : IDisposable
    {
        var told = new List<string>();
        var mine = new HashSet<Instrument>();
        var making = true;
        var thread = Environment.CurrentManagedThreadId;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, asked) =>
        {
            if (making && Environment.CurrentManagedThreadId == thread && instrument.IsObservable && mine.Add(instrument))
            {
                asked.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => told.Add(Text(instrument, value, tags)));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => told.Add(Text(instrument, value, tags)));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => told.Add(Text(instrument, value, tags)));

        // Those of others that are there already are told of here.
        making = false;
        listener.Start();
        making = true;
        using var owner = make();
        making = false;
        use(owner, () =>
        {
            told.Clear();
            listener.RecordObservableInstruments();
            return [.. told.Order(StringComparer.Ordinal)];
        });
    }

    private static string Text(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = string.Join(",", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
        return FormattableString.Invariant($"{instrument.Name}{(text.Length > 0 ? $"{{{text}}}" : "")} = {value}");
    }
}
