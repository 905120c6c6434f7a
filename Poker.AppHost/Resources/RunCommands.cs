using Poker.AppHost.Commands;

namespace Poker.AppHost.Resources;

/// <summary>Puts the runs' commands on the coordinator's page of the dashboard.</summary>
internal static class RunCommands
{
    /// <summary>Adds <see cref="RunCommand.All"/>.</summary>
    public static IResourceBuilder<ProjectResource> WithRunCommands(
        this IResourceBuilder<ProjectResource> coordinator, IResourceBuilder<ParameterResource> token)
    {
        foreach (var command in RunCommand.All)
        {
            coordinator.WithHttpCommand(command.Path, command.Title, endpointName: "http", commandName: command.Name, commandOptions: new()
            {
                Description = command.Description,
                IconName = command.Icon,
                ConfirmationMessage = command.Confirmation,
                IsHighlighted = command == RunCommand.StartClustering || command == RunCommand.StartTraining,
                PrepareRequest = async context =>
                    CommandCall.Prepare(context.Request, command, await token.Resource.GetValueAsync(context.CancellationToken)),
                GetCommandResult = async context =>
                {
                    var (done, sentence) = await CommandCall.ReadAsync(command, context.Response, context.CancellationToken);
                    return new ExecuteCommandResult { Success = done, Message = sentence };
                },
            });
        }

        return coordinator;
    }
}
