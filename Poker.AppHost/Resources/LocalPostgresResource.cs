namespace Poker.AppHost.Resources;

/// <summary>The project's embedded PostgreSQL as a process of its own: <c>poker database</c>.</summary>
internal sealed class LocalPostgresResource(string name, string command, string folder, ParameterResource password)
    : ExecutableResource(name, command, folder), IResourceWithConnectionString
{
    /// <summary>The endpoint's name.</summary>
    public const string EndpointName = "tcp";

    /// <summary>The password of the role <c>poker</c>.</summary>
    public ParameterResource Password => password;

    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"Host=127.0.0.1;Port={new EndpointReference(this, EndpointName).Property(EndpointProperty.Port)};Database=poker;Username=poker;Password={password}");
}
