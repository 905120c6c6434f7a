namespace Poker.AppHost.Resources;

/// <summary>Where <c>aspire publish</c> and <c>aspire deploy</c> take the model.</summary>
internal static class DeploymentTargets
{
    /// <summary>Adds the environment that the settings name: one at a time, so that every resource belongs to it without being told.</summary>
    public static void AddDeploymentTarget(this IDistributedApplicationBuilder builder, AppHostSettings settings)
    {
        switch (settings.Target)
        {
            case "compose":
                builder.AddDockerComposeEnvironment("compose");
                break;
            case "azure":
                builder.AddAzureContainerAppEnvironment("aca");
                break;
            default:
                // A volume would become an emptyDir by default, and the database end with its pod.
                builder.AddKubernetesEnvironment("k8s").WithHelm(helm => helm.WithChartName("poker")).WithProperties(cluster =>
                {
                    cluster.DefaultStorageType = "pvc";
                    cluster.DefaultStorageSize = "50Gi";
                });
                break;
        }
    }

    /// <summary>Compose does not read the replicas of the model: the service says them itself.</summary>
    public static IResourceBuilder<ProjectResource> WithComposeReplicas(this IResourceBuilder<ProjectResource> service, AppHostSettings settings) =>
        settings.Target != "compose" ? service
            : service.PublishAsDockerComposeService((_, compose) => compose.Deploy = new() { Replicas = settings.Workers });
}
