using Microsoft.Extensions.DependencyInjection.Extensions;
using Poker.Capture.Tailing;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;
using Poker.ServiceDefaults;

namespace Poker.Capture.Parsing;

/// <summary>Adds what makes hands of lines to the capture service.</summary>
internal static class ParsingServices
{
    /// <summary>The configuration's key for the data folder: of the key of pseudonyms, unless it is configured itself, and of finished streets.</summary>
    public const string DataFolderKey = "Poker:Capture:DataFolder";

    /// <summary>Registers parsing, configured by <c>Poker:Capture:Parsing</c>, <c>Poker:Capture:PseudonymKey</c> and <c>Poker:Capture:Files</c>.</summary>
    public static IServiceCollection AddParsing(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(ParsingOptions.Section).Get<ParsingOptions>() ?? new ParsingOptions();
        options.Validate();
        services.AddSingleton(options);
        services.TryAddSingleton(_ => Pseudonyms(configuration));
        services.AddSingleton<ParseStore>();
        services.AddSingleton(provider => new HandStore(
            HandSinks.Of(DataFolder(configuration), provider.GetRequiredService<ILogger<SampleSink>>())));
        services.AddSingleton<ParsingRound>();
        services.AddHostedService<ParsingLoop>();
        AddFiles(services, configuration);
        return services;
    }

    private static string DataFolder(IConfiguration configuration) => DatabaseOptions.From(configuration[DataFolderKey], null).Folder;

    private static void AddFiles(IServiceCollection services, IConfiguration configuration)
    {
        var files = configuration.GetSection(TailedFileOptions.Section).Get<TailedFileOptions[]>() ?? [];
        TailedFileOptions.Validate(files);
        if (files.Length > 0)
        {
            services.AddSingleton<IReadOnlyList<TailedFileOptions>>(files);
            services.AddHostedService<FileTails>();
        }
    }

    private static HandPseudonyms Pseudonyms(IConfiguration configuration)
    {
        try
        {
            return PseudonymKey.Load(configuration[PseudonymKey.ConfigurationKey], DataFolder(configuration));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ServiceConfigurationException($"{error.Message} ({PseudonymKey.ConfigurationKey} sets it instead of a file.)", error);
        }
    }
}
