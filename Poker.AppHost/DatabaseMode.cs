namespace Poker.AppHost;

/// <summary>Where PostgreSQL runs.</summary>
internal enum DatabaseMode
{
    /// <summary>In a container where a container runtime answers, else as a local process.</summary>
    Auto,

    /// <summary>In a container, with a volume for its data.</summary>
    Container,

    /// <summary>The project's embedded server as a process of its own.</summary>
    Local,

    /// <summary>Somewhere else: the connection string <c>ConnectionStrings:poker</c> says where.</summary>
    External,
}
