namespace Poker.AppHost.Commands;

/// <summary>A command of the dashboard: a call of the coordinator's HTTP API.</summary>
/// <param name="Name">Its name for scripts.</param>
/// <param name="Title">What people see.</param>
/// <param name="Description">What it does.</param>
/// <param name="Icon">A Fluent UI icon.</param>
/// <param name="Path">The call's path.</param>
/// <param name="Body">Its body.</param>
/// <param name="Confirmation">What is asked before; null for nothing.</param>
internal sealed record RunCommand(string Name, string Title, string Description, string Icon, string Path, object Body, string? Confirmation = null)
{
    private const string Runs = "/api/v1/runs", Stop = "/api/v1/runs/stop";

    /// <summary>Clusters what is missing.</summary>
    public static readonly RunCommand StartClustering = new(
        "start-clustering", "Start clustering", "Cluster the streets that are missing, river to preflop.", "DataScatter", Runs, new { Kind = "clustering" });

    /// <summary>Ends the clustering run.</summary>
    public static readonly RunCommand StopClustering = new(
        "stop-clustering", "Stop clustering", "Finish what is at work and stop; complete streets are kept.", "RecordStop", Stop, new { Kind = "clustering" });

    /// <summary>Trains the blueprint on.</summary>
    public static readonly RunCommand StartTraining = new(
        "start-training", "Start training", "Train the blueprint on, or begin one, until it is stopped.", "BrainCircuit", Runs, new { Kind = "blueprint" });

    /// <summary>Ends the training run.</summary>
    public static readonly RunCommand StopTraining = new(
        "stop-training",
        "Stop training",
        "Finish the batches at work, and bring the blueprint into its table.",
        "RecordStop",
        Stop,
        new { Kind = "blueprint" });

    /// <summary>Deletes a street and those that were clustered from it.</summary>
    /// <param name="street">Its name.</param>
    public static RunCommand ResetStreet(string street) => new(
        $"reset-{street}",
        $"Reset the {street}",
        $"Delete the {street}'s rows, and those of the streets that were clustered from it.",
        "Delete",
        "/api/v1/streets/reset",
        new { Street = street },
        $"Delete the {street} and every street that was clustered from it? The next clustering brings them back.");

    /// <summary>All of them, in the order of a session.</summary>
    public static IReadOnlyList<RunCommand> All { get; } =
    [
        StartClustering, StopClustering, StartTraining, StopTraining, ResetStreet("river"), ResetStreet("turn"), ResetStreet("flop"), ResetStreet("preflop"),
    ];
}
