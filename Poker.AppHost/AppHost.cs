using Poker.AppHost;
using Poker.AppHost.Resources;

var builder = DistributedApplication.CreateBuilder(args);
var settings = AppHostSettings.ReadOrExit(builder.Configuration, builder.ExecutionContext.IsPublishMode);
builder.AddDeploymentTarget(settings);

// Resources
var database = await builder.AddPokerDatabaseAsync(settings);
var token = builder.AddParameter("token", new GenerateParameterDefault { MinLength = 40, Special = false }, secret: true, persist: true);
var pseudonyms = builder.AddParameter("pseudonym-key", new GenerateParameterDefault { MinLength = 40, Special = false }, secret: true, persist: true);

// Services
var coordinator = builder.AddProject<Projects.Poker_Coordinator>("coordinator")
    .WithReference(database, connectionName: "poker").WaitFor(database)
    .WithEnvironment("Poker__Token", token)
    .WithEnvironment("Poker__Runs__Deck", settings.Deck)
    .WithEnvironment("Poker__Runs__Betting", settings.Betting)
    .WithEnvironment("Poker__Live__Enabled", settings.Live ? "true" : "false")
    .WithHttpHealthCheck("/health", endpointName: "http")
    .WithUrlForEndpoint("http", url => url.DisplayText = "Explorer")
    .WithUrlForEndpoint("grpc", url => url.DisplayLocation = UrlDisplayLocation.DetailsOnly)
    .WithRunCommands(token);

var worker = builder.AddProject<Projects.Poker_Worker>("worker")
    .WithReference(database, connectionName: "poker").WaitFor(database)
    .WithReference(coordinator.GetEndpoint("grpc")).WaitFor(coordinator)
    .WithEnvironment("Poker__Token", token)
    .WithHttpEndpoint().WithHttpHealthCheck("/health")
    .WithReplicas(settings.Workers);

// The coordinator makes the tables.
var capture = builder.AddProject<Projects.Poker_Capture>("capture")
    .WithReference(database, connectionName: "poker").WaitFor(database)
    .WaitFor(coordinator)
    .WithEnvironment("Poker__Token", token)
    .WithEnvironment("Poker__Capture__PseudonymKey", pseudonyms)
    .WithHttpHealthCheck("/health", endpointName: "http")
    .WithUrlForEndpoint("http", url => url.DisplayText = "Capture");

var bot = builder.AddProject<Projects.Poker_Bot>("bot")
    .WithReference(database, connectionName: "poker").WaitFor(database)
    .WaitFor(coordinator)
    .WithEnvironment("Poker__Token", token)
    .WithHttpHealthCheck("/health", endpointName: "http")
    .WithUrlForEndpoint("http", url => url.DisplayText = "Table")
    .WithUrlForEndpoint("grpc", url => url.DisplayLocation = UrlDisplayLocation.DetailsOnly);

if (builder.ExecutionContext.IsPublishMode)
{
    // The one endpoint that is open to others is HTTP's; what workers send to the other stays within the cluster's own network.
    coordinator.WithEndpoint("http", endpoint => endpoint.IsExternal = true);
    worker.WithEnvironment("Poker__Coordinator__Plaintext", "true").WithComposeReplicas(settings);
}
else
{
    coordinator.WithEnvironment("POKER_DATA", settings.Data);
    capture.WithEnvironment("POKER_DATA", settings.Data);
    bot.WithEnvironment("POKER_DATA", settings.Data);
    worker.WithEnvironment("POKER_DATA", settings.Data).WithEnvironment("Poker__Worker__Slots", settings.SlotsEach);
}

await builder.Build().RunAsync();
